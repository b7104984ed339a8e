import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Plans a time in which a check or a service may fail without a ticket.
    /// - Throws: ``Complaints``.
    public func planWindow(
        _ scope: MaintenanceWindow.Scope, from: Moment, until: Moment, reason: String, by person: Person, at now: Moment
    ) throws -> MaintenanceWindow {
        let reason = try MaintenanceWindow.check(from: from, until: until, reason: reason)
        switch scope {
        case .check(let id): if try watched(id) == nil { throw Denial.notFound }
        case .service(let id): if try service(id) == nil { throw Denial.notFound }
        }
        let inserted = try row(
            """
            INSERT INTO maintenance_window (check_id, service_id, from_at, until_at, reason, by_id)
            VALUES (\(scope.check), \(scope.service), \(from), \(until), \(reason), \(person.id)) RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new window has no number") }
        let window = MaintenanceWindow(
            id: try inserted.key("id"), scope: scope, from: from, until: until, reason: reason, by: person.id)
        try record(
            Happening(
                .windowPlanned, about: .window(window.id),
                facts: [
                    "check": scope.check.map { .number($0.number) } ?? .nothing,
                    "service": scope.service.map { .number($0.number) } ?? .nothing,
                    "from": .number(from.milliseconds), "until": .number(until.milliseconds),
                ]), by: .person(person.id), at: now)
        return window
    }

    /// Ends a window now; one that has not begun is taken back.
    public func endWindow(_ id: MaintenanceWindow.ID, by person: Person, at now: Moment) throws {
        let ended = try changed(
            "UPDATE maintenance_window SET until_at = \(now) WHERE id = \(id) AND until_at > \(now)")
        guard ended == 1 else { throw Denial.notFound }
        try record(Happening(.windowEnded, about: .window(id)), by: .person(person.id), at: now)
    }

    /// Windows that are open or still to come, the next to end first; at most 200.
    public func windows(at now: Moment) throws -> [MaintenanceWindow] {
        try windows("until_at > \(now)", limit: 200)
    }

    /// Windows that are open or begin until then, the next to end first; at most 5,000.
    public func windows(at now: Moment, beginningBy latest: Moment) throws -> [MaintenanceWindow] {
        try askWindows(at: now, beginningBy: latest).answer()
    }

    func askWindows(at now: Moment, beginningBy latest: Moment) throws -> Asked<[MaintenanceWindow]> {
        try askWindows("until_at > \(now) AND from_at <= \(latest)", limit: 5_000)
    }

    /// Windows of a check and of its service that are open or still to come, the next to end first; at most 200.
    public func windows(of check: Check, at now: Moment) throws -> [MaintenanceWindow] {
        try windows("until_at > \(now) AND \(Self.covering(check))", limit: 200)
    }

    /// Windows of a whole service that are open or still to come, the next to end first; at most 200.
    public func windows(of service: Service.ID, at now: Moment) throws -> [MaintenanceWindow] {
        try windows("until_at > \(now) AND service_id = \(service)", limit: 200)
    }

    func isPlanned(_ check: Check, at now: Moment) throws -> Bool {
        try !windows("until_at > \(now) AND from_at <= \(now) AND \(Self.covering(check))", limit: 1).isEmpty
    }

    private static func covering(_ check: Check) -> SQL {
        guard let service = check.fields.service else { return "check_id = \(check.id)" }
        return "(check_id = \(check.id) OR service_id = \(service))"
    }

    private func windows(_ condition: SQL, limit: Int) throws -> [MaintenanceWindow] {
        try askWindows(condition, limit: limit).answer()
    }

    private func askWindows(_ condition: SQL, limit: Int) throws -> Asked<[MaintenanceWindow]> {
        try ask(
            """
            SELECT id, check_id, service_id, from_at, until_at, reason, by_id FROM maintenance_window
            WHERE \(condition) ORDER BY until_at, id LIMIT \(limit)
            """
        ).each(MaintenanceWindow.init(row:))
    }
}

extension MaintenanceWindow.Scope {
    public func covers(_ check: Check) -> Bool {
        switch self {
        case .check(let id): check.id == id
        case .service(let id): check.fields.service == id
        }
    }

    fileprivate var check: Check.ID? { if case .check(let id) = self { id } else { nil } }
    public var service: Service.ID? { if case .service(let id) = self { id } else { nil } }
}

extension MaintenanceWindow {
    fileprivate init(row: Row) throws {
        let scope: Scope
        if let check: Check.ID = try row.optionalKey("check_id") {
            scope = .check(check)
        } else {
            scope = .service(try row.key("service_id"))
        }
        self.init(
            id: try row.key("id"), scope: scope, from: try row.moment("from_at"), until: try row.moment("until_at"),
            reason: try row.text("reason"), by: try row.key("by_id"))
    }
}
