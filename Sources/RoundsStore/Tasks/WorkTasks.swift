import RoundsDomain
import RoundsSQL

// Each of these loads, lets the domain decide, saves and records. `version` is the one the caller saw; nil stands for
// "whatever it is now".
extension Transaction {
    public func addTask(_ fields: PlannedTask.Fields, by person: Person, at now: Moment) throws -> PlannedTask {
        try checkMayPlan(person)
        try check(fields, was: nil)
        guard let task = try insert(fields, run: nil, at: now) else {
            throw StorageError.shape("a new task has no number")
        }
        try record(.taskAdded(task), by: .person(person.id), at: now)
        return task
    }

    public func changeTask(
        _ id: PlannedTask.ID, to fields: PlannedTask.Fields, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let task = try task(id, version: version, by: person)
        guard fields != task.fields else { return task }
        let changed = try task.changed(to: fields)
        try check(fields, was: task.fields)
        return try save(changed, was: task, as: .taskChanged(changed, from: task), by: person, at: now)
    }

    public func tickTask(
        _ id: PlannedTask.ID, _ report: PlannedTask.Report, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let task = try task(id, version: version, by: person)
        let ticked = try task.ticked(report)
        guard ticked != task else { return task }
        return try save(ticked, was: task, as: .taskTicked(ticked), by: person, at: now)
    }

    public func finishTask(
        _ id: PlannedTask.ID, _ report: PlannedTask.Report, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let task = try task(id, version: version, by: person)
        let done = try task.done(report, by: person.id, at: now)
        return try save(done, was: task, as: .taskEnded(done), by: person, at: now)
    }

    public func dropTask(
        _ id: PlannedTask.ID, because reason: String, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let task = try task(id, version: version, by: person)
        let dropped = try task.dropped(because: reason, by: person.id, at: now)
        return try save(dropped, was: task, as: .taskEnded(dropped), by: person, at: now)
    }

    public func reopenTask(
        _ id: PlannedTask.ID, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let task = try task(id, version: version, by: person)
        let reopened = try task.reopened()
        let happening = Happening(.taskReopened, about: .task(id))
        return try save(reopened, was: task, as: happening, by: person, at: now)
    }

    private func task(_ id: PlannedTask.ID, version: Int64?, by person: Person) throws -> PlannedTask {
        guard let task = try task(id) else { throw Denial.notFound }
        try checkMayPlan(person)
        if let version, version != task.version { throw Stale(.task(id), current: task.version) }
        return task
    }

    func checkMayPlan(_ person: Person) throws {
        guard person.may(.workTasks) else { throw Denial.forbidden }
    }

    private func save(
        _ task: PlannedTask, was before: PlannedTask, as happening: Happening, by person: Person, at now: Moment
    ) throws -> PlannedTask {
        let saved = try store(task, was: before, at: now)
        try record(happening, by: .person(person.id), at: now)
        return saved
    }

    private func check(_ fields: PlannedTask.Fields, was before: PlannedTask.Fields?) throws {
        var complaints = fields.complaints
        complaints += try ownerComplaints(fields.owner, fields.team, was: before?.owner, before?.team)
        complaints += try subjectComplaints(fields.about, was: before?.about)
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }

    /// Work goes to somebody who works at the desk, and to a team that exists.
    func ownerComplaints(
        _ owner: Person.ID?, _ team: Team.ID?, was formerOwner: Person.ID?, _ formerTeam: Team.ID?
    ) throws -> [Complaint] {
        var complaints: [Complaint] = []
        if let owner, owner != formerOwner {
            let person = try self.person(owner)
            if person?.may(.workTasks) != true || person?.isActive != true {
                complaints.append(Complaint("owner", "Choose somebody who works at the desk."))
            }
        }
        if let team, team != formerTeam, try self.team(team) == nil {
            complaints.append(Complaint("team", "Choose a team from the list."))
        }
        return complaints
    }

    func subjectComplaints(_ about: TaskSubject?, was before: TaskSubject?) throws -> [Complaint] {
        guard about != before, case .ticket(let id) = about, try ticket(id) == nil else { return [] }
        return [Complaint("about", "There is no \(id.code).")]
    }
}
