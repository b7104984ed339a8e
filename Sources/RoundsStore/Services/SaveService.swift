import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints``.
    public func addService(_ fields: Service.Fields, by actor: Actor, at now: Moment) throws -> Service {
        try check(fields, id: nil)
        let inserted = try row(
            """
            INSERT INTO service (code, code_key, name, name_key, tier, owner_id, team_id, fallback, meaning, rto_minutes,
                                 rpo_minutes, active, version)
            VALUES (\(fields.code), \(fields.code.foldedKey), \(fields.name), \(fields.name.foldedKey),
                    \(fields.tier.rawValue), \(fields.owner), \(fields.team), \(fields.fallback), \(fields.meaning),
                    \(fields.rtoMinutes), \(fields.rpoMinutes), \(fields.isActive), 1)
            ON CONFLICT (code_key) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Service.isTaken(fields.code) }
        let service = Service(id: try inserted.key("id"), fields: fields)
        try set(fields.dependsOn, neededBy: service.id, before: [])
        try index(SearchDocument(service))
        try record(.serviceAdded(service), by: actor, at: now)
        return service
    }

    /// Saves changed fields, keeping what colleagues changed meanwhile in other fields.
    /// - Parameter base: the fields as the person saw them when they began; nil takes them as they stand.
    /// - Throws: ``Clash``, ``Stale``, ``Complaints`` (also when services would need each other in a ring),
    ///   ``Denial/notFound``.
    public func changeService(
        _ id: Service.ID, to mine: Service.Fields, from base: Service.Fields? = nil, by actor: Actor, at now: Moment
    ) throws -> Service {
        guard let before = try service(id) else { throw Denial.notFound }
        let fields = try mine.merged(from: base ?? before.fields, onto: before.fields)
        guard fields != before.fields else { return before }
        let saved = try save(fields, was: before, by: actor, at: now)
        // Asked behind the event, whose number only one transaction at a time can take: two who would close a ring together
        // are told one after the other.
        if fields.dependsOn != before.dependsOn { try refuseRing(through: [id]) }
        return saved
    }

    /// Several services that change together: rings are looked for once all are saved, for midway there may be one that the
    /// next change opens.
    /// - Parameter told: hears how many are done.
    /// - Throws: ``Stale``, ``Complaints``, ``Denial/notFound``, and what `told` throws.
    func changeServices(
        _ changes: [(id: Service.ID, fields: Service.Fields)], told: (Int) throws -> Void, by actor: Actor,
        at now: Moment
    ) throws {
        var rewired: Set<Service.ID> = []
        for (place, change) in changes.enumerated() {
            guard let before = try service(change.id) else { throw Denial.notFound }
            _ = try save(change.fields, was: before, by: actor, at: now)
            if change.fields.dependsOn != before.dependsOn { rewired.insert(change.id) }
            try told(place + 1)
        }
        try refuseRing(through: rewired)
    }

    private func save(
        _ fields: Service.Fields, was before: Service, by actor: Actor, at now: Moment
    ) throws -> Service {
        let id = before.id
        try check(fields, id: id)
        let won = try unlessTaken(Service.isTaken(fields.code)) {
            try changed(
                """
                UPDATE service
                SET code = \(fields.code), code_key = \(fields.code.foldedKey), name = \(fields.name),
                    name_key = \(fields.name.foldedKey), tier = \(fields.tier.rawValue), owner_id = \(fields.owner),
                    team_id = \(fields.team), fallback = \(fields.fallback), meaning = \(fields.meaning),
                    rto_minutes = \(fields.rtoMinutes), rpo_minutes = \(fields.rpoMinutes), active = \(fields.isActive),
                    version = version + 1
                WHERE id = \(id) AND version = \(before.version)
                """)
        }
        guard won == 1 else { throw Stale(.service(id), current: try service(id)?.version ?? 0) }
        try set(fields.dependsOn, neededBy: id, before: before.dependsOn)
        let saved = Service(id: id, fields: fields, version: before.version + 1)
        try index(SearchDocument(saved))
        try record(.serviceChanged(saved, from: before), by: actor, at: now)
        return saved
    }

    private func set(_ needs: Set<Service.ID>, neededBy id: Service.ID, before: Set<Service.ID>) throws {
        let gone = before.subtracting(needs)
        if !gone.isEmpty {
            try run("DELETE FROM service_dependency WHERE service_id = \(id) AND needs_id IN (\(list: gone.sorted()))")
        }
        for new in needs.subtracting(before).sorted() {
            try run("INSERT INTO service_dependency (service_id, needs_id) VALUES (\(id), \(new))")
        }
    }

    private func refuseRing(through ids: Set<Service.ID>) throws {
        guard !ids.isEmpty else { return }
        let graph = try serviceGraph()
        guard let ring = ids.sorted().lazy.compactMap({ graph.ring(through: $0) }).first else { return }
        let named = try services(Set(ring))
        throw Complaints([.ring(ring.map { named[$0]?.code ?? "\($0)" })])
    }

    private func check(_ fields: Service.Fields, id: Service.ID?) throws {
        var complaints = fields.complaints
        if let id, let other = try service(code: fields.code), other.id != id {
            complaints += Service.isTaken(fields.code).list
        }
        if let owner = fields.owner, try person(owner) == nil {
            complaints.append(Complaint("owner", "Choose an owner from the list."))
        }
        if let team = fields.team, try self.team(team) == nil {
            complaints.append(Complaint("team", "Choose a team from the list."))
        }
        if try services(fields.dependsOn).count != fields.dependsOn.count {
            complaints.append(Complaint("depends_on", "One of the services it needs is not there."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Service {
    static func isTaken(_ code: String) -> Complaints {
        Complaints([Complaint("code", "Another service has the code \(code).")])
    }
}
