import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/:number — the desk's page for staff, the plain one for the requester.
    func showTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.ticketNumber()
        guard person.may(.readTickets) else { return try await showOwnTicket(request, context) }
        let wholeStory = try request.query().has("all")
        return .page(
            ticketPage(try await ticketScreen(id, for: person, whole: wholeStory), in: frame(request, context)))
    }

    /// GET /tickets/:number/timeline — the conversation alone, for live updates.
    func showTimeline(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(timelineFragment(try await ticketScreen(try context.ticketNumber(), for: try context.person)))
    }

    /// GET /tickets/:number/facts — the facts alone, for live updates.
    func showFacts(_ request: Request, _ context: DeskContext) async throws -> Response {
        let screen = try await ticketScreen(try context.ticketNumber(), for: try context.person)
        return .page(factsFragment(screen, frame(request, context).seal))
    }

    func ticketScreen(_ id: Ticket.ID, for person: Person, whole: Bool = false) async throws -> TicketScreen {
        let story = try await database.write(if: person.leavesTraceWhenReading) { [now = now()] tx in
            let ticket = try tx.ticket(id, for: .readNotes, by: person)
            if person.leavesTraceWhenReading { try tx.recordRead(of: id, by: person, at: now) }
            return try tx.story(of: ticket)
        }
        return screen(story, for: person, whole: whole)
    }

    private func screen(_ story: TicketStory, for person: Person, whole: Bool) -> TicketScreen {
        let ticket = story.ticket
        let now = now()
        let timeline = Timeline(story: story, reader: person, desk: self, now: now)
        let entries = whole ? timeline.entries : Array(timeline.entries.suffix(Timeline.shown))
        let left = timeline.entries.count - entries.count
        var screen = TicketScreen(
            number: ticket.id.number, kind: ticket.kind, state: ticket.state, isCareAffected: ticket.careAffected,
            channel: ticket.channel.words, reported: text(ticket.reportedAt, now: now),
            resolved: ticket.resolvedAt.map { text($0, now: now) }, cause: ticket.cause,
            requester: .init(
                id: story.requester.id.number, name: story.requester.name, email: story.requester.email,
                phone: story.requester.phone, mayBeOpened: person.may(.readPeople), reads: ticket.hasReader),
            assignee: ticket.fields.assignee.flatMap { story.names[$0.number] },
            isMine: ticket.fields.assignee == person.id,
            team: ticket.fields.team.flatMap { story.teamNames[$0.number] },
            facts: TicketFacts(
                base: ticket.fields.entries, assignees: story.assignees, teams: story.teamChoices,
                surroundings: story.surroundings),
            timeline: entries,
            earlier: left > 0 ? (path: "/tickets/\(ticket.id.number)?all=yes", count: left) : nil,
            waiting: timeline.waiting, others: ticket.hasReader ? story.others.map { link($0, now: now) } : [],
            similar: story.similar.map { link($0, now: now) }, mayWork: ticket.allows(.work, by: person))
        screen.waits = ticket.waiting.map { waiting in
            (waiting.on.words(story.requester.name), waiting.followUp?.iso)
        }
        screen.articles = story.articles.helping.map { ArticleLink(path: $0.id.path, title: $0.title) }
        screen.drafted = story.articles.drafted.first.map { ArticleLink(path: $0.id.path, title: $0.title) }
        screen.mayDraft = person.may(.writeKnowledge)
        screen.savedReplies = story.replies
        screen.judgement = JudgementScreen(ticket)
        screen.clocks = ServiceClock(story.marks, by: story.levels).flatMap { clock in
            ClockScreen(clock, story.levels, now: now) { text($0, now: now) }
        }
        screen.relations = story.links.map { linked in
            TicketRelation(
                kind: linked.link.kind, isForth: linked.isForth, words: linked.words,
                ticket: link(linked.line, now: now))
        }
        return screen
    }

    private func link(_ line: TicketLine, now: Moment) -> TicketLink {
        TicketLink(
            number: line.id.number, title: line.title, state: line.state, reported: text(line.reportedAt, now: now))
    }
}

extension Person {
    /// Those who read for oversight and not to help leave a line in the log: 45 CFR 164.312(b), audit controls.
    var leavesTraceWhenReading: Bool { role == .auditor || role == .privacyOfficer }
}

extension Database {
    /// Reads, or writes when looking leaves a trace.
    func write<Answer: Sendable>(
        if leavesTrace: Bool, _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        leavesTrace ? try await write(body) : try await read(body)
    }
}

extension Ticket.Channel {
    fileprivate var words: String {
        switch self {
        case .portal: "through the portal"
        case .phone: "by phone"
        case .walkUp: "at the desk"
        case .api: "by a program"
        case .commandLine: "on the command line"
        case .check: "because a check failed"
        }
    }
}

extension Ticket.Fields {
    /// As the form shows them.
    var entries: [String: String] {
        [
            "title": title, "priority": String(priority.rawValue), "priority_reason": priorityReason,
            "assignee": assignee?.description ?? "",
            "team": team?.description ?? "", "place": place, "callback": callback,
            "location": location?.description ?? "", "service": service?.description ?? "",
            "device": device?.description ?? "",
        ]
    }
}
