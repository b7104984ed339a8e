import Foundation
import RoundsDomain

/// The page `docs/benchmarks-watching.md`.
struct ProbesPage {
    let turns: [ProbeTurn]
    let commit: String
    let made: String
    let machine: Machine

    var text: String {
        """
        # Benchmarks of the watch

        Written by `rounds bench probes --page docs/benchmarks-watching.md`.

        | | |
        |---|---|
        | when | \(made) |
        | what | Rounds \(Product.version)\(commit.isEmpty ? "" : ", commit \(commit)") |
        | machine | \(machine.processor), \(machine.cores) cores, \(machine.memory.megabytes) MB, \(machine.system) |
        | load before it began | \(machine.load.short) |

        A second process answers on as many loopback addresses as there are checks and writes down when each look arrives. Half of
        the checks ask a page, half a port; what they find is kept in SQLite. The *silent* ones swallow packets until the look
        times out. *Of one core* is the prober's whole process with its storage. *Lag* is between due and begun, of those that
        answer; *burst* the most arrivals in a tenth of a second over the mean; *coverage* the share of those that answer that was
        reached in every interval. Where a share of silent ones has several turns, the goals are about their mean.

        \(ProbeTurn.table(turns))
        ## Goals

        \(markdownTable(["what", "wanted", "found", ""], goals, numbersFrom: 1))

        """
    }

    private var goals: [[String]] {
        guard let lag = mean(\.lag.most, silent: 0), let share = mean(\.processorPercent, silent: 0) else { return [] }
        var rows = [
            row("storage included, of one core", "< 10 %", share, "%") { $0 < 10 },
            row("lag p99", "≤ 100 ms", lag, "ms") { $0 <= 100 },
        ]
        for percent in Set(turns.map(\.silentPercent)).sorted() where percent > 0 {
            guard let silent = mean(\.lag.most, silent: percent), lag > 0 else { continue }
            let grown = (silent / lag - 1) * 100
            rows.append(row("the others' lag p99 with \(percent) % silent, more", "< 10 %", grown, "%") { $0 < 10 })
        }
        return rows
    }

    /// Over all turns with so many silent: one turn of two minutes says tenths of a millisecond with some luck.
    private func mean(_ figure: KeyPath<ProbeTurn, Double>, silent percent: Int) -> Double? {
        let found = turns.filter { $0.silentPercent == percent }.map { $0[keyPath: figure] }
        return found.isEmpty ? nil : found.reduce(0, +) / Double(found.count)
    }

    private func row(
        _ what: String, _ wanted: String, _ found: Double, _ unit: String, _ isReached: (Double) -> Bool
    ) -> [String] {
        [what, wanted, "\(found.short) \(unit)", isReached(found) ? "reached" : "**missed**"]
    }
}
