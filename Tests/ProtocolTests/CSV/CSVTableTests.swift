import RoundsProtocols
import Testing

@Suite struct CSVTableTests {
    private func table(_ text: String, _ limits: CSVTable.Limits = .file) throws(CSVTable.Fault) -> CSVTable {
        try CSVTable(Array(text.utf8), limits: limits)
    }

    private func reason(_ bytes: [UInt8], _ limits: CSVTable.Limits = .file) -> CSVTable.Fault.Reason? {
        do throws(CSVTable.Fault) {
            _ = try CSVTable(bytes, limits: limits)
            return nil
        } catch {
            #expect(!error.sentence.isEmpty)
            return error.reason
        }
    }

    @Test(arguments: [
        "tag,name\r\nWS-1,PC\r\n", "tag,name\nWS-1,PC", "tag,name\rWS-1,PC\r", "\u{FEFF}tag;name\nWS-1;PC\n",
        "tag\tname\nWS-1\tPC\n\n", "\r\r\n\ntag;name\nWS-1;PC", "\"tag\",\"name\"\n\n\"WS-1\",\"PC\"\n",
    ])
    func everySpreadsheetsWayOfWritingItIsTheSameTable(text: String) throws {
        let read = try table(text)
        #expect(read.headings == ["tag", "name"] && read.rows.map(\.cells) == [["WS-1", "PC"]])
    }

    @Test func quotedCellsHoldSeparatorsQuotationMarksAndLines() throws {
        let read = try table("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",x\nlast,row\n")
        #expect(read.rows.map(\.cells) == [["1,5", "say \"hi\""], ["two\nlines", "x"], ["last", "row"]])
        #expect(read.rows.map(\.line) == [2, 3, 5])
    }

    @Test func anEmptyCellAtTheEndIsACell() throws {
        #expect(try table("a,b\n1,\n,2\n,").rows.map(\.cells) == [["1", ""], ["", "2"], ["", ""]])
    }

    @Test func whatIsNoTableIsRefusedWithItsLine() {
        #expect(throws: CSVTable.Fault(.empty, line: 1)) { try table("") }
        #expect(throws: CSVTable.Fault(.ragged(expected: 2, found: 3), line: 3)) { try table("a,b\n1,2\n1,2,3\n") }
        #expect(throws: CSVTable.Fault(.unclosedQuote, line: 2)) { try table("a,b\n\"1,2\n3,4\n") }
        #expect(throws: CSVTable.Fault(.quoteInside, line: 2)) { try table("a,b\n5\" disk,2\n") }
        #expect(throws: CSVTable.Fault(.afterQuote, line: 2)) { try table("a,b\n\"1\"x,2\n") }
        #expect(throws: CSVTable.Fault(.twice("A"), line: 1)) { try table("a, A \n1,2\n") }
        #expect(throws: CSVTable.Fault(.unnamed(column: 2), line: 1)) { try table("a,\n1,2\n") }
        #expect(throws: CSVTable.Fault(.control, line: 2)) { try table("a,b\n1\u{0},2\n") }
    }

    @Test func anotherEncodingIsRefusedAndNamed() {
        let latin = Array("tag,name\nWS-1,Station Z".utf8) + [0xFC, 0x72, 0x69, 0x63, 0x68]
        #expect(reason(latin) == .latin1)
        #expect(reason([0xFF, 0xFE, 0x61, 0x00]) == .utf16)
        #expect(reason([0x50, 0x4B, 0x03, 0x04, 0xFF, 0x00]) == .notUTF8)
    }

    @Test func aByteOrderMarkIsNoPartOfAName() throws {
        #expect(try table("  \u{FEFF}a ,b\n1,2\n").headings == ["a", "b"])
    }

    @Test func everyLimitIsHeld() {
        let limits = CSVTable.Limits(bytes: 100, rows: 2, columns: 3, cellBytes: 10)
        #expect(reason([UInt8](repeating: 0x61, count: 101), limits) == .tooManyBytes(limit: 100))
        #expect(reason(Array("a\n1\n2\n3\n".utf8), limits) == .tooManyRows(limit: 2))
        #expect(reason(Array("a,b,c,d\n".utf8), limits) == .tooManyColumns(limit: 3))
        #expect(reason(Array("a\n12345678901\n".utf8), limits) == .cellTooLong(limit: 10))
        #expect(reason(Array("a\n\"12345678901\"\n".utf8), limits) == .cellTooLong(limit: 10))
    }

    /// What ``CSV/line(_:)`` writes is read back, but for the apostrophe before a formula, which is always taken away, and
    /// for line ends, which are line feeds.
    @Test func whatIsWrittenIsReadBack() throws {
        var dice = Seeded("csv")
        for _ in 0..<500 {
            let width = Int.random(in: 2...6, using: &dice)
            let headings = (0..<width).map { "h\($0)\([";", "\t", "\n", ",", ";\u{05BF}", ""][$0 % 6])x" }
            let rows = (0..<Int.random(in: 0...8, using: &dice)).map { _ in
                (0..<width).map { _ in dice.text(upTo: 12) }.map { $0.hasPrefix("'") ? "x" + $0 : $0 }
            }
            let bytes = ([headings] + rows).flatMap(CSV.line)
            let read = try CSVTable(bytes)
            #expect(read.headings == headings)
            let found = read.rows.map { $0.cells.map { Array($0.unicodeScalars) } }
            #expect(found == rows.map { $0.map { Array($0.unicodeScalars) } }, "SEED=\(dice.seed)")
        }
    }
}
