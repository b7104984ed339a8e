import Foundation

extension Figures {
    /// The tables, as Markdown.
    var table: String {
        desks.map { "### \($0.engine), \($0.tickets) tickets\n\n\($0.table)" }.joined(separator: "\n\n")
    }
}

extension DeskFigures {
    var table: String {
        let head = """
            | what | clients | p50 ms | p95 ms | p99 ms | per second | engine alone: p50 ms | per second | ratio |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """
        return head + "\n" + cases.map(\.row).joined(separator: "\n")
    }
}

extension CaseFigures {
    fileprivate var row: String {
        let own = [desk.p50.short, desk.p95.short, desk.p99.short, desk.perSecond.short]
        let alone = bare.map { [$0.p50.short, $0.perSecond.short, ratio?.short ?? ""] } ?? ["", "", ""]
        let failed = desk.failures > 0 ? " (\(desk.failures) failed)" : ""
        return "| \(name)\(failed) | \(clients) | \((own + alone).joined(separator: " | ")) |"
    }
}

extension Double {
    /// Three digits that count.
    var short: String {
        switch self {
        case 100...: String(Int(rounded()))
        case 10..<100: String(format: "%.1f", self)
        case 1..<10: String(format: "%.2f", self)
        default: String(format: "%.3f", self)
        }
    }
}
