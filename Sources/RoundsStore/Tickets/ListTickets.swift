import RoundsDomain
import RoundsSQL

/// One of the queue's lists.
public enum TicketList: Sendable, Equatable {
    /// Everything open, what breaks a promise next first.
    case open
    case unassigned
    case assigned(to: Person.ID)
    case team(Team.ID)
    case resolved
    /// What one person reported, newest first.
    case reported(by: Person.ID)
    /// Of these, what is open, and what is not.
    case openReported(by: Person.ID)
    case solvedReported(by: Person.ID)
    case all
    /// Open ones about a place alone, a service, and all about a device.
    case location(Location.ID)
    case service(Service.ID)
    case device(Device.ID)
    /// Of what is open, what fits.
    case matching(TicketFilter)

    /// Lists of work begin with what breaks a promise next; the others are read from the newest.
    var isByDue: Bool {
        switch self {
        case .open, .unassigned, .assigned, .team, .location, .service, .matching: true
        case .resolved, .reported, .openReported, .solvedReported, .all, .device: false
        }
    }
}

/// What of the open tickets is wanted; nil means whatever.
public struct TicketFilter: Sendable, Hashable {
    public enum Owner: Sendable, Hashable {
        case nobody
        case person(Person.ID)
    }

    public var state: Ticket.State?
    public var priority: Priority?
    public var owner: Owner?
    public var team: Team.ID?
    public var waiting: Ticket.Waiting.Side?

    public init(
        state: Ticket.State? = nil, priority: Priority? = nil, owner: Owner? = nil, team: Team.ID? = nil,
        waiting: Ticket.Waiting.Side? = nil
    ) {
        self.state = state
        self.priority = priority
        self.owner = owner
        self.team = team
        self.waiting = waiting
    }

    public var isEmpty: Bool { self == TicketFilter() }

    fileprivate var condition: SQL {
        var parts: [SQL] = ["open = 1"]
        if let state { parts.append("state = \(state.rawValue)") }
        if let priority { parts.append("priority = \(priority.rawValue)") }
        switch owner {
        case .nobody: parts.append("assignee_id IS NULL")
        case .person(let person): parts.append("assignee_id = \(person)")
        case nil: break
        }
        if let team { parts.append("team_id = \(team)") }
        if let waiting { parts.append("waiting_on = \(waiting.rawValue)") }
        return .joined(parts, by: " AND ")
    }
}

public struct TicketPage: Sendable, Equatable {
    public let lines: [TicketLine]
    /// Where the next page begins, if there is one.
    public let next: TicketCursor?
}

/// What broke its promise already.
public struct BrokenTickets: Sendable, Equatable {
    /// More than this are not counted.
    public static let most = 200

    /// The most urgent first, of those what broke last.
    public let lines: [TicketLine]
    /// At most ``most``.
    public let count: Int

    public static let none = BrokenTickets(lines: [], count: 0)
}

extension Transaction {
    /// Of a list of work, what broke its promise by now.
    /// - Parameter limit: how many of them are read, 1 to 200.
    public func brokenTickets(_ list: TicketList, at now: Moment, limit: Int) throws -> BrokenTickets {
        let last = try rows(
            """
            SELECT id, priority, due_at FROM ticket WHERE \(list.condition(dueBy: now))
            ORDER BY due_at DESC LIMIT \(BrokenTickets.most)
            """
        ).map {
            (id: try $0.key("id") as Ticket.ID, priority: try $0.integer("priority"), due: try $0.moment("due_at"))
        }
        let urgent = last.sorted { ($0.priority, $1.due, $1.id) < ($1.priority, $0.due, $0.id) }.prefix(limit)
        return BrokenTickets(
            lines: urgent.isEmpty ? [] : try tickets(numbered: urgent.map(\.id)), count: last.count)
    }

    /// One page of a list: the numbers from a covering index, then the rows.
    /// - Parameters:
    ///   - end: only what is due by then, on a list of work.
    ///   - limit: 1 to 200.
    public func tickets(
        _ list: TicketList, after cursor: TicketCursor? = nil, dueBy end: Moment? = nil, limit: Int
    ) throws -> TicketPage {
        try askTickets(list, after: cursor, dueBy: end, limit: limit).answer()
    }

