import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Its runs from today on are written down with it.
    public func addMaintenance(
        _ fields: Maintenance.Fields, by actor: Actor, on today: Day, at now: Moment
    ) throws -> Maintenance {
        try check(fields, was: nil)
        let inserted = try row(
            """
            INSERT INTO maintenance (title, title_key, rhythm, anchor_day, steps, evidence, about, owner_id, team_id, minute,
                                     window_minutes, active, planned_through, version)
            VALUES (\(fields.title), \(fields.title.foldedKey), \(fields.recurrence?.words),
                    \((fields.recurrence?.anchor ?? today).number), \(fields.steps.joined(separator: "\n")),
                    \(fields.evidence), \(fields.about?.code), \(fields.owner), \(fields.team), \(fields.minute),
                    \(fields.windowMinutes), \(fields.isActive), \((today - 1).number), 1)
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new maintenance has no number") }
        let maintenance = Maintenance(id: try inserted.key("id"), fields: fields)
        try record(Happening(.maintenanceAdded, about: .maintenance(maintenance.id)), by: actor, at: now)
        try index(SearchDocument(maintenance))
        _ = try planRuns(of: maintenance, after: today - 1, working: workingDays(), on: today, at: now)
        return maintenance
    }

    /// Runs that lie ahead and were not begun follow the change; what is due or begun stays as it is.
    public func saveMaintenance(
        _ id: Maintenance.ID, _ fields: Maintenance.Fields, version: Int64, by person: Person, on today: Day,
        at now: Moment
    ) throws -> Maintenance {
        guard let before = try maintenance(id) else { throw Denial.notFound }
        try checkMayPlan(person)
        guard before.version == version else { throw Stale(.maintenance(id), current: before.version) }
        guard fields != before.fields else { return before }
        try check(fields, was: before.fields)
        let won = try changed(
            """
            UPDATE maintenance
            SET title = \(fields.title), title_key = \(fields.title.foldedKey), rhythm = \(fields.recurrence?.words),
                anchor_day = \((fields.recurrence?.anchor ?? today).number), steps = \(fields.steps.joined(separator: "\n")),
                evidence = \(fields.evidence), about = \(fields.about?.code), owner_id = \(fields.owner),
                team_id = \(fields.team), minute = \(fields.minute), window_minutes = \(fields.windowMinutes),
                active = \(fields.isActive), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """)
        guard won == 1 else { throw Stale(.maintenance(id), current: try maintenance(id)?.version ?? 0) }
        let saved = Maintenance(id: id, fields: fields, version: version + 1)
        let facts: [String: Happening.Fact] = [
            "rhythm": .flag(fields.recurrence != before.recurrence), "active": .flag(fields.isActive),
        ]
        try record(
            Happening(.maintenanceChanged, about: .maintenance(id), facts: facts), by: .person(person.id), at: now)
        try index(SearchDocument(saved))
        try replan(saved, working: workingDays(), on: today, at: now)
        if fields.isActive && fields.recurrence != nil, !before.isActive || before.recurrence == nil {
            // What did not come round while it rested was not missed; what comes round today is to be done.
            _ = try planRuns(of: saved, after: today - 1, working: workingDays(), on: today, at: now)
        }
        return saved
    }

    private func check(_ fields: Maintenance.Fields, was before: Maintenance.Fields?) throws {
        var complaints = fields.complaints
        complaints += try ownerComplaints(fields.owner, fields.team, was: before?.owner, before?.team)
        complaints += try subjectComplaints(fields.about, was: before?.about)
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension SearchDocument {
    init(_ maintenance: Maintenance) {
        self.init(
            kind: "maintenance", number: maintenance.id.number, audience: "staff", title: maintenance.title,
            body: (maintenance.steps + [maintenance.evidence]).joined(separator: "\n"))
    }
}
