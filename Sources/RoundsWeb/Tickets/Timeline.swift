import RoundsDomain
import RoundsHTML
import RoundsStore

/// Makes one story of what was said and what was done: messages in full, events between them folded.
struct Timeline {
    /// Entries shown before "show earlier".
    static let shown = 80

    let entries: [TimelineEntry]
    /// Who waits for whom, and since when.
    let waiting: String

    init(story: TicketStory, reader: Person, desk: Desk, now: Moment) {
        let words = EventWords(people: story.names, teams: story.teamNames)
        var entries: [TimelineEntry] = []
        var folded: [TimelineEvent] = []
        var events = story.events.filter { !$0.isSpoken(in: story) }[...]
        func fold(before moment: Moment?) {
            while let event = events.first, moment.map({ event.at < $0 }) ?? true {
                let who = Self.name(event.by, story)
                folded.append(
                    TimelineEvent(sentence: "\(who) \(words.sentence(event))", at: desk.text(event.at, now: now)))
                events.removeFirst()
            }
            if !folded.isEmpty { entries.append(.events(folded)) }
            folded = []
        }
        for said in story.messages {
            fold(before: said.message.at)
            entries.append(
                .message(
                    TimelineMessage(
                        id: said.message.id.number, kind: said.message.kind, author: said.author,
                        isOwn: said.message.author == reader.id, at: desk.text(said.message.at, now: now),
                        body: markdown(said.message.body))))
        }
        fold(before: nil)
        self.entries = entries
        waiting = Self.waiting(story, desk, now)
    }

    private static func name(_ actor: Actor, _ story: TicketStory) -> String {
        switch actor {
        case .person(let id): story.names[id.number] ?? "Somebody"
        case .desk: "The desk"
        case .stranger: "Somebody unknown"
        }
    }

    private static func waiting(_ story: TicketStory, _ desk: Desk, _ now: Moment) -> String {
        let ticket = story.ticket
        let name = story.requester.name
        if let resolved = ticket.resolvedAt { return "Resolved \(desk.text(resolved, now: now).ago)" }
        guard ticket.hasReader else {
            return "Reported by a check \(desk.text(ticket.reportedAt, now: now).ago)"
        }
        let last = story.messages.last { $0.message.kind.isForRequester }
        guard let last, last.message.kind == .reply else {
            return
                "\(name) has waited for \(TimeText.length(seconds: (now - (last?.message.at ?? ticket.reportedAt)).milliseconds / 1_000))"
        }
        return "\(name) was answered \(desk.text(last.message.at, now: now).ago)"
    }
}

extension Event {
    /// The message it records stands in the conversation itself.
    fileprivate func isSpoken(in story: TicketStory) -> Bool {
        switch Happening.Kind(rawValue: kind) {
        case .ticketNoted, .ticketReplied, .ticketAnswered, .ticketRead: true
        case .ticketResolved: story.messages.contains { $0.message.kind == .fix && $0.message.at == at }
        case .ticketReported: story.messages.contains { $0.message.kind == .report }
        default: false
        }
    }
}
