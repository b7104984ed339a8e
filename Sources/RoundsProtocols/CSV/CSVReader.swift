/// Reads valid UTF-8 record by record.
struct CSVReader {
    private let bytes: ArraySlice<UInt8>
    private let limits: CSVTable.Limits
    private let separator: UInt8
    private var place: Int
    private var line = 1

    init(_ bytes: ArraySlice<UInt8>, limits: CSVTable.Limits) {
        self.bytes = bytes
        self.limits = limits
        separator = Self.separator(of: bytes)
        place = bytes.startIndex
    }

    /// Whichever of comma, semicolon and tab stands first outside quotation marks, on the first line that holds anything.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var isQuoted = false
        for byte in bytes.drop(while: isLineEnd) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if CSV.separates(byte) { return byte }
            if isLineEnd(byte) { break }
        }
        return UInt8(ascii: ",")
    }

    /// The next record that holds anything; nil at the end.
    mutating func next() throws(CSVTable.Fault) -> CSVTable.Row? {
        while place < bytes.endIndex {
            let row = try record()
            if row.cells != [""] { return row }
        }
        return nil
    }

    private mutating func record() throws(CSVTable.Fault) -> CSVTable.Row {
        let first = line
        var cells: [String] = []
        while true {
            guard cells.count < limits.columns else { throw fault(.tooManyColumns(limit: limits.columns)) }
            cells.append(try cell())
            guard place < bytes.endIndex else { break }
            if takeLineEnd() { break }
            // A cell ends before a separator, a line end or the end of the file.
            place += 1
            if place == bytes.endIndex {
                cells.append("")
                break
            }
        }
        return CSVTable.Row(line: first, cells: cells)
    }

    private mutating func cell() throws(CSVTable.Fault) -> String {
        guard place < bytes.endIndex, bytes[place] == UInt8(ascii: "\"") else { return try plainCell() }
        let opened = line
        place += 1
        var content: [UInt8] = []
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") {
                guard place < bytes.endIndex, bytes[place] == byte else { return try closed(content) }
                place += 1
            }
            try check(byte)
            if byte == 0x0A || byte == 0x0D && !(place < bytes.endIndex && bytes[place] == 0x0A) { line += 1 }
            content.append(byte)
            guard content.count <= limits.cellBytes else { throw fault(.cellTooLong(limit: limits.cellBytes)) }
        }
        throw CSVTable.Fault(.unclosedQuote, line: opened)
    }

    private func closed(_ content: [UInt8]) throws(CSVTable.Fault) -> String {
        guard place == bytes.endIndex || isEnd(bytes[place]) else { throw fault(.afterQuote) }
        return String(decoding: content, as: UTF8.self).withLineFeeds.withoutGuard
    }

    private mutating func plainCell() throws(CSVTable.Fault) -> String {
        let start = place
        while place < bytes.endIndex, !isEnd(bytes[place]) {
            guard bytes[place] != UInt8(ascii: "\"") else { throw fault(.quoteInside) }
            try check(bytes[place])
            place += 1
        }
        guard place - start <= limits.cellBytes else { throw fault(.cellTooLong(limit: limits.cellBytes)) }
        return String(decoding: bytes[start..<place], as: UTF8.self).withoutGuard
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || Self.isLineEnd(byte) }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func takeLineEnd() -> Bool {
        switch bytes[place] {
        case 0x0D:
            place += 1
            if place < bytes.endIndex, bytes[place] == 0x0A { place += 1 }
        case 0x0A: place += 1
        default: return false
        }
        line += 1
        return true
    }

    private func check(_ byte: UInt8) throws(CSVTable.Fault) {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { throw fault(.control) }
    }

    private func fault(_ reason: CSVTable.Fault.Reason) -> CSVTable.Fault { CSVTable.Fault(reason, line: line) }
}

extension String {
    /// Without the apostrophe that keeps a spreadsheet from taking a cell for a formula.
    fileprivate var withoutGuard: String {
        let start = utf8.prefix(2)
        guard start.count == 2, start.first == UInt8(ascii: "'"), let second = start.last,
            CSV.beginsFormula(second)
        else { return self }
        return String(dropFirst())
    }
}
