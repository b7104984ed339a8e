/// What one run found: what `docs/benchmarks.json` holds.
struct Figures: Codable, Sendable {
    /// When it began, in UTC: `2026-11-24T13:00:00Z`.
    var made: String
    /// Of Rounds, and of its sources as version control names them; the second is empty where nobody said.
    var version: String
    var commit: String
    var machine: Machine
    var desks: [DeskFigures] = []
}

/// The figures of one desk: an engine and a number of tickets.
struct DeskFigures: Codable, Sendable {
    var engine: String
    var tickets: Int
    /// Of the database, in bytes.
    var bytes: Int64
    var cases: [CaseFigures] = []
    var process: ProcessFigures?
}

/// The whole program over a socket.
struct ProcessFigures: Codable, Sendable {
    /// From the start of the process to its first answer, in milliseconds: the median.
    var start: Double
    /// Resident memory in bytes: before the first page, after all measured ones, and the most in between.
    var memoryAtStart: Int64
    var memoryAfter: Int64
    var memoryPeak: Int64
    var cases: [CaseFigures] = []
}

struct CaseFigures: Codable, Sendable {
    var name: String
    var clients: Int
    var desk: Summary
    /// The engine alone, with the same rows.
    var bare: Summary?

    /// What an act costs in milliseconds: one client's median, or the share of many.
    var cost: Double { desk.cost(clients: clients) }

    /// How many times as much as the engine alone.
    var ratio: Double? {
        guard let bare = bare?.cost(clients: clients), bare > 0 else { return nil }
        return cost / bare
    }
}

extension Summary {
    fileprivate func cost(clients: Int) -> Double {
        clients == 1 ? p50 : perSecond > 0 ? 1_000 / perSecond : 0
    }
}

extension DeskFigures {
    func figures(_ name: String, clients: Int) -> CaseFigures? {
        cases.first { $0.name == name && $0.clients == clients }
    }
}
