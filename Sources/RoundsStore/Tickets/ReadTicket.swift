import RoundsDomain
import RoundsSQL

extension Transaction {
    public func ticket(_ id: Ticket.ID) throws -> Ticket? {
        try row(
            """
            SELECT id, kind, channel, state, priority, priority_reason, title, place, callback, care_affected, affected,
                   workaround, care_setting, service_tier, device_criticality, waiting_on, follow_up_day, requester_id,
                   assignee_id, team_id, location_id, service_id, device_id, reported_at, resolved_at, fix, cause, version
            FROM ticket WHERE id = \(id)
            """
        ).map(Ticket.init(row:))
    }

    /// The ticket, if this person may do this with it. What somebody may not read does not exist for them.
    public func ticket(_ id: Ticket.ID, for action: Ticket.Action, by person: Person) throws -> Ticket {
        guard let ticket = try ticket(id), ticket.allows(.read, by: person) else { throw Denial.notFound }
        guard ticket.allows(action, by: person) else { throw Denial.forbidden }
        return ticket
    }

    /// What was said, oldest first. Without `notes`, only what the requester may read leaves the store.
    public func messages(
        on id: Ticket.ID, notes: Bool, after last: Message.ID = .init(0), limit: Int = 500
    ) throws -> [SaidMessage] {
        let only: SQL = notes ? "" : "AND m.kind <> \(Message.Kind.note.rawValue)"
        return try rows(
            """
            SELECT m.id, m.ticket_id, m.kind, m.author_id, m.at, m.body, p.name AS author_name
            FROM message m JOIN person p ON p.id = m.author_id
            WHERE m.ticket_id = \(id) AND m.id > \(last) \(only)
            ORDER BY m.id LIMIT \(limit)
            """
        ).map(SaidMessage.init(row:))
    }

    /// The last that was said, oldest first.
    public func messages(on id: Ticket.ID, notes: Bool, newest limit: Int) throws -> [SaidMessage] {
        try askMessages(on: id, notes: notes, newest: limit).answer()
    }

    public func askMessages(on id: Ticket.ID, notes: Bool, newest limit: Int) throws -> Asked<[SaidMessage]> {
        let only: SQL = notes ? "" : "AND m.kind <> \(Message.Kind.note.rawValue)"
        return try ask(
            """
            SELECT m.id, m.ticket_id, m.kind, m.author_id, m.at, m.body, p.name AS author_name
            FROM message m JOIN person p ON p.id = m.author_id
            WHERE m.ticket_id = \(id) \(only) ORDER BY m.id DESC LIMIT \(limit)
            """
        ).map { rows in try rows.reversed().map(SaidMessage.init(row:)) }
    }

    /// One message, if it stands on this ticket; a note only for who may read notes.
    public func message(_ message: Message.ID, on id: Ticket.ID, notes: Bool) throws -> SaidMessage? {
        try messages(on: id, notes: notes, after: .init(message.number - 1), limit: 1).first {
            $0.message.id == message
        }
    }
}

/// A message with its author's name.
public struct SaidMessage: Sendable, Equatable {
    public let message: Message
    public let author: String

    public init(message: Message, author: String) {
        self.message = message
        self.author = author
    }
}

extension SaidMessage {
    init(row: Row) throws {
        message = Message(
            id: try row.key("id"), ticket: try row.key("ticket_id"), kind: try row.word("kind"),
            author: try row.key("author_id"), at: try row.moment("at"), body: try row.text("body"))
        author = try row.text("author_name")
    }
}

extension Ticket {
    init(row: Row) throws {
        guard let priority = Priority(rawValue: try row.integer("priority")) else {
            throw StorageError.shape("priority")
        }
        self.init(
            id: try row.key("id"), kind: try row.word("kind"), channel: try row.word("channel"),
            requester: try row.key("requester_id"), reportedAt: try row.moment("reported_at"),
            careAffected: try row.flag("care_affected"),
            fields: Fields(
                title: try row.text("title"), priority: priority, priorityReason: try row.text("priority_reason"),
                assignee: try row.optionalKey("assignee_id"),
                team: try row.optionalKey("team_id"), place: try row.text("place"), callback: try row.text("callback"),
                location: try row.optionalKey("location_id"), service: try row.optionalKey("service_id"),
                device: try row.optionalKey("device_id")),
            state: try row.word("state"), waiting: try Waiting(row: row),
            circumstances: try CareCircumstances(row: row),
            resolvedAt: try row.optionalMoment("resolved_at"), fix: try row.optionalText("fix"),
            cause: try row.optionalText("cause"), version: try row.integer("version"))
    }
}

extension CareCircumstances {
    fileprivate init(row: Row) throws {
        self.init(
            careAffected: try row.flag("care_affected"), affected: try row.word("affected"),
            workaround: try row.word("workaround"), setting: try row.optionalWord("care_setting"),
            tier: try row.optionalInteger("service_tier").flatMap(Tier.init(rawValue:)),
            device: try row.optionalWord("device_criticality"))
    }
}

extension Ticket.Waiting {
    init?(row: Row) throws {
        guard let side: Side = try row.optionalWord("waiting_on") else { return nil }
        self.init(on: side, followUp: try row.optionalInteger("follow_up_day").map(Day.init(number:)))
    }
}
