/// Reads the cells of one row into what stands there, and gathers what is wrong.
struct RowReader {
    let row: ImportRow
    private(set) var complaints: [String] = []

    init(_ row: ImportRow) {
        self.row = row
    }

    /// Nil when the file does not have the column.
    func text(_ column: String) -> String? { row.cells[column] }

    mutating func complain(_ sentence: String) {
        complaints.append(sentence)
    }

    mutating func take(_ column: String, into text: inout String) {
        if let cell = row.cells[column] { text = cell }
    }

    mutating func takeLine(_ column: String, into text: inout String) {
        if let cell = row.cells[column] { text = cell.singleLine }
    }

    mutating func take<Word: RawRepresentable<String> & CaseIterable>(_ column: String, into word: inout Word) {
        guard let cell = row.cells[column] else { return }
        if let found = Self.word(cell, Word.self) { word = found } else { complainOf(cell, column, Word.self) }
    }

    /// An empty cell takes the word away.
    mutating func take<Word: RawRepresentable<String> & CaseIterable>(_ column: String, into word: inout Word?) {
        guard let cell = row.cells[column] else { return }
        guard !cell.isEmpty else { return word = nil }
        if let found = Self.word(cell, Word.self) { word = found } else { complainOf(cell, column, Word.self) }
    }

    mutating func take(_ column: String, into flag: inout Bool) {
        guard let cell = row.cells[column], !cell.isEmpty else { return }
        switch cell.foldedKey {
        case "yes", "true", "1": flag = true
        case "no", "false", "0": flag = false
        default: complain("\(column) is yes or no, not “\(cell.prefix(40))”.")
        }
    }

    mutating func takeMinutes(_ column: String, into minutes: inout Int64?) {
        guard let cell = row.cells[column] else { return }
        do throws(Refusal) {
            minutes = try RecoveryTime.minutes(cell)
        } catch {
            complain("\(column): \(error.sentence)")
        }
    }

    /// A code that leads to something; an empty cell leads nowhere.
    mutating func take<Subject>(
        _ column: String, into key: inout Key<Subject>?, known: [String: Key<Subject>], _ what: String
    ) {
        guard let cell = row.cells[column] else { return }
        guard !cell.isEmpty else { return key = nil }
        if let found = known[cell.foldedKey] {
            key = found
        } else {
            complain("There is no \(what) “\(cell.prefix(40))”.")
        }
    }

    private mutating func complainOf<Word: RawRepresentable<String> & CaseIterable>(
        _ cell: String, _ column: String, _ type: Word.Type
    ) {
        let known = type.allCases.map(\.rawValue).joined(separator: ", ")
        complain(cell.isEmpty ? "\(column) is missing." : "\(column) “\(cell.prefix(40))” is none of: \(known).")
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(_ cell: String, _ type: Word.Type) -> Word?
    {
        let key = String(cell.foldedKey.map { $0 == " " || $0 == "-" ? "_" : $0 })
        return type.allCases.first { $0.rawValue.lowercased() == key }
    }
}

extension ImportRow {
    /// What a row for something new leaves out.
    func missing(of columns: [String]) -> [String] {
        columns.filter { cells[$0]?.isEmpty != false }.map { "\($0) is missing." }
    }
}
