/// Lines of comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
public enum CSV {
    /// Stands first in a file: without it a spreadsheet takes UTF-8 for its own country's letters. ``CSVTable`` skips it.
    public static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One record with its CRLF. A cell with a quotation mark, a line break or anything that separates cells somewhere (comma,
    /// semicolon, tab) is quoted.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe instead: one that starts with `=`, `+`,
    /// `-`, `@`, a tab or a line break (OWASP, CSV Injection).
    public static func line(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { line.append(UInt8(ascii: ",")) }
            append(cell, to: &line)
        }
        line += [0x0D, 0x0A]
        return line
    }

    private static func append(_ cell: String, to line: inout [UInt8]) {
        let bytes = Array(cell.utf8)
        let isFormula = bytes.first.map { Self.beginsFormula($0) } ?? false
        let isQuoted = bytes.contains { $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A || separates($0) }
        if isQuoted { line.append(UInt8(ascii: "\"")) }
        if isFormula { line.append(UInt8(ascii: "'")) }
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { line.append(byte) }
            line.append(byte)
        }
        if isQuoted { line.append(UInt8(ascii: "\"")) }
    }

    /// Comma, semicolon and tab.
    static func separates(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x09
    }

    static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
