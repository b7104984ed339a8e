import RoundsDomain
import RoundsSQL

extension Moment {
    /// Stands where nothing is due: 9999-12-31T23:59:59.999Z.
    public static let never = Moment(milliseconds: 253_402_300_799_999)
}

/// The moments of a ticket's clocks as they are stored beside it, for the order of the queue.
public struct StoredClock: Sendable, Equatable {
    public let due: Moment
    public let responseDue: Moment?
    public let resolutionDue: Moment?
    public let answeredAt: Moment?
    public let plan: Int64

    public init(_ marks: [ClockMark], by levels: ServiceLevels) {
        let clock = ServiceClock(marks, by: levels)
        due = clock?.nextDue ?? .never
        responseDue = clock?.response?.due
        resolutionDue = clock?.resolution?.due
        answeredAt = clock?.response?.met
        plan = levels.version
    }

    init(row: Row) throws {
        due = try row.moment("due_at")
        responseDue = try row.optionalMoment("response_due_at")
        resolutionDue = try row.optionalMoment("resolution_due_at")
        answeredAt = try row.optionalMoment("answered_at")
        plan = try row.integer("clock_plan")
    }

    /// The columns of an `UPDATE`.
    var assignments: SQL {
        """
        due_at = \(due), response_due_at = \(responseDue), resolution_due_at = \(resolutionDue),
        answered_at = \(answeredAt), clock_plan = \(plan)
        """
    }
}

extension Transaction {
    /// What of a ticket's events moves its clocks, in the order of the log.
    public func clockMarks(of id: Ticket.ID) throws -> [ClockMark] { try askClockMarks(of: id).answer() }

    public func askClockMarks(of id: Ticket.ID) throws -> Asked<[ClockMark]> {
        try ask(
            """
            SELECT number, at, actor, kind, subject_kind, subject_id, facts, hash
            FROM event
            WHERE subject_kind = 'ticket' AND subject_id = \(id) AND kind IN (\(list: ClockMark.kinds))
            ORDER BY number LIMIT 2000
            """
        ).map { rows in try rows.map(Event.init(row:)).compactMap(ClockMark.init) }
    }

    /// The clocks as they will stand after this; nil when it moves none.
    func clock(of id: Ticket.ID, after happening: Happening, at now: Moment) throws -> StoredClock? {
        guard let mark = ClockMark(happening, at: now) else { return nil }
        return StoredClock(try clockMarks(of: id) + [mark], by: try serviceLevels())
    }

    public func storedClock(of id: Ticket.ID) throws -> StoredClock? {
        try row(
            """
            SELECT due_at, response_due_at, resolution_due_at, answered_at, clock_plan FROM ticket WHERE id = \(id)
            """
        ).map(StoredClock.init(row:))
    }

    /// Folds open tickets again whose clocks follow an older promise.
    /// - Returns: how many; fewer than `limit` when all follow the promise of now.
    public func foldClocksAgain(limit: Int) throws -> Int {
        let levels = try serviceLevels()
        let behind = try rows(
            """
            SELECT id, version FROM ticket WHERE open = 1 AND clock_plan <> \(levels.version) ORDER BY id LIMIT \(limit)
            """)
        for row in behind {
            let id: Ticket.ID = try row.key("id")
            let clock = StoredClock(try clockMarks(of: id), by: levels)
            // A colleague who saves at this moment folds by the same promise.
            try run(
                "UPDATE ticket SET \(clock.assignments) WHERE id = \(id) AND version = \(try row.integer("version"))")
        }
        return behind.count
    }
}
