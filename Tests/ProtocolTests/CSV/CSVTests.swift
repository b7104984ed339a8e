import RoundsProtocols
import Testing

@Suite struct CSVTests {
    private func text(_ cells: String...) -> String { String(decoding: CSV.line(cells), as: UTF8.self) }

    @Test func plainCellsStandAsTheyAre() {
        #expect(text("1", "Maria Lopez", "") == "1,Maria Lopez,\r\n")
    }

    @Test func separatorsQuotationMarksAndLineBreaksAreQuoted() {
        #expect(text("a,b", "say \"hi\"", "two\nlines") == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n")
        #expect(text("a;b", "c\td") == "\"a;b\",\"c\td\"\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)"])
    func aSpreadsheetNeverTakesACellForAFormula(cell: String) {
        #expect(text(cell) == "'\(cell)\r\n")
    }

    @Test func aFormulaThatMustBeQuotedIsDisarmedInsideItsQuotes() {
        #expect(text("=HYPERLINK(\"x\",1)") == "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n")
        #expect(text("\t=1") == "\"'\t=1\"\r\n")
    }
}
