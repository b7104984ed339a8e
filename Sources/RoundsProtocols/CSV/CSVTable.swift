/// A file of comma-separated values (RFC 4180) under a line of headings, read strictly: nothing is guessed and nothing is
/// left out unseen.
///
/// A semicolon or a tab may separate the cells instead, as spreadsheets write it in some countries: the headings tell. Lines
/// end in CRLF, LF or CR. An apostrophe that ``CSV/line(_:)`` put before a formula is taken away again.
public struct CSVTable: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        /// Where it begins in the file, from 1.
        public let line: Int
        /// As many as there are headings.
        public let cells: [String]
    }

    /// Without white space at their ends; none is empty, none stands twice without regard to case.
    public let headings: [String]
    /// Without lines that hold nothing.
    public let rows: [Row]

    public init(_ bytes: [UInt8], limits: Limits = .file) throws(Fault) {
        guard bytes.count <= limits.bytes else { throw Fault(.tooManyBytes(limit: limits.bytes), line: 1) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw Fault(.utf16, line: 1) }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard String(validating: content, as: UTF8.self) != nil else {
            throw Fault(content.looksLikeLatin1 ? .latin1 : .notUTF8, line: content.lineOfFirstFault)
        }
        var reader = CSVReader(content, limits: limits)
        guard let first = try reader.next() else { throw Fault(.empty, line: 1) }
        headings = try Self.headings(first.cells)
        var rows: [Row] = []
        while let row = try reader.next() {
            guard row.cells.count == headings.count else {
                throw Fault(.ragged(expected: headings.count, found: row.cells.count), line: row.line)
            }
            guard rows.count < limits.rows else { throw Fault(.tooManyRows(limit: limits.rows), line: row.line) }
            rows.append(row)
        }
        self.rows = rows
    }

    private static func headings(_ cells: [String]) throws(Fault) -> [String] {
        var seen: Set<String> = []
        var headings: [String] = []
        for (place, cell) in cells.enumerated() {
            let heading = cell.withoutSpaceAround
            if heading.isEmpty { throw Fault(.unnamed(column: place + 1), line: 1) }
            guard seen.insert(heading.lowercased()).inserted else { throw Fault(.twice(heading), line: 1) }
            headings.append(heading)
        }
        return headings
    }
}

extension CSVTable {
    /// How much is taken.
    public struct Limits: Sendable {
        public var bytes: Int
        public var rows: Int
        public var columns: Int
        /// UTF-8.
        public var cellBytes: Int

        public init(bytes: Int = 10 << 20, rows: Int = 20_000, columns: Int = 60, cellBytes: Int = 8_192) {
            self.bytes = bytes
            self.rows = rows
            self.columns = columns
            self.cellBytes = cellBytes
        }

        /// 10 MiB, 20,000 rows of 60 cells of 8 KiB.
        public static let file = Limits()
    }
}

extension String {
    /// A byte order mark is no part of a name either: it stands inside where a file was glued to another.
    fileprivate var withoutSpaceAround: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isSpace { rest.removeFirst() }
        while let last = rest.last, last.isSpace { rest.removeLast() }
        return String(String.UnicodeScalarView(rest))
    }
}

extension Unicode.Scalar {
    fileprivate var isSpace: Bool { properties.isWhitespace || self == "\u{FEFF}" }
}

extension Collection<UInt8> {
    /// Bytes above 0x9F alone among ASCII: letters with accents as Windows and Latin-1 write them.
    fileprivate var looksLikeLatin1: Bool {
        !contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
    }

    /// The line on which UTF-8 ends.
    fileprivate var lineOfFirstFault: Int {
        var line = 1
        var rest = self[startIndex...]
        while let end = rest.firstIndex(of: 0x0A) {
            guard String(validating: rest[...end], as: UTF8.self) != nil else { return line }
            rest = rest[index(after: end)...]
            line += 1
        }
        return line
    }
}
