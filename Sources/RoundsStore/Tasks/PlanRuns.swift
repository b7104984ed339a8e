import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Writes down the runs that come in the next ``Maintenance/daysAhead`` days, and those that came while the desk stood
    /// still: a run is never skipped in silence. Doing it again adds nothing.
    /// - Returns: how many were added.
    @discardableResult
    public func planRuns(on today: Day, at now: Moment) throws -> Int {
        let waiting = try rows(
            """
            SELECT \(Maintenance.columns)
            WHERE active = 1 AND rhythm IS NOT NULL AND planned_through < \((today + Maintenance.daysAhead).number)
            ORDER BY id LIMIT 1000
            """
        ).map { (try Maintenance(row: $0), try $0.day("planned_through")) }
        let working = try workingDays()
        return try waiting.reduce(0) { count, next in
            try count + planRuns(of: next.0, after: next.1, working: working, on: today, at: now)
        }
    }

    func planRuns(
        of maintenance: Maintenance, after planned: Day, working: WorkingDays, on today: Day, at now: Moment
    ) throws -> Int {
        let end = today + Maintenance.daysAhead
        var added = 0
        if let recurrence = maintenance.recurrence, maintenance.isActive {
            for coming in recurrence.occurrences(from: planned + 1, to: end, working: working) {
                let (fields, run) = maintenance.run(on: coming.day, nominal: coming.nominal)
                guard let task = try insert(fields, run: run, at: now) else { continue }
                try record(.taskAdded(task), by: .desk, at: now)
                added += 1
            }
        }
        try run(
            """
            UPDATE maintenance SET planned_through = \(end.number)
            WHERE id = \(maintenance.id) AND planned_through < \(end.number)
            """)
        return added
    }

    /// A run outside the rhythm, because something called for it.
    public func addRun(
        of id: Maintenance.ID, on day: Day, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        guard let maintenance = try maintenance(id) else { throw Denial.notFound }
        try checkMayPlan(person)
        let (fields, run) = maintenance.run(on: day, nominal: nil)
        guard PlannedTask.Fields.days.contains(day) else { throw Complaints([Complaint("day", "Choose a day.")]) }
        guard let task = try insert(fields, run: run, at: now) else {
            throw StorageError.shape("a new run has no number")
        }
        try record(.taskAdded(task), by: .person(person.id), at: now)
        return task
    }

    /// Brings runs that lie ahead and were not begun to where the rhythm and the days off now put them. What people changed of
    /// them stays.
    func replan(_ maintenance: Maintenance, working: WorkingDays, on today: Day, at now: Moment) throws {
        let end = today + Maintenance.daysAhead
        let coming =
            maintenance.isActive
            ? maintenance.recurrence?.occurrences(from: today + 1, to: end, working: working) ?? [] : []
        var left = Dictionary(coming.map { ($0.nominal, $0.day) }, uniquingKeysWith: { first, _ in first })
        let planned = try rows(
            """
            SELECT \(TaskLine.columns)
            WHERE t.maintenance_id = \(maintenance.id) AND t.nominal_day IS NOT NULL AND t.day > \(today.number)
            ORDER BY t.day, t.id LIMIT 1000
            """
        ).map { try TaskLine(row: $0).task }
        let changes = try changes(of: planned)
        for task in planned {
            guard let nominal = task.run?.nominal else { continue }
            // What came round already and was put off has a day ahead that the rhythm knows nothing of.
            let putOff = maintenance.isActive && maintenance.recurrence != nil && nominal <= today ? task.day : nil
            let day = left.removeValue(forKey: nominal) ?? putOff
            try follow(task, maintenance, on: day, keeping: changes[task.id] ?? RunChanges(), at: now)
        }
        for (nominal, day) in left.sorted(by: { $0.key < $1.key }) {
            let (fields, run) = maintenance.run(on: day, nominal: nominal)
            if let task = try insert(fields, run: run, at: now) { try record(.taskAdded(task), by: .desk, at: now) }
        }
    }

    /// What people changed of these runs, as the log has it.
    private func changes(of runs: [PlannedTask]) throws -> [PlannedTask.ID: RunChanges] {
        let changed = runs.filter { $0.version > 1 }.map(\.id)
        guard !changed.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT subject_id, actor, facts FROM event
            WHERE subject_kind = 'task' AND subject_id IN (\(list: changed)) AND kind = \(Happening.Kind.taskChanged.rawValue)
            LIMIT 20000
            """)
        var changes: [PlannedTask.ID: RunChanges] = [:]
        for row in found {
            guard case .person? = Actor(code: try row.text("actor")) else { continue }
            let facts = [String: Happening.Fact](canonicalJSON: try row.text("facts")) ?? [:]
            let run: PlannedTask.ID = try row.key("subject_id")
            changes[run, default: RunChanges()].add(facts)
        }
        return changes
    }

    /// - Parameter day: nil when the rhythm no longer has this run.
    private func follow(
        _ task: PlannedTask, _ maintenance: Maintenance, on day: Day?, keeping changes: RunChanges, at now: Moment
    ) throws {
        guard task.state != .done, task.run?.isTouched != true else { return }
        guard let day else {
            guard task.state == .open else { return }
            let dropped = try task.dropped(because: "It no longer comes round on this day.", by: nil, at: now)
            _ = try store(dropped, was: task, at: now)
            try record(.taskEnded(dropped), by: .desk, at: now)
            return
        }
        var (fields, run) = maintenance.run(on: day, nominal: task.run?.nominal)
        fields.details = task.details
        fields = changes.kept(of: task.fields, in: fields)
        let fresh = PlannedTask(
            id: task.id, fields: fields, firstDay: task.firstDay, run: run, changedAt: task.changedAt,
            version: task.version)
        guard task.endedBy == nil, fresh != task else { return }
        _ = try store(fresh, was: task, at: now)
        let happening: Happening =
            task.state == .open ? .taskChanged(fresh, from: task) : Happening(.taskReopened, about: .task(task.id))
        try record(happening, by: .desk, at: now)
    }
}
