import ArgumentParser
import Foundation
import RoundsDomain
import RoundsWeb

/// `rounds bench`, or `rounds bench desk`
struct BenchDesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Measure the desk's pages on generated data.",
        discussion: "Generated desks are kept in the folder and made again only when they are missing.")

    @Option(help: ArgumentHelp("Folder of the generated desks.", valueName: "dir"))
    var data = "bench-data"

    @Option(
        help: ArgumentHelp("Server for PostgreSQL's turn, as a user who may make databases.", valueName: "postgres://…")
    )
    var database: String?

    @Option(help: ArgumentHelp("How many tickets, separated by commas.", valueName: "count,…"))
    var tickets = "10000,200000,1000000"

    @Option(help: ArgumentHelp("How many on PostgreSQL; as many as on SQLite unless said.", valueName: "count,…"))
    var databaseTickets: String?

    @Option(help: ArgumentHelp("Visits of each page by one client.", valueName: "count"))
    var acts = 1_000

    @Option(help: ArgumentHelp("Makes other data from another number.", valueName: "seed"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Only some of list, ticket, search, today, round, create, process, separated by commas.",
            valueName: "what,…"))
    var only: String?

    @Flag(help: "Only make the data.")
    var fill = false

    @OptionGroup var telling: BenchTelling

    func run() async throws {
        let before = try telling.older()
        var found = Figures(
            made: Date.now.formatted(.iso8601), version: Product.version, commit: telling.commit ?? "", machine: .this)
        try await measure(.folder(data.absolutePath), try sizes(tickets, "--tickets"), into: &found)
        if let database {
            let sizes = try sizes(databaseTickets ?? tickets, "--database-tickets")
            try await measure(.server(database), sizes, into: &found)
        }
        if !fill { try telling.tell(found, besides: before) }
    }

    private func measure(_ home: BenchStore.Home, _ sizes: [Int], into found: inout Figures) async throws {
        guard let cost = PasswordHash.Cost(rounds: 2, blockSize: 1, parallelism: 1) else { return }
        let only = only.map { Set($0.split(separator: ",").map(String.init)) }
        let store = BenchStore(home: home, seed: seed)
        for tickets in sizes {
            try await store.make(tickets) { say($0) }
            guard !fill else { continue }
            let measure = MeasureDesk(
                store: store, tickets: tickets, acts: acts, passwords: Passwords(cost: cost), only: only)
            var desk = try await measure.figures(at: try await store.copy(tickets)) { say($0) }
            if measure.wants("process") {
                say("the whole program at \(tickets.grouped)")
                let process = MeasureProcess(store: store, tickets: tickets, acts: acts, passwords: measure.passwords)
                // What was created meanwhile would make it another size.
                desk.process = try await process.figures(at: try await store.copy(tickets))
            }
            found.desks.append(desk)
            try await store.dropCopy()
            let version = try await store.version(tickets)
            if !found.machine.engines.contains(version) { found.machine.engines.append(version) }
        }
    }

    private func sizes(_ list: String, _ name: String) throws -> [Int] {
        try list.split(separator: ",").map { part in
            guard let count = Int(part), (100...10_000_000).contains(count) else {
                throw ValidationError("\(name): “\(part)” is not a number from 100 to 10000000.")
            }
            return count
        }
    }

    private func say(_ line: String) {
        Terminal.complain("bench: " + line)
    }
}
