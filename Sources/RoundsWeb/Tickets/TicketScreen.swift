import RoundsDomain
import RoundsHTML

/// One ticket: "Who waits for what?"
struct TicketScreen: Sendable {
    let number: Int64
    let kind: Ticket.Kind
    let state: Ticket.State
    let isCareAffected: Bool
    /// How it came in: `by phone`, `through the portal`.
    let channel: String
    let reported: TimeText
    /// Nil until resolved.
    let resolved: TimeText?
    /// Why it happened, for IT. Nil when it was not said.
    let cause: String?
    let requester: Requester
    let assignee: String?
    let isMine: Bool
    let team: String?
    /// What stands in the fields now, and what was typed when the form came back.
    var facts: TicketFacts
    let timeline: [TimelineEntry]
    /// The page with everything, when only the newest part is shown.
    let earlier: (path: String, count: Int)?
    /// The sentence below the title: "Maria Lopez has waited for an answer since 07:42".
    let waiting: String
    /// What was typed as a reply and came back with a complaint.
    var reply = Entries()
    var note = Entries()
    /// The requester's other tickets, newest first.
    let others: [TicketLink]
    /// Tickets whose words are alike.
    let similar: [TicketLink]
    /// False for those who only read.
    let mayWork: Bool
    /// "Waits for the vendor", and the day on which somebody looks again.
    var waits: (words: String, followUp: String?)?
    var judgement: JudgementScreen?
    var clocks: ClockScreen?
    var relations: [TicketRelation] = []
    /// What is known and may help.
    var articles: [ArticleLink] = []
    /// What was written down from it.
    var drafted: ArticleLink?
    var mayDraft = false
    /// Replies for all, to be put into the composer.
    var savedReplies: [Choice] = []
    /// Others who have this ticket open now.
    var lookers: [String] = []

    var code: String { "R-\(number)" }
    var path: String { "/tickets/\(number)" }
    var topic: String { "ticket:\(number)" }

    struct Requester: Sendable {
        let id: Int64
        let name: String
        let email: String
        /// Empty when they have none.
        var phone = ""
        /// False when the reader may not look at people.
        let mayBeOpened: Bool
        /// False for a check: nothing is written to it.
        var reads = true
    }
}

struct ArticleLink: Sendable {
    let path: String
    let title: String
}

/// The fields colleagues change side by side. `base` is what the page showed, so that a save knows what was changed here.
struct TicketFacts: Sendable {
    /// `title`, `priority` (1–4), `assignee` (number or empty), `team` (number or empty), `place`, `callback`.
    var entries: Entries
    let base: [String: String]
    let assignees: [Choice]
    let teams: [Choice]
    let surroundings: TicketSurroundings

    var priority: Priority { Int64(base["priority"] ?? "").flatMap(Priority.init(rawValue:)) ?? .p4 }

    /// - Parameter entries: what was typed, when the form comes back; else the base itself.
    init(
        base: [String: String], assignees: [Choice], teams: [Choice],
        surroundings: TicketSurroundings = TicketSurroundings(),
        entries: Entries? = nil
    ) {
        self.base = base
        self.assignees = assignees
        self.teams = teams
        self.surroundings = surroundings
        self.entries = entries ?? Entries(base)
    }
}

struct TicketLink: Sendable {
    let number: Int64
    let title: String
    let state: Ticket.State
    let reported: TimeText
}

/// What was said and done, oldest first.
enum TimelineEntry: Sendable {
    case message(TimelineMessage)
    /// Things done one after the other with nothing said between, folded into one line.
    case events([TimelineEvent])
}

struct TimelineMessage: Sendable {
    let id: Int64
    let kind: Message.Kind
    let author: String
    let isOwn: Bool
    let at: TimeText
    /// Markdown made into safe markup.
    let body: HTML
}

struct TimelineEvent: Sendable {
    /// "Priya Raman took it", "Sam Whitaker changed the priority from P3 to P2".
    let sentence: String
    let at: TimeText
}
