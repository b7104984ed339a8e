import RoundsDomain
import RoundsSQL

/// One of the queue's lists.
public enum TicketList: Sendable, Equatable {
    /// Everything open, what breaks care first.
    case open
    case unassigned
    case assigned(to: Person.ID)
    case team(Team.ID)
    case resolved
    /// What one person reported, newest first.
    case reported(by: Person.ID)
    case all
    /// Open ones about a place alone, a service, and all about a device.
    case location(Location.ID)
    case service(Service.ID)
    case device(Device.ID)

    /// Lists by priority are worked from the top; the others are read from the newest.
    var isByPriority: Bool {
        switch self {
        case .open, .unassigned, .assigned, .team, .location, .service: true
        case .resolved, .reported, .all, .device: false
        }
    }
}

/// Where a page of a list begins: behind this row.
public struct TicketCursor: Sendable, Equatable {
    public let priority: Int64
    public let number: Int64

    public init(priority: Int64, number: Int64) {
        self.priority = priority
        self.number = number
    }

    /// `3-1042`, for addresses.
    public var code: String { "\(priority)-\(number)" }

    public init?(code: String) {
        let parts = code.split(separator: "-")
        guard code.utf8.count <= 24, parts.count == 2, let priority = Int64(parts[0]), let number = Int64(parts[1]),
            (1...4).contains(priority), number > 0
        else { return nil }
        self.init(priority: priority, number: number)
    }
}

/// A ticket as a list shows it.
public struct TicketLine: Sendable, Equatable {
    public let id: Ticket.ID
    public let kind: Ticket.Kind
    public let state: Ticket.State
    public let priority: Priority
    public let title: String
    public let place: String
    public let careAffected: Bool
    public let requester: String
    public let assignee: String?
    public let assigneeID: Person.ID?
    public let team: String?
    public let reportedAt: Moment
    public let changedAt: Moment
    public let version: Int64

    public var cursor: TicketCursor { TicketCursor(priority: priority.rawValue, number: id.number) }
}

public struct TicketPage: Sendable, Equatable {
    public let lines: [TicketLine]
    /// Where the next page begins, if there is one.
    public let next: TicketCursor?
}

extension Transaction {
    /// One page of a list: the numbers from a covering index, then the rows.
    /// - Parameter limit: 1 to 200.
    public func tickets(_ list: TicketList, after cursor: TicketCursor? = nil, limit: Int) throws -> TicketPage {
        let lines = try rows(
            """
            SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at,
                   t.version, t.assignee_id, r.name AS requester, a.name AS assignee, g.name AS team
            FROM ticket t
            JOIN person r ON r.id = t.requester_id
            LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
            WHERE t.id IN (\(list.numbers(after: cursor, limit: limit + 1)))
            ORDER BY \(list.order)
            """
        ).map(TicketLine.init(row:))
        let page = Array(lines.prefix(limit))
        return TicketPage(lines: page, next: lines.count > limit ? page.last?.cursor : nil)
    }

    /// Tickets by number, in the order given; what is not there is left out.
    public func tickets(numbered ids: [Ticket.ID]) throws -> [TicketLine] {
        let found = try rows(
            """
            SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at,
                   t.version, t.assignee_id, r.name AS requester, a.name AS assignee, g.name AS team
            FROM ticket t
            JOIN person r ON r.id = t.requester_id
            LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
            WHERE t.id IN (\(list: ids))
            """
        ).map(TicketLine.init(row:))
        let byNumber = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byNumber[$0] }
    }

    /// How many stand in each list a person sees, from the tally's few rows.
    public func ticketCounts(for person: Person.ID) throws -> TicketCounts {
        let row = try row(
            """
            SELECT COALESCE(CAST(SUM(count) FILTER (WHERE open = 1) AS \(.integer)), 0) AS open,
                   COALESCE(CAST(SUM(count) FILTER (WHERE open = 1 AND assignee_id = 0) AS \(.integer)), 0) AS unassigned,
                   COALESCE(CAST(SUM(count) FILTER (WHERE open = 1 AND assignee_id = \(person)) AS \(.integer)), 0) AS mine,
                   COALESCE(CAST(SUM(count) FILTER (WHERE open = 0) AS \(.integer)), 0) AS resolved
            FROM ticket_tally
            """)
        guard let row else { throw StorageError.shape("the tally answers nothing") }
        return TicketCounts(
            open: try row.integer("open"), unassigned: try row.integer("unassigned"), mine: try row.integer("mine"),
            resolved: try row.integer("resolved"))
    }
}

public struct TicketCounts: Sendable, Equatable {
    public let open: Int64
    public let unassigned: Int64
    public let mine: Int64
    public let resolved: Int64
}

extension TicketList {
    fileprivate var order: SQL { isByPriority ? "t.priority, t.id" : "t.id DESC" }

    /// What belongs to the list, as its index says it.
    private var condition: SQL {
        switch self {
        case .open: "open = 1"
        case .unassigned: "open = 1 AND assignee_id IS NULL"
        case .assigned(let person): "assignee_id = \(person) AND open = 1"
        case .team(let team): "team_id = \(team) AND open = 1"
        case .resolved: "open = 0"
        case .reported(let person): "requester_id = \(person)"
        case .all: "1 = 1"
        case .location(let location): "location_id = \(location) AND open = 1"
        case .service(let service): "service_id = \(service) AND open = 1"
        case .device(let device): "device_id = \(device)"
        }
    }

    func numbers(after cursor: TicketCursor?, limit: Int) -> SQL {
        guard isByPriority else {
            return """
                SELECT id FROM ticket WHERE \(condition) AND id < \(cursor?.number ?? .max) ORDER BY id DESC LIMIT \(limit)
                """
        }
        guard let cursor else {
            return "SELECT id FROM ticket WHERE \(condition) ORDER BY priority, id LIMIT \(limit)"
        }
        // Two ranges of one index. Of `(priority, id) > (…, …)` SQLite takes only the first half to the index and then walks
        // all that stands before the cursor.
        return """
            SELECT id FROM (
              SELECT id, priority FROM (
                SELECT id, priority FROM ticket
                WHERE \(condition) AND priority = \(cursor.priority) AND id > \(cursor.number)
                ORDER BY id LIMIT \(limit)) AS same
              UNION ALL
              SELECT id, priority FROM (
                SELECT id, priority FROM ticket
                WHERE \(condition) AND priority > \(cursor.priority)
                ORDER BY priority, id LIMIT \(limit)) AS later) AS page
            ORDER BY priority, id LIMIT \(limit)
            """
    }
}

extension TicketLine {
    init(row: Row) throws {
        guard let priority = Priority(rawValue: try row.integer("priority")) else {
            throw StorageError.shape("priority")
        }
        self.init(
            id: try row.key("id"), kind: try row.word("kind"), state: try row.word("state"), priority: priority,
            title: try row.text("title"), place: try row.text("place"), careAffected: try row.flag("care_affected"),
            requester: try row.text("requester"), assignee: try row.optionalText("assignee"),
            assigneeID: try row.optionalKey("assignee_id"), team: try row.optionalText("team"),
            reportedAt: try row.moment("reported_at"),
            changedAt: try row.moment("changed_at"), version: try row.integer("version"))
    }
}
