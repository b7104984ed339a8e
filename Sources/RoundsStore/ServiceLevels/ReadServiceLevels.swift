import RoundsDomain
import RoundsSQL
import Synchronization

extension Transaction {
    /// What the desk promises now. Before anybody saved it, what a new desk promises, in UTC.
    public func serviceLevels() throws -> ServiceLevels { try askServiceLevels().answer() }

    public func askServiceLevels() throws -> Asked<ServiceLevels> {
        try ask("SELECT close_after_days, digest, version FROM service_levels WHERE id = 1").map { rows in
            try rows.first.map(levels) ?? .unsaved
        }
    }

    /// What changes seldom is read once: its digest tells.
    private func levels(_ row: Row) throws -> ServiceLevels {
        let digest = try row.text("digest")
        if let known = KnownLevels.all.withLock({ $0[digest] }) { return known }
        let read = ServiceLevels(
            targets: try targets(), calendars: try calendars(),
            closeAfterDays: Int(try row.integer("close_after_days")),
            version: try row.integer("version"))
        KnownLevels.all.withLock { known in
            if known.count >= KnownLevels.most { known.removeAll() }
            known[digest] = read
        }
        return read
    }

    private func targets() throws -> [Priority: ServiceLevels.Target] {
        var targets: [Priority: ServiceLevels.Target] = [:]
        for row in try rows(
            "SELECT priority, response_minutes, resolution_minutes, calendar_id FROM service_level ORDER BY priority")
        {
            guard let priority = Priority(rawValue: try row.integer("priority")) else {
                throw StorageError.shape("priority")
            }
            targets[priority] = ServiceLevels.Target(
                responseMinutes: try row.integer("response_minutes"),
                resolutionMinutes: try row.integer("resolution_minutes"), calendar: try row.key("calendar_id"))
        }
        return targets
    }

    private func calendars() throws -> [WorkCalendar] {
        var hours: [Int64: [Weekday: WorkCalendar.Hours]] = [:]
        for row in try rows("SELECT calendar_id, weekday, opens_minute, closes_minute FROM work_hours") {
            guard let weekday = Weekday(rawValue: Int(try row.integer("weekday"))) else {
                throw StorageError.shape("weekday")
            }
            hours[try row.integer("calendar_id"), default: [:]][weekday] = WorkCalendar.Hours(
                opens: Int(try row.integer("opens_minute")), closes: Int(try row.integer("closes_minute")))
        }
        var holidays: [Int64: [Day: String]] = [:]
        for row in try rows("SELECT calendar_id, day, name FROM work_holiday LIMIT 2000") {
            holidays[try row.integer("calendar_id"), default: [:]][Day(number: try row.integer("day"))] =
                try row.text("name")
        }
        return try rows("SELECT id, name, zone FROM work_calendar ORDER BY id LIMIT 20").map { row in
            let number = try row.integer("id")
            return WorkCalendar(
                id: .init(number), name: try row.text("name"), zone: ZoneBook.installed[try row.text("zone")] ?? .utc,
                hours: hours[number] ?? [:], holidays: holidays[number] ?? [:])
        }
    }
}

extension ServiceLevels {
    static let unsaved: ServiceLevels = {
        let standard = ServiceLevels.standard(in: .utc)
        return ServiceLevels(targets: standard.targets, calendars: standard.calendars, version: 0)
    }()
}

/// Read once and kept by the digest of their contents: every report and every change of a ticket needs them.
private enum KnownLevels {
    static let most = 32
    static let all = Mutex<[String: ServiceLevels]>([:])
}