    public func askTickets(
        _ list: TicketList, after cursor: TicketCursor? = nil, dueBy end: Moment? = nil, limit: Int
    ) throws -> Asked<TicketPage> {
        try ask(
            """
            SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at,
                   t.resolved_at, t.version, t.waiting_on, t.follow_up_day, t.due_at, t.response_due_at,
                   t.resolution_due_at, t.answered_at, t.assignee_id,
                   r.name AS requester, a.name AS assignee, g.name AS team
            FROM ticket t
            JOIN person r ON r.id = t.requester_id
            LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
            WHERE t.id IN (\(list.numbers(after: cursor, dueBy: end, limit: limit + 1)))
            ORDER BY \(list.order)
            """
        ).each(TicketLine.init(row:)).map { lines in
            let page = Array(lines.prefix(limit))
            return TicketPage(lines: page, next: lines.count > limit ? page.last?.cursor : nil)
        }
    }

    /// Tickets by number, in the order given; what is not there is left out.
    public func tickets(numbered ids: [Ticket.ID]) throws -> [TicketLine] {
        let found = try rows(
            """
            SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at,
                   t.resolved_at, t.version, t.waiting_on, t.follow_up_day, t.due_at, t.response_due_at,
                   t.resolution_due_at, t.answered_at, t.assignee_id,
                   r.name AS requester, a.name AS assignee, g.name AS team
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
}

extension TicketList {
    fileprivate var order: SQL { isByDue ? "t.due_at, t.priority, t.id" : "t.id DESC" }

    /// What belongs to the list, as its index says it.
    private var condition: SQL {
        switch self {
        case .open: "open = 1"
        case .unassigned: "open = 1 AND assignee_id IS NULL"
        case .assigned(let person): "assignee_id = \(person) AND open = 1"
        case .team(let team): "team_id = \(team) AND open = 1"
        case .resolved: "open = 0"
        case .reported(let person): "requester_id = \(person)"
        case .openReported(let person): "requester_id = \(person) AND open = 1"
        case .solvedReported(let person): "requester_id = \(person) AND open = 0"
        case .all: "1 = 1"
        case .location(let location): "location_id = \(location) AND open = 1"
        case .service(let service): "service_id = \(service) AND open = 1"
        case .device(let device): "device_id = \(device)"
        case .matching(let filter): filter.condition
        }
    }

    fileprivate func condition(dueBy end: Moment?) -> SQL {
        guard let end else { return condition }
        return "\(condition) AND due_at <= \(end)"
    }

    func numbers(after cursor: TicketCursor?, dueBy end: Moment? = nil, limit: Int) -> SQL {
        guard isByDue else {
            return """
                SELECT id FROM ticket WHERE \(condition) AND id < \(cursor?.number ?? .max) ORDER BY id DESC LIMIT \(limit)
                """
        }
        let condition = condition(dueBy: end)
        guard let cursor else {
            return "SELECT id FROM ticket WHERE \(condition) ORDER BY due_at, priority, id LIMIT \(limit)"
        }
        // Three ranges of one index. Of `(due_at, priority, id) > (…, …, …)` SQLite takes only the first part to the index
        // and then walks all that is due at the same moment.
        return """
            SELECT id FROM (
              SELECT id, priority, due_at FROM (
                SELECT id, priority, due_at FROM ticket
                WHERE \(condition) AND due_at = \(cursor.due) AND priority = \(cursor.priority) AND id > \(cursor.number)
                ORDER BY id LIMIT \(limit)) AS same
              UNION ALL
              SELECT id, priority, due_at FROM (
                SELECT id, priority, due_at FROM ticket
                WHERE \(condition) AND due_at = \(cursor.due) AND priority > \(cursor.priority)
                ORDER BY priority, id LIMIT \(limit)) AS milder
              UNION ALL
              SELECT id, priority, due_at FROM (
                SELECT id, priority, due_at FROM ticket
                WHERE \(condition) AND due_at > \(cursor.due)
                ORDER BY due_at, priority, id LIMIT \(limit)) AS later) AS page
            ORDER BY due_at, priority, id LIMIT \(limit)
            """
    }
}
