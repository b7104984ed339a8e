import RoundsDomain
import RoundsSQL

extension Transaction {
    /// From the outside inwards, so that what is around a place is there before it.
    func save(
        _ planned: [Planned<Location.Fields>], told: (Int) throws -> Void, by actor: Actor, at now: Moment
    ) throws {
        var numbers: [Location.ID: Location.ID] = [:]
        let ordered = planned.sorted(by: { ($0.fields.kind.rank, $0.line) < ($1.fields.kind.rank, $1.line) })
        for (place, plan) in ordered.enumerated() {
            try told(place + 1)
            var fields = plan.fields
            fields.parent = fields.parent.map { numbers[$0] ?? $0 }
            if plan.isNew {
                numbers[.init(plan.number)] = try addLocation(fields, by: actor, at: now).id
            } else if plan.before != plan.fields {
                try changeLocation(.init(plan.number), toPlanned: fields, by: actor, at: now)
            }
        }
    }

    /// New ones first, each after those it needs; then the changes, which may need new ones.
    func save(
        _ planned: [Planned<Service.Fields>], told: (Int) throws -> Void, by actor: Actor, at now: Moment
    ) throws {
        var numbers: [Service.ID: Service.ID] = [:]
        var waiting = planned.filter(\.isNew)
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.fields.dependsOn.allSatisfy { $0.number > 0 || numbers[$0] != nil } }
            guard !ready.isEmpty else { throw StorageError.shape("services that wait for each other") }
            for plan in ready {
                let service = try addService(plan.fields.resolved(numbers), by: actor, at: now)
                numbers[.init(plan.number)] = service.id
                try told(numbers.count)
            }
            waiting.removeAll { numbers[.init($0.number)] != nil }
        }
        let changes = planned.filter { !$0.isNew && $0.before != $0.fields }.map { plan in
            (id: Service.ID(plan.number), fields: plan.fields.resolved(numbers))
        }
        let unchanged = planned.count - numbers.count - changes.count
        try changeServices(changes, told: { try told(numbers.count + unchanged + $0) }, by: actor, at: now)
    }

    func save(
        _ planned: [Planned<Device.Fields>], told: (Int) throws -> Void, by actor: Actor, at now: Moment
    ) throws {
        let known = planned.filter { !$0.isNew }
        for (place, plan) in known.enumerated() {
            try told(place + 1)
            guard plan.before != plan.fields else { continue }
            _ = try changeDevice(.init(plan.number), to: plan.fields, by: actor, at: now)
        }
        var done = known.count
        for piece in planned.filter(\.isNew).map(\.fields).inPieces(of: 200) {
            try insert(piece, by: actor, at: now)
            done += piece.count
            try told(done)
        }
    }

    /// New administrators first, so that the desk has one all along when one file hands the role on.
    func save(
        _ planned: [Planned<PersonRow>], told: (Int) throws -> Void, by actor: Actor, at now: Moment
    ) throws {
        let ordered = planned.filter(\.fields.administers) + planned.filter { !$0.fields.administers }
        for (place, plan) in ordered.enumerated() {
            try told(place + 1)
            guard plan.before != plan.fields else { continue }
            let (draft, active) = (try plan.fields.draft(), plan.fields.isActive)
            if plan.isNew {
                let person = try addPerson(draft, by: actor, at: now)
                if !active { _ = try deactivatePerson(person.id, by: actor, at: now) }
            } else if let person = try person(.init(plan.number)) {
                _ = try savePerson(
                    person.id, draft, active: active, version: person.version, by: actor, at: now)
            }
        }
    }
}

extension Service.Fields {
    /// With the numbers that the new ones were given.
    fileprivate func resolved(_ numbers: [Service.ID: Service.ID]) -> Service.Fields {
        var fields = self
        fields.dependsOn = Set(dependsOn.map { numbers[$0] ?? $0 })
        return fields
    }
}
