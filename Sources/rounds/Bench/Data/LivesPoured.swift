import RoundsDomain
import RoundsStore

/// The rows that lives leave behind, worked out in memory with the domain's own rules, to be written in large pieces.
struct LivesPoured {
    struct Stand {
        var ticket: Ticket
        var changedAt: Moment
        /// Oldest first.
        var said: [String]
        /// The step that last put it into the search index.
        var indexedAt: Int
        /// What moved its clocks.
        var marks: [ClockMark]
    }

    private(set) var stands: [Int: Stand] = [:]
    private(set) var messages: [Message] = []
    private(set) var events: [Event] = []
    private(set) var tally: [TallyCell: Int64] = [:]

    private var lastTicket: Int64
    private var lastMessage: Int64
    private(set) var seal: (number: Int64, hash: [UInt8])
    private let lives: [TicketLife]

    init(_ lives: [TicketLife], lastTicket: Int64, lastMessage: Int64, seal: (number: Int64, hash: [UInt8])) throws {
        self.lives = lives
        self.lastTicket = lastTicket
        self.lastMessage = lastMessage
        self.seal = seal
        for (place, step) in lives.inOrder.enumerated() { try pour(step, place) }
    }

    private mutating func pour(_ step: TicketLife.Step, _ place: Int) throws {
        if case .report(let draft) = step.deed { return report(draft, step, place) }
        guard var stand = stands[step.life] else { return }
        let before = stand.ticket
        switch step.deed {
        case .report: return
        case .take: save(try before.taken(by: step.by.id), as: { .ticketTaken($0, from: before) }, &stand, step)
        case .give(let team):
            var fields = before.fields
            fields.team = team
            save(before.changed(to: fields), as: { .ticketChanged($0, from: before) }, &stand, step)
        case .note(let body): record(.said(say(.note, body, &stand, step, place)), &stand, step)
        case .reply(let body): record(.said(say(.reply, body, &stand, step, place)), &stand, step)
        case .answer(let body): record(.said(say(.answer, body, &stand, step, place)), &stand, step)
        case .resolve(let fix, let cause):
            let message = say(.fix, fix, &stand, step, place)
            save(try before.resolved(fix: fix, cause: cause, at: step.at), as: { _ in .said(message) }, &stand, step)
        }
        stands[step.life] = stand
    }

    private mutating func report(_ draft: TicketDraft, _ step: TicketLife.Step, _ place: Int) {
        lastTicket += 1
        let ticket = Ticket(
            id: Ticket.ID(lastTicket), kind: draft.kind, channel: draft.channel,
            requester: lives[step.life].requester.id,
            reportedAt: step.at, careAffected: draft.careAffected,
            fields: .init(title: draft.title, priority: draft.priority, place: draft.place, callback: draft.callback),
            circumstances: draft.circumstances)
        var stand = Stand(ticket: ticket, changedAt: step.at, said: [], indexedAt: place, marks: [])
        _ = say(.report, draft.details, &stand, step, place)
        for cell in TallyCell.cells(of: ticket) { tally[cell, default: 0] += 1 }
        record(.ticketReported(ticket), &stand, step)
        stands[step.life] = stand
    }

    private mutating func say(
        _ kind: Message.Kind, _ body: String, _ stand: inout Stand, _ step: TicketLife.Step, _ place: Int
    ) -> Message {
        lastMessage += 1
        let message = Message(
            id: Message.ID(lastMessage), ticket: stand.ticket.id, kind: kind, author: step.by.id, at: step.at,
            body: body)
        messages.append(message)
        stand.said.append(body)
        stand.changedAt = step.at
        stand.indexedAt = place
        return message
    }

    private mutating func save(
        _ after: Ticket, as happening: (Ticket) -> Happening, _ stand: inout Stand, _ step: TicketLife.Step
    ) {
        let saved = Ticket(
            id: after.id, kind: after.kind, channel: after.channel, requester: after.requester,
            reportedAt: after.reportedAt, careAffected: after.careAffected, fields: after.fields, state: after.state,
            waiting: after.waiting, circumstances: after.circumstances, resolvedAt: after.resolvedAt, fix: after.fix,
            cause: after.cause, version: after.version + 1)
        for cell in TallyCell.cells(of: saved) { tally[cell, default: 0] += 1 }
        for cell in TallyCell.cells(of: stand.ticket) { tally[cell, default: 0] -= 1 }
        stand.ticket = saved
        stand.changedAt = step.at
        record(happening(saved), &stand, step)
    }

    private mutating func record(_ happening: Happening, _ stand: inout Stand, _ step: TicketLife.Step) {
        if let mark = ClockMark(happening, at: step.at) { stand.marks.append(mark) }
        let number = seal.number + 1
        let facts = happening.facts.canonicalJSON
        let by = Actor.person(step.by.id)
        let hash = Chain.hash(
            after: seal.hash, number: number, at: step.at, by: by, kind: happening.kind.rawValue,
            subject: happening.subject,
            facts: facts)
        events.append(
            Event(
                number: number, at: step.at, by: by, kind: happening.kind.rawValue, subject: happening.subject,
                facts: facts,
                hash: hash))
        seal = (number, hash)
    }
}
