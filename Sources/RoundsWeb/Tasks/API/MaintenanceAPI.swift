import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/maintenance
    func listMaintenanceAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.maintenance() }, MaintenanceShape.list)
    }

    /// GET /api/v1/maintenance/{id}
    func readMaintenanceAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[MaintenanceShape.number]
        return .maintenance(try await database.read { tx in try tx.known(id) })
    }

    /// POST /api/v1/maintenance
    func addMaintenanceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let today = today(now)
        let body = try call.body()
        var fields = Maintenance.Fields(title: body[MaintenanceMembers.title], recurrence: nil)
        let (rhythm, anchor) = (body[MaintenanceMembers.rhythm], body[MaintenanceMembers.countsFrom] ?? today)
        let (steps, evidence) = (body[MaintenanceMembers.steps], body[MaintenanceMembers.evidence])
        (fields.owner, fields.team) = (body[TaskMembers.owner], body[TaskMembers.team])
        (fields.minute, fields.about) = (body[TaskMembers.time], body[TaskMembers.about])
        try body.finish()
        fields = Maintenance.Fields(
            title: fields.title, recurrence: try MaintenanceMembers.recurrence(rhythm, from: anchor), steps: steps,
            evidence: evidence, about: fields.about, owner: fields.owner, team: fields.team, minute: fields.minute)
        return Change { [fields] tx in
            let added = try tx.addMaintenance(fields, by: .person(person.id), on: today, at: now)
            return .created(
                added, MaintenanceShape.one, at: "/api/v1/maintenance/\(added.id)", version: added.version)
        }
    }

    /// PATCH /api/v1/maintenance/{id}
    func changeMaintenanceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let today = today(now)
        let id = try call[MaintenanceShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let (title, rhythm) = (body[MaintenanceMembers.newTitle], body[MaintenanceMembers.newRhythm])
        let countsFrom = body[MaintenanceMembers.newCountsFrom]
        let (evidence, active) = (body[MaintenanceMembers.newEvidence], body[MaintenanceMembers.newActive])
        let (owner, team) = (body[TaskMembers.newOwner], body[TaskMembers.newTeam])
        try body.finish()
        return Change { tx in
            let before = try tx.known(id)
            try seen.require(before.version)
            var fields = before.fields
            title.applied(to: &fields.title)
            evidence.applied(to: &fields.evidence)
            active.applied(to: &fields.isActive)
            owner.applied(to: &fields.owner)
            team.applied(to: &fields.team)
            switch rhythm {
            case .keep: break
            case .clear: fields.recurrence = nil
            case .set(let words):
                fields.recurrence = try MaintenanceMembers.recurrence(
                    words, from: countsFrom ?? fields.recurrence?.anchor ?? today)
            }
            if case .keep = rhythm, let countsFrom, let recurrence = fields.recurrence {
                fields.recurrence = try Recurrence(recurrence.rhythm, from: countsFrom, shift: recurrence.shift)
            }
            return .maintenance(
                try tx.saveMaintenance(id, fields, version: before.version, by: person, on: today, at: now))
        }
    }

    /// POST /api/v1/maintenance/{id}/runs
    func addRunAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[MaintenanceShape.number]
        let body = try call.body()
        let day = body[TaskMembers.day] ?? today(now)
        try body.finish()
        return Change { tx in
            let task = try tx.addRun(of: id, on: day, by: person, at: now)
            return .created(
                try tx.line(task.id), TaskShape.one, at: "/api/v1/tasks/\(task.id)", version: task.version)
        }
    }
}

extension Transaction {
    fileprivate func known(_ id: Maintenance.ID) throws -> Maintenance {
        guard let found = try maintenance(id) else { throw Denial.notFound }
        return found
    }
}

extension APIAnswer {
    fileprivate static func maintenance(_ maintenance: Maintenance) -> APIAnswer {
        .ok(maintenance, MaintenanceShape.one, version: maintenance.version)
    }
}

extension Operation {
    static let listMaintenance = Operation(
        "listMaintenance", "List recurring work", in: .tasks, "By title, all of it.",
        answer: .ok(MaintenanceShape.list.schema, "What comes round."))

    static let readMaintenance = Operation(
        "readMaintenance", "Read recurring work", in: .tasks, parameters: [MaintenanceShape.number],
        answer: .ok(MaintenanceShape.one.schema, "What comes round.", etag: true))

    static let addMaintenance = Operation(
        "addMaintenance", "Set up recurring work", in: .tasks, "Its runs of the next two months are planned with it.",
        body: MaintenanceMembers.new,
        answer: .created(MaintenanceShape.one.schema, "What comes round; `Location` leads to it.", etag: true))

    static let changeMaintenance = Operation(
        "changeMaintenance", "Change recurring work", in: .tasks,
        "Runs that lie ahead and were not begun follow; what is due or begun stays as it is.",
        parameters: [MaintenanceShape.number, Condition.mustMatch], body: MaintenanceMembers.change,
        answer: .ok(MaintenanceShape.one.schema, "As it is now.", etag: true))

    static let addRun = Operation(
        "addRun", "Plan a run outside the rhythm", in: .tasks, parameters: [MaintenanceShape.number],
        body: .init(name: "NewRun", members: [TaskMembers.day]),
        answer: .created(TaskShape.one.schema, "The run, a task; `Location` leads to it.", etag: true))
}
