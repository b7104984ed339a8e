import RoundsDomain

/// The list of requests: "Which one breaks next?"
struct QueueScreen: Sendable {
    enum Show: String, Sendable, CaseIterable {
        case open, unowned, mine, resolved

        var title: String {
            switch self {
            case .open: "Open"
            case .unowned: "Without an owner"
            case .mine: "Yours"
            case .resolved: "Resolved"
            }
        }

        /// Its address, with where the page begins.
        func path(after cursor: String? = nil) -> String {
            "/tickets?show=\(rawValue)" + (cursor.map { "&after=\($0)" } ?? "")
        }
    }

    struct Counts: Sendable {
        let open: Int64
        let unowned: Int64
        let mine: Int64
        let resolved: Int64

        func count(_ show: Show) -> Int64 {
            switch show {
            case .open: open
            case .unowned: unowned
            case .mine: mine
            case .resolved: resolved
            }
        }
    }

    let show: Show
    let counts: Counts
    let rows: [TicketRow]
    /// What broke its promise already, on the first page: some of it, and how many there are.
    var broken: [TicketRow] = []
    var brokenCount = 0
    let pager: Pager
    /// True for those who may report for others and take tickets.
    let mayWork: Bool
    /// Of the open ones, which; and what else can be chosen.
    var filter = QueueFilter.none
    var choices = QueueChoices.none
}

/// One request in a list.
struct TicketRow: Sendable {
    let number: Int64
    let title: String
    let kind: Ticket.Kind
    let state: Ticket.State
    let priority: Priority
    let isCareAffected: Bool
    /// As the reporter said it; may be empty.
    let place: String
    let requester: String
    /// Nil when nobody has it.
    let assignee: String?
    let isMine: Bool
    let team: String?
    /// Since it was reported.
    let reported: TimeText
    /// Since anything was said or done.
    let changed: TimeText
    /// What breaks next: "answer due", and when.
    var due: (words: String, mark: Mark, at: TimeText)?
    var waiting: Ticket.Waiting.Side?
    /// Shown with a box to choose it by; its keys work it.
    var mayBeChosen = false

    var code: String { "R-\(number)" }
}
