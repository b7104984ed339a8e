import RoundsDomain
import RoundsSQL
import RoundsStore

/// A request, as far as rounds and handovers of the past tell of it.
struct PastRequest {
    let id: Ticket.ID
    let title: String
    let priority: Priority
    private let place: String
    private let reportedAt: Moment
    private let takenAt: Moment?
    private let resolvedAt: Moment?
    private let assignee: EvidenceLine.Owner?

    static func all(_ tx: any Transaction) throws -> [PastRequest] {
        try tx.rows(
            """
            SELECT t.id, t.title, t.priority, t.place, t.reported_at, t.resolved_at, t.assignee_id, p.name AS assignee,
                   e.taken_at
            FROM ticket t LEFT JOIN person p ON p.id = t.assignee_id LEFT JOIN (
              SELECT subject_id, MIN(at) AS taken_at FROM event
              WHERE kind = \(Happening.Kind.ticketTaken.rawValue) GROUP BY subject_id
            ) AS e ON e.subject_id = t.id
            ORDER BY t.id LIMIT 10000
            """
        ).compactMap(PastRequest.init(row:))
    }

    private init?(row: Row) throws {
        guard let priority = Priority(rawValue: try row.integer("priority")) else { return nil }
        id = Ticket.ID(try row.integer("id"))
        title = try row.text("title")
        self.priority = priority
        place = try row.text("place")
        reportedAt = Moment(milliseconds: try row.integer("reported_at"))
        takenAt = try row.optionalInteger("taken_at").map(Moment.init(milliseconds:))
        resolvedAt = try row.optionalInteger("resolved_at").map(Moment.init(milliseconds:))
        let owner = try row.optionalInteger("assignee_id").map { Person.ID($0) }
        assignee = try row.optionalText("assignee").map { EvidenceLine.Owner(id: owner, name: $0) }
    }

    func isOpen(at then: Moment) -> Bool {
        guard reportedAt <= then else { return false }
        return resolvedAt.map { then < $0 } ?? true
    }

    /// Whoever had it then.
    func owner(at then: Moment) -> EvidenceLine.Owner? {
        guard let takenAt, takenAt <= then else { return nil }
        return assignee
    }

    /// As the morning round tells of an open P1 or P2.
    func line(at then: Moment) -> EvidenceLine {
        let owner = owner(at: then)
        let verdict: EvidenceLine.Verdict = owner == nil ? .unowned : priority == .p1 ? .failed : .warning
        return EvidenceLine(
            .init(.ticket, id.code), "\(id.code) \(title)", verdict,
            "\(priority.code), \(priority.meaning.lowercased())", seenAt: then, maxAge: .hours(1),
            firstSeen: reportedAt, owner: owner, path: "/tickets/\(id)")
    }

    /// None was open.
    static func none(at then: Moment) -> EvidenceLine {
        EvidenceLine(
            .init(.ticket, "urgent"), "Open P1 and P2", .good, "none", seenAt: then, maxAge: .hours(1),
            path: "/tickets")
    }

    /// As a handover tells of it.
    func item(at then: Moment) -> HandoverItem {
        let who = owner(at: then).map { "with \($0.name)" } ?? "nobody has it"
        let detail = "\(priority.code), \(who)\(place.isEmpty ? "" : ", \(place)")"
        return HandoverItem(.urgent, key: "ticket:\(id)", "\(id.code) \(title)", detail, path: "/tickets/\(id)")
    }
}
