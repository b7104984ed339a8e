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
    /// By folded name.
    public var teams: [String: Team.ID] = [:]
    /// By folded tag: those that the file names.
    public var devices: [String: Device] = [:]
    /// Hears how many rows were looked at.
    public var told: @Sendable (Int) -> Void = { _ in }

    public init() {}
}

/// What is done with the rows of a file: looked at, and once somebody confirmed, written.
public enum ImportStep: Sendable, Equatable {
    case looking, writing
}

/// Hears how many rows are done.
public typealias ImportProgress = @Sendable (ImportStep, Int) -> Void

extension [ImportRow] {
    /// Reads each row: finds what is there by its key, begins with that or with a blank, and lets `read` fill it in.
    func planned<Fields>(
        _ kind: ImportKind, known: [String: (number: Int64, fields: Fields)], told: (Int) -> Void,
        blank: (String) -> Fields, read: (inout RowReader, inout Fields) -> Void
    ) -> [Planned<Fields>] {
        var seen: [String: Int] = [:]
        var done = 0
        return map { row in
            done += 1
            told(done)
            let key = (row.cells[kind.key] ?? "").foldedKey
            let there = known[key]
            var fields = there?.fields ?? blank(row.cells[kind.key] ?? "")
            var reader = RowReader(row)
            let missing = there == nil ? kind.missing(in: row) : []
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
