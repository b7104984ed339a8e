import RoundsProtocols

/// What is read keeps its limits, has no gaps, and reads the same when it is written again.
func examine(_ bytes: [UInt8]) {
    let limits = CSVTable.Limits(bytes: 1500, rows: 20, columns: 8, cellBytes: 200)
    do throws(CSVTable.Fault) {
        let table = try CSVTable(bytes, limits: limits)
        hold(bytes.count <= limits.bytes && table.rows.count <= limits.rows, "more than was allowed")
        hold((1...limits.columns).contains(table.headings.count), "columns without end")
        var last = 0
        for row in table.rows {
            hold(row.cells.count == table.headings.count, "a row with a gap")
            hold(row.line > last, "lines that do not grow")
            last = row.line
            for cell in row.cells {
                hold(!cell.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 }, "a control character")
            }
        }
        let cells = [table.headings] + table.rows.map(\.cells)
        // One heading alone is written as it is; a lone empty cell would be an empty line.
        guard table.headings.count > 1, !cells.joined().contains(where: { $0.hasPrefix("'") }) else { return }
        let again = try CSVTable(cells.flatMap(CSV.line), limits: .file)
        hold(again.headings == table.headings && again.rows.map(\.cells) == table.rows.map(\.cells), "another table")
    } catch {
        hold(!error.sentence.isEmpty && error.sentence.count < 300, "a sentence that cannot be shown")
    }
}
