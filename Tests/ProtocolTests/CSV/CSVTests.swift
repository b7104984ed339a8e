import RoundsProtocols
import Testing

@Suite struct CSVTests {
    private func text(_ cells: String...) -> String { String(decoding: CSV.line(cells), as: UTF8.self) }

    @Test func plainCellsStandAsTheyAre() {
        #expect(text("1", "Maria Lopez", "") == "1,Maria Lopez,\r\n")
    }

    @Test func commasQuotationMarksAndLineBreaksAreQuoted() {
        #expect(text("a,b", "say \"hi\"", "two\nlines") == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
    func aSpreadsheetNeverTakesACellForAFormula(cell: String) {
        #expect(text(cell) == "'\(cell)\r\n")
    }

    @Test func aFormulaThatMustBeQuotedIsDisarmedInsideItsQuotes() {
        #expect(text("=HYPERLINK(\"x\",1)") == "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n")
    }
}
