import ArgumentParser
import Foundation
import RoundsDomain

/// `rounds bench probes`
struct BenchProbes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probes", abstract: "Measure the prober, at its targets, over loopback.",
        discussion: """
            A second process answers on as many addresses of 127.0.0.0/8 as there are checks and writes down when each \
            arrives. Half of the checks ask a page, half a port. What swallows packets is a port whose queue is full.
            """)

    @Option(help: ArgumentHelp("How many checks.", valueName: "count"))
    var checks = 10_000

    @Option(help: ArgumentHelp("Seconds between two looks of a check.", valueName: "seconds"))
    var interval = 60

    @Option(help: ArgumentHelp("How long each turn is measured, after one interval to warm up.", valueName: "seconds"))
    var seconds = 120

    @Option(help: ArgumentHelp("Percent of targets that swallow packets, a turn for each.", valueName: "percent,…"))
    var silent = "0,30"

    @Option(help: ArgumentHelp("Write the figures as JSON.", valueName: "file"))
    var figures: String?

    @Option(help: ArgumentHelp("Write the figures as a page of Markdown.", valueName: "file"))
    var page: String?

    @Option(help: ArgumentHelp("Name of the sources' version, to be told with the figures.", valueName: "name"))
    var commit: String?

    func validate() throws {
        guard (1...65_000).contains(checks), (1...3_600).contains(interval), (1...86_400).contains(seconds) else {
            throw ValidationError("--checks up to 65000, --interval up to 3600, --seconds up to 86400.")
        }
    }

    func run() async throws {
        var turns: [ProbeTurn] = []
        for percent in silent.split(separator: ",").compactMap({ Int($0) }) where (0...90).contains(percent) {
            let rig = ProbeRig(checks: checks, interval: interval, seconds: seconds, silent: percent)
            turns.append(try await rig.turn())
            print(ProbeTurn.table(turns))
        }
        if let figures {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(turns).write(to: URL(fileURLWithPath: figures))
        }
        if let page {
            let told = ProbesPage(
                turns: turns, commit: commit ?? "", made: Date.now.formatted(.iso8601), machine: .this)
            try Data(told.text.utf8).write(to: URL(fileURLWithPath: page))
        }
    }
}

/// What one turn of the rig found. Times in milliseconds.
struct ProbeTurn: Codable {
    let checks: Int
    let interval: Int
    let silentPercent: Int
    /// Looks a second.
    let rate: Double
    /// Of the prober's whole process, storage included, in percent of one core.
    let processorPercent: Double
    /// Between due and begun, as the prober sees it, of the targets that answer.
    let lag: Quantiles
    /// Between due and the connection's arrival at the target.
    let arrival: Quantiles
    /// The most arrivals in a tenth of a second, over the mean.
    let burst: Double
    /// Of the targets that answer, the share that was reached in every interval, in percent.
    let coverage: Double
    let stored: Int
    let skipped: UInt64
    /// Bytes.
    let memory: Int64

    struct Quantiles: Codable {
        let half: Double
        let most: Double
        let longest: Double

        /// - Parameter values: in microseconds.
        init(_ values: [Int64]) {
            let sorted = values.sorted()
            func at(_ part: Int) -> Double {
                sorted.isEmpty ? 0 : Double(sorted[(sorted.count - 1) * part / 100]) / 1_000
            }
            (half, most, longest) = (at(50), at(99), at(100))
        }

        var text: String { "\(half.tenths) / \(most.tenths) / \(longest.tenths)" }
    }

    static func table(_ turns: [ProbeTurn]) -> String {
        var text = """
            | checks | silent | looks/s | of one core | lag ms p50 / p99 / max | at the target ms | burst | coverage |
            |---|---|---|---|---|---|---|---|

            """
        for turn in turns {
            text +=
                "| \(turn.checks) @\(turn.interval) s | \(turn.silentPercent) % | \(turn.rate.tenths) "
                + "| \(turn.processorPercent.tenths) % | \(turn.lag.text) | \(turn.arrival.text) "
                + "| \(turn.burst.tenths) | \(turn.coverage.tenths) % |\n"
        }
        return text
    }
}

extension Double {
    fileprivate var tenths: String { String(format: self < 10 ? "%.2f" : "%.1f", self) }
}
