import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What the rows would do as things stand now. Nothing is written.
    /// - Parameter told: hears how far it is; what it says may begin anew when the transaction does.
    public func plan(
        _ kind: ImportKind, _ rows: [ImportRow], told: @escaping ImportProgress = { _, _ in }
    ) throws -> ImportPlan {
        var around = try surroundings(of: kind, rows)
        around.told = { told(.looking, $0) }
        return switch kind {
        case .locations: around.plan(around.locations(rows))
        case .services: around.plan(around.services(rows))
        case .devices: around.plan(around.devices(rows))
        case .people: around.plan(around.persons(rows))
        }
    }

    /// Does what the plan says, all of it or nothing: it is planned again in this transaction.
    /// - Throws: ``Refusal`` when a row is refused.
    public func runImport(
        _ kind: ImportKind, _ rows: [ImportRow], told: @escaping ImportProgress = { _, _ in }, by actor: Actor,
        at now: Moment
    ) throws -> ImportPlan {
        var around = try surroundings(of: kind, rows)
        around.told = { told(.looking, $0) }
        let written = { (done: Int) in told(.writing, done) }
        let plan: ImportPlan
        switch kind {
        case .locations:
            let planned = around.locations(rows)
            plan = try around.plan(planned).accepted()
            try save(planned, told: written, by: actor, at: now)
        case .services:
            let planned = around.services(rows)
            plan = try around.plan(planned).accepted()
            try save(planned, told: written, by: actor, at: now)
        case .devices:
            let planned = around.devices(rows)
            plan = try around.plan(planned).accepted()
            try save(planned, told: written, by: actor, at: now)
        case .people:
            let planned = around.persons(rows)
            plan = try around.plan(planned).accepted()
            try save(planned, told: written, by: actor, at: now)
        }
        let facts: [String: Happening.Fact] = [
            "kind": .text(kind.rawValue), "created": .number(Int64(plan.created)),
            "changed": .number(Int64(plan.changed)),
        ]
        try record(Happening(.fileImported, about: .desk, facts: facts), by: actor, at: now)
        return plan
    }

    private func surroundings(of kind: ImportKind, _ rows: [ImportRow]) throws -> ImportSurroundings {
        var around = ImportSurroundings()
        switch kind {
        case .locations: around.places = try locations()
        case .services:
            around.services = try services()
            around.people = try people(signInNames: rows.compactMap { $0.cells["owner"] })
            around.teams = Dictionary(
                try teams().map { ($0.name.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        case .devices:
            around.places = try locations()
            around.services = try services()
            around.devices = try devices(tags: rows.compactMap { $0.cells["tag"] })
        case .people: around.people = try people(signInNames: rows.compactMap { $0.cells["sign_in_name"] })
        }
        return around
    }

    private func people(signInNames: [String]) throws -> [String: Person] {
        var found: [String: Person] = [:]
        for keys in Set(signInNames.map(\.foldedKey)).sorted().inPieces(of: 500) {
            for row in try rows(
                """
                SELECT id, name, sign_in_name, email, phone, role, active, version
                FROM person WHERE sign_in_key IN (\(list: keys))
                """)
            {
                let person = try Person(row: row)
                found[person.signInName.foldedKey] = person
            }
        }
        return found
    }

    private func devices(tags: [String]) throws -> [String: Device] {
        var found: [String: Device] = [:]
        for keys in Set(tags.map(\.foldedKey)).sorted().inPieces(of: 500) {
            for device in try devices(where: "tag_key IN (\(list: keys))", limit: 500) {
                found[device.tag.foldedKey] = device
            }
        }
        return found
    }
}

extension ImportPlan {
    fileprivate func accepted() throws(Refusal) -> ImportPlan {
        guard isAcceptable else { throw refusal() }
        return self
    }
}

extension Array {
    /// In their order, so many at once.
    fileprivate func inPieces(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
