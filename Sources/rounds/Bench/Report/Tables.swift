import Foundation

extension Figures {
    /// Everything measured, as Markdown.
    var tables: String {
        desks.map { desk in
            let size = "\(desk.bytes.megabytes) MB"
            let title = "### \(desk.engineName), \(desk.tickets.grouped) tickets (\(size))\n\n"
            return title + desk.cases.table + (desk.process.map { "\n\n" + $0.text } ?? "")
        }.joined(separator: "\n\n")
    }
}

extension DeskFigures {
    var engineName: String { engine == "postgres" ? "PostgreSQL" : "SQLite" }
}

extension ProcessFigures {
    fileprivate var text: String {
        """
        The whole program over a socket: its first answer after \(start.short) ms; \(memoryAtStart.megabytes) MB resident \
        then, \(memoryAfter.megabytes) MB after all of the following, \(memoryPeak.megabytes) MB at most.

        """ + "\n" + cases.table
    }
}

extension [CaseFigures] {
    fileprivate var table: String {
        let isCompared = contains { $0.bare != nil }
        let own = ["what", "clients", "p50 ms", "p95 ms", "p99 ms", "per second"]
        let alone = isCompared ? ["engine alone: p50 ms", "per second", "ratio"] : []
        return markdownTable(own + alone, map { isCompared ? $0.row + $0.alone : $0.row }, numbersFrom: 1)
    }
}

extension CaseFigures {
    fileprivate var row: [String] {
        let failed = desk.failures > 0 ? " (\(desk.failures) failed)" : ""
        return [name + failed, "\(clients)", desk.p50.short, desk.p95.short, desk.p99.short, desk.perSecond.short]
    }

    fileprivate var alone: [String] {
        bare.map { [$0.p50.short, $0.perSecond.short, ratio?.short ?? ""] } ?? ["", "", ""]
    }
}

/// - Parameter numbersFrom: The columns from here on stand to the right.
func markdownTable(_ headings: [String], _ rows: [[String]], numbersFrom: Int) -> String {
    let rule = headings.indices.map { $0 < numbersFrom ? "---" : "--:" }
    return ([headings, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
}

extension Double {
    /// Three digits that count.
    var short: String {
        switch self {
        case 1_000...: Int(rounded()).grouped
        case 100...: String(Int(rounded()))
        case 10..<100: String(format: "%.1f", self)
        case 1..<10: String(format: "%.2f", self)
        default: String(format: "%.3f", self)
        }
    }
}

extension Int {
    /// `200,000`.
    var grouped: String {
        let digits = Array(String(self))
        return digits.enumerated().map { place, digit in
            place > 0 && (digits.count - place) % 3 == 0 ? ",\(digit)" : "\(digit)"
        }.joined()
    }
}

extension BinaryInteger {
    /// Millions of bytes, rounded.
    var megabytes: String { Int((Double(self) / 1e6).rounded()).grouped }
}
