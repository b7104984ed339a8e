extension ImportSurroundings {
    /// A row may name a service of the same file, above or below it.
    public func services(_ rows: [ImportRow]) throws -> [Planned<Service.Fields>] {
        let there = Dictionary(
            services.map { ($0.code.foldedKey, (number: $0.id.number, fields: $0.fields)) },
            uniquingKeysWith: { first, _ in first })
        var codes = there.mapValues { Service.ID($0.number) }
        for row in rows {
            let key = (row.cells["code"] ?? "").foldedKey
            if codes[key] == nil { codes[key] = Service.ID(-Int64(row.line)) }
        }
        let owners = people.mapValues(\.id)
        var planned = try rows.planned(.services, known: there, told: told) { code in
            Service.Fields(code: code, name: "", tier: .convenience)
        } read: { [codes] reader, fields in
            reader.takeLine("code", into: &fields.code)
            reader.takeLine("name", into: &fields.name)
            reader.takeTier(into: &fields.tier)
            reader.take("meaning", into: &fields.meaning)
            reader.take("owner", into: &fields.owner, known: owners, "person who signs in as")
            reader.take("team", into: &fields.team, known: teams, "team")
            reader.takeNeeds(into: &fields.dependsOn, known: codes)
            reader.take("fallback", into: &fields.fallback)
            reader.takeMinutes("rto", into: &fields.rtoMinutes)
            reader.takeMinutes("rpo", into: &fields.rpoMinutes)
            reader.take("active", into: &fields.isActive)
            for complaint in fields.complaints { reader.complain(complaint.sentence) }
        }
        refuseRings(&planned)
        return planned
    }

    private func refuseRings(_ planned: inout [Planned<Service.Fields>]) {
        var needs = Dictionary(services.map { ($0.id, $0.dependsOn) }, uniquingKeysWith: { first, _ in first })
        var names = Dictionary(services.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        for plan in planned {
            needs[.init(plan.number)] = plan.fields.dependsOn
            names[.init(plan.number)] = plan.fields.code
        }
        let graph = DependencyGraph(needs)
        for place in planned.indices where planned[place].before?.dependsOn != planned[place].fields.dependsOn {
            guard let ring = graph.ring(through: .init(planned[place].number)) else { continue }
            planned[place].complaints.append(Complaint.ring(ring.map { names[$0] ?? "" }).sentence)
        }
    }

    public func plan(_ planned: [Planned<Service.Fields>]) -> ImportPlan {
        ImportPlan(
            kind: .services,
            lines: planned.map { $0.line(key: $0.fields.code, name: $0.fields.name) { $0.differences(from: $1) } })
    }
}

extension RowReader {
    fileprivate mutating func takeTier(into tier: inout Service.Tier) {
        guard let cell = text("tier") else { return }
        if let found = Int64(cell).flatMap(Service.Tier.init(rawValue:)) {
            tier = found
        } else {
            complain("tier is 0 to 4, not “\(cell.prefix(40))”.")
        }
    }

    fileprivate mutating func takeNeeds(into needs: inout Set<Service.ID>, known: [String: Service.ID]) {
        guard let cell = text("depends_on") else { return }
        var found: Set<Service.ID> = []
        for code in cell.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            if let id = known[String(code).foldedKey] {
                found.insert(id)
            } else {
                complain("There is no service “\(code.prefix(40))”.")
            }
        }
        needs = found
    }
}
