import Crypto
import RoundsDomain
import RoundsSQL

extension Happening.Subject {
    /// What the desk promises.
    public static let serviceLevels = Happening.Subject(kind: "service_levels", number: 1)
}

extension Transaction {
    /// Saves what the desk promises, if nobody saved since `version`, and has every open ticket's clocks folded again.
    /// - Throws: ``Denial/forbidden``, ``Stale``, ``Complaints``.
    public func saveServiceLevels(
        _ levels: ServiceLevels, version: Int64, by person: Person, at now: Moment
    ) throws -> ServiceLevels {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        let before = try serviceLevels()
        guard before.version == version else { throw Stale(.serviceLevels, current: before.version) }
        let complaints = levels.complaints
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let saved = try store(levels, after: version, by: .person(person.id), at: now)
        if saved.holidays != before.holidays, let zone = saved.calendars.first?.zone {
            try replanAroundDaysOff(on: zone.day(of: now), at: now)
        }
        return saved
    }

    /// On a new desk: what it promises until somebody says otherwise.
    public func plantServiceLevels(in zone: Zone, at now: Moment) throws {
        guard try row("SELECT id FROM service_levels WHERE id = 1") == nil else { return }
        _ = try store(.standard(in: zone), after: 0, by: .desk, at: now)
    }

    private func store(
        _ levels: ServiceLevels, after version: Int64, by actor: Actor, at now: Moment
    ) throws -> ServiceLevels {
        let saved = ServiceLevels(
            targets: levels.targets, calendars: levels.calendars, closeAfterDays: levels.closeAfterDays,
            version: version + 1)
        let won = try changed(
            """
            INSERT INTO service_levels (id, close_after_days, digest, version)
            VALUES (1, \(saved.closeAfterDays), \(saved.digest), \(saved.version))
            ON CONFLICT (id) DO UPDATE SET close_after_days = excluded.close_after_days, digest = excluded.digest,
              version = excluded.version
            WHERE service_levels.version = \(version)
            """)
        guard won == 1 else { throw Stale(.serviceLevels, current: try serviceLevels().version) }
        for table: SQL in ["service_level", "work_hours", "work_holiday", "work_calendar"] {
            try run("DELETE FROM \(table)")
        }
        for calendar in saved.calendars { try insert(calendar) }
        for (priority, target) in saved.targets {
            try run(
                """
                INSERT INTO service_level (priority, response_minutes, resolution_minutes, calendar_id)
                VALUES (\(priority.rawValue), \(target.responseMinutes), \(target.resolutionMinutes), \(target.calendar))
                """)
        }
        try record(
            Happening(
                .serviceLevelsChanged, about: .serviceLevels,
                facts: ["version": .number(saved.version), "sha256": .text(saved.digest)]), by: actor, at: now)
        try enqueue(Job.Draft(.foldClocks, key: "\(Job.Kind.foldClocks.rawValue):\(saved.version)", due: now))
        return saved
    }

    private func insert(_ calendar: WorkCalendar) throws {
        try run(
            "INSERT INTO work_calendar (id, name, zone) VALUES (\(calendar.id), \(calendar.name), \(calendar.zone.name))"
        )
        for (weekday, hours) in calendar.hours {
            try run(
                """
                INSERT INTO work_hours (calendar_id, weekday, opens_minute, closes_minute)
                VALUES (\(calendar.id), \(weekday.rawValue), \(hours.opens), \(hours.closes))
                """)
        }
        for (day, name) in calendar.holidays {
            try run("INSERT INTO work_holiday (calendar_id, day, name) VALUES (\(calendar.id), \(day.number), \(name))")
        }
    }
}

extension ServiceLevels {
    /// The same for the same promises: what the log proves, and what they are known by.
    var digest: String {
        var sum = SHA256()
        func add(_ text: String) { sum.update(data: Array((text + "\n").utf8)) }
        add("\(version) \(closeAfterDays)")
        for (priority, target) in targets.sorted(by: { $0.key < $1.key }) {
            add("\(priority.code) \(target.responseMinutes) \(target.resolutionMinutes) \(target.calendar)")
        }
        for calendar in calendars {
            add("\(calendar.id) \(calendar.zone.name) \(calendar.name)")
            for (weekday, hours) in calendar.hours.sorted(by: { $0.key < $1.key }) {
                add("\(weekday.rawValue) \(hours.opens) \(hours.closes)")
            }
            for (day, name) in calendar.holidays.sorted(by: { $0.key < $1.key }) { add("\(day.iso) \(name)") }
        }
        return sum.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
