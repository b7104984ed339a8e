import RoundsDomain
import RoundsSQL

/// A file that was looked through: what it asks for, and among what.
public struct LookedThrough: Sendable {
    let kind: ImportKind
    let rows: [ImportRow]
    let around: ImportSurroundings
    let planned: PlannedRows
    public let plan: ImportPlan

    fileprivate init(_ kind: ImportKind, _ rows: [ImportRow], among around: ImportSurroundings) throws {
        self.kind = kind
        self.rows = rows
        self.around = around
        planned = try around.planned(kind, rows)
        plan = around.plan(planned)
    }
}

extension Transaction {
    /// What the rows would do as things stand now. Nothing is written.
    /// - Parameter told: hears how far it is; what it says may begin anew when the transaction does. It stops the work by
    ///   throwing ``Refusal/importStopped``.
    public func plan(
        _ kind: ImportKind, _ rows: [ImportRow], told: @escaping ImportProgress = { _, _ in }
    ) throws -> ImportPlan {
        try lookThrough(kind, rows, told: told).plan
    }

    /// The same, to be done with ``runImport(_:told:by:at:)``: looked through in a read, a big file holds up no writer while it
    /// is.
    public func lookThrough(
        _ kind: ImportKind, _ rows: [ImportRow], told: @escaping ImportProgress = { _, _ in }
    ) throws -> LookedThrough {
        var around = try surroundings(of: kind, rows)
        around.told = { try told(.looking, $0) }
        return try LookedThrough(kind, rows, among: around)
    }

    /// Does what a file asks for, all of it or nothing. It is looked through again in this transaction when anything that it
    /// may be about was changed since.
    /// - Throws: ``Refusal`` when a row is refused, and what `told` throws.
    public func runImport(
        _ file: LookedThrough, told: @escaping ImportProgress = { _, _ in }, by actor: Actor, at now: Moment
    ) throws -> ImportPlan {
        var around = try surroundings(of: file.kind, file.rows)
        around.told = { try told(.looking, $0) }
        let file = try around == file.around ? file : LookedThrough(file.kind, file.rows, among: around)
        let plan = try file.plan.accepted()
        try save(file.planned, told: { try told(.writing, $0) }, by: actor, at: now)
        let facts: [String: Happening.Fact] = [
            "kind": .text(file.kind.rawValue), "created": .number(Int64(plan.created)),
            "changed": .number(Int64(plan.changed)),
        ]
        try record(Happening(.fileImported, about: .desk, facts: facts), by: actor, at: now)
        return plan
    }

    /// Looks through the rows and does what they ask for, in one transaction.
    /// - Throws: ``Refusal`` when a row is refused.
    public func runImport(
        _ kind: ImportKind, _ rows: [ImportRow], by actor: Actor, at now: Moment
    ) throws -> ImportPlan {
        try runImport(try lookThrough(kind, rows), by: actor, at: now)
    }

    private func save(_ planned: PlannedRows, told: (Int) throws -> Void, by actor: Actor, at now: Moment) throws {
        switch planned {
        case .locations(let planned): try save(planned, told: told, by: actor, at: now)
        case .services(let planned): try save(planned, told: told, by: actor, at: now)
        case .devices(let planned): try save(planned, told: told, by: actor, at: now)
        case .people(let planned): try save(planned, told: told, by: actor, at: now)
        }
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
        case .people:
            around.people = try people(signInNames: rows.compactMap { $0.cells["sign_in_name"] })
            around.administrators = try administrators()
            around.reporter = try monitoringPersonNumber()
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
    func inPieces(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
