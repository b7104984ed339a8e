import ArgumentParser
import Foundation
import RoundsDomain
import RoundsWeb

/// `rounds bench`
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the desk on generated data.",
        discussion: "Generated desks are kept in the folder and made again only when they are missing.")

    @Option(help: ArgumentHelp("Folder of the generated desks.", valueName: "dir"))
    var data = "bench-data"

    @Option(
        help: ArgumentHelp("Server for PostgreSQL's turn, as a user who may make databases.", valueName: "postgres://…")
    )
    var database: String?

    @Option(help: ArgumentHelp("How many tickets, separated by commas.", valueName: "count,…"))
    var tickets = "10000,200000,1000000"

    @Option(help: ArgumentHelp("Visits of each page by one client.", valueName: "count"))
    var acts = 2_000

    @Option(help: ArgumentHelp("Makes other data from another number.", valueName: "seed"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Only some of list, ticket, search, create, separated by commas.", valueName: "what,…"))
    var only: String?

    @Flag(help: "Only make the data.")
    var fill = false

    @Option(help: ArgumentHelp("Write the figures as JSON.", valueName: "file"))
    var figures: String?

    func run() async throws {
        guard let cost = PasswordHash.Cost(rounds: 2, blockSize: 1, parallelism: 1) else { return }
        var found = Figures(machine: .this)
        let homes: [BenchStore.Home] = [.folder(data.absolutePath)] + (database.map { [.server($0)] } ?? [])
        for home in homes {
            let store = BenchStore(home: home, seed: seed)
            for tickets in try sizes {
                try await store.make(tickets) { tell($0) }
                guard !fill else { continue }
                let measure = MeasureDesk(
                    store: store, tickets: tickets, acts: acts, passwords: Passwords(cost: cost),
                    only: only.map { Set($0.split(separator: ",").map(String.init)) })
                found.desks.append(try await measure.figures(at: try await store.copy(tickets)) { tell($0) })
                try await store.dropCopy()
                let version = try await store.version(tickets)
                if !found.machine.engines.contains(version) { found.machine.engines.append(version) }
            }
        }
        guard !fill else { return }
        print(found.table)
        if let figures {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(found).write(to: URL(fileURLWithPath: figures))
        }
    }

    private var sizes: [Int] {
        get throws {
            try tickets.split(separator: ",").map { part in
                guard let count = Int(part), (100...10_000_000).contains(count) else {
                    throw ValidationError("--tickets: “\(part)” is not a number from 100 to 10000000.")
                }
                return count
            }
        }
    }

    private func tell(_ line: String) {
        FileHandle.standardError.write(Data("bench: \(line)\n".utf8))
    }
}
