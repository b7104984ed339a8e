import RoundsSQL
import Testing

@Suite struct RowTests {
    private let columns = Row.Columns(["id", "name", "since", "id"])

    @Test func columnsAreFoundByNameInWhateverOrderTheyAreAskedFor() throws {
        let rows = (1...3).map { number in
            Row(columns: columns, values: [.integer(number), .text("R-\(number)"), .null, .integer(99)])
        }
        for (place, row) in rows.enumerated() {
            #expect(try row.text("name") == "R-\(place + 1)")
            #expect(try row.optionalInteger("since") == nil)
            #expect(try row.integer("id") == Int64(place + 1))
            #expect(try row.integer("id") == Int64(place + 1))
            #expect(throws: StorageError.shape("no column title")) { try row.text("title") }
        }
    }

    @Test func aRowWithoutColumnsHasNone() {
        let row = Row(columns: Row.Columns([]), values: [])
        #expect(throws: StorageError.shape("no column id")) { try row.integer("id") }
    }
}
