extension CSVTable {
    /// Why bytes are not taken as CSV, and on which line.
    public struct Fault: Unreadable, Equatable {
        public enum Reason: Sendable, Equatable {
            case tooManyBytes(limit: Int)
            case tooManyRows(limit: Int)
            case tooManyColumns(limit: Int)
            case cellTooLong(limit: Int)
            case empty
            case utf16
            case latin1
            case notUTF8
            case control
            case unclosedQuote
            case quoteInside
            case afterQuote
            case ragged(expected: Int, found: Int)
            case unnamed(column: Int)
            case twice(String)
        }

        public let reason: Reason
        /// From 1.
        public let line: Int

        public init(_ reason: Reason, line: Int) {
            self.reason = reason
            self.line = line
        }

        public var sentence: String {
            switch reason {
            case .tooManyBytes(let limit): "The file is larger than \(limit >> 20) MB. Send it in parts."
            case .tooManyRows(let limit): "The file has more than \(limit.grouped) rows. Send it in parts."
            case .tooManyColumns(let limit): "Line \(line) has more than \(limit) columns."
            case .cellTooLong(let limit): "A cell on line \(line) is longer than \(limit.grouped) bytes."
            case .empty: "The file is empty. Its first line names the columns."
            case .utf16: "The file is in UTF-16. Save it as “CSV UTF-8” and send it again."
            case .latin1:
                "The file is not in UTF-8: line \(line) holds letters as Windows-1252 or Latin-1 writes them. Save it as “CSV UTF-8” and send it again."
            case .notUTF8: "Line \(line) is not text in UTF-8. Is this a CSV file? Save it as “CSV UTF-8”."
            case .control: "Line \(line) holds a control character that a text has no use for."
            case .unclosedQuote: "The quotation mark on line \(line) is never closed."
            case .quoteInside:
                "A cell on line \(line) holds a quotation mark but does not begin with one. Write it twice inside quotation marks."
            case .afterQuote: "Something follows the closing quotation mark of a cell on line \(line)."
            case .ragged(let expected, let found):
                "Line \(line) has \(found) cells where the headings have \(expected)."
            case .unnamed(let column): "Column \(column) has no heading."
            case .twice(let heading): "The heading \(heading.asMentioned) stands twice."
            }
        }

        public var isTooMuch: Bool {
            switch reason {
            case .tooManyBytes, .tooManyRows, .tooManyColumns, .cellTooLong: true
            case .empty, .utf16, .latin1, .notUTF8, .control, .unclosedQuote, .quoteInside, .afterQuote, .ragged,
                .unnamed, .twice:
                false
            }
        }
    }
}
