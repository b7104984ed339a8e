/// What one row asks for. Something new has a negative number until it is saved, so that other rows can name it.
public struct Planned<Fields: Sendable & Equatable>: Sendable, Equatable {
    public let line: Int
    public let number: Int64
    /// What stands there now; nil for something new.
    public let before: Fields?
    public var fields: Fields
    public var complaints: [String]

    public var isNew: Bool { before == nil }

    func line(key: String, name: String, changes: (Fields, Fields) -> [String]) -> ImportPlan.Line {
        let outcome: ImportPlan.Outcome =
            if !complaints.isEmpty {
                .refused(complaints)
            } else if let before {
                before == fields ? .unchanged : .changed(changes(fields, before))
            } else {
                .created
            }
        return ImportPlan.Line(line: line, key: key, name: name, outcome: outcome)
    }
}

/// What of the desk rows may be about or name.
public struct ImportSurroundings: Sendable {
    public var places: [Location] = []
    public var services: [Service] = []
    /// By folded sign-in name.
    public var people: [String: Person] = [:]
    /// How many active administrators the desk has, whether the file names them or not.
    public var administrators = 0
    /// In whose name checks report their failures.
    public var reporter: Person.ID?
    /// By folded name.
    public var teams: [String: Team.ID] = [:]
    /// By folded tag: those that the file names.
    public var devices: [String: Device] = [:]
    /// Hears how many rows were looked at. What it throws ends the look.
    public var told: @Sendable (Int) throws -> Void = { _ in }

    public init() {}
}

extension ImportSurroundings: Equatable {
    /// The same rows ask for the same among the same things.
    public static func == (left: Self, right: Self) -> Bool {
        left.places == right.places && left.services == right.services && left.people == right.people
            && left.teams == right.teams && left.devices == right.devices
            && left.administrators == right.administrators && left.reporter == right.reporter
    }
}

/// What all rows of a file ask for.
public enum PlannedRows: Sendable, Equatable {
    case locations([Planned<Location.Fields>])
    case services([Planned<Service.Fields>])
    case devices([Planned<Device.Fields>])
    case people([Planned<PersonRow>])
}

extension ImportSurroundings {
    /// - Throws: what ``told`` throws.
    public func planned(_ kind: ImportKind, _ rows: [ImportRow]) throws -> PlannedRows {
        switch kind {
        case .locations: .locations(try self.locations(rows))
        case .services: .services(try self.services(rows))
        case .devices: .devices(try self.devices(rows))
        case .people: .people(try persons(rows))
        }
    }

    public func plan(_ planned: PlannedRows) -> ImportPlan {
        switch planned {
        case .locations(let planned): plan(planned)
        case .services(let planned): plan(planned)
        case .devices(let planned): plan(planned)
        case .people(let planned): plan(planned)
        }
    }
}

/// What is done with the rows of a file: looked at, and once somebody confirmed, written.
public enum ImportStep: Sendable, Equatable {
    case looking, writing
}

/// Hears how many rows are done. What it throws ends the work, and nothing of what was written is kept.
public typealias ImportProgress = @Sendable (ImportStep, Int) throws -> Void

extension Refusal {
    /// Somebody stopped it.
    public static let importStopped = Refusal("The import was stopped. Nothing of the file was kept.")
}

extension [ImportRow] {
    /// Reads each row: finds what is there by its key, begins with that or with a blank, and lets `read` fill it in.
    func planned<Fields>(
        _ kind: ImportKind, known: [String: (number: Int64, fields: Fields)],
        told: (Int) throws -> Void,
        blank: (String) -> Fields, read: (inout RowReader, inout Fields) -> Void
    ) throws -> [Planned<Fields>] {
        var seen: [String: Int] = [:]
        var done = 0
        let (column, needed) = (kind.key, kind.columns.filter(\.isRequired).map(\.name))
        return try map { row in
            done += 1
            try told(done)
            let key = (row.cells[column] ?? "").foldedKey
            let there = known[key]
            var fields = there?.fields ?? blank(row.cells[column] ?? "")
            var reader = RowReader(row)
            let missing = there == nil ? row.missing(of: needed) : []
            // What is missing is said once, not again as a word that is none of those known.
            if missing.isEmpty { read(&reader, &fields) }
            var complaints = missing + reader.complaints
            if !key.isEmpty {
                if let first = seen[key] {
                    complaints.append("It stands on line \(first) already.")
                } else {
                    seen[key] = row.line
                }
            }
            return Planned(
                line: row.line, number: there?.number ?? -Int64(row.line), before: there?.fields, fields: fields,
                complaints: complaints)
        }
    }
}
