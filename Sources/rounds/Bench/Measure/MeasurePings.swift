import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsWeb

/// Five hundred nightly jobs that all say at once that they live, each time durably.
struct MeasurePings {
    static let name = "heartbeat ping"
    static let jobs = 500
    /// Pings a second that are to be reached.
    static let goal = 5_000.0

    let desk: Desk
    let visitor: Visitor

    func figures(acts: Int) async throws -> [CaseFigures] {
        let paths = try await addJobs()
        _ = await measured(clients: MeasureDesk.clients, acts: 4) { client, act in
            try await visitor.get(paths[(client * 31 + act) % paths.count])
        }
        let one = await measured(clients: 1, acts: acts) { _, act in
            try await visitor.get(paths[act % paths.count])
        }
        let many = await measured(clients: MeasureDesk.clients, acts: acts) { client, act in
            try await visitor.get(paths[(client * 31 + act) % paths.count])
        }
        return [
            CaseFigures(name: Self.name, clients: 1, desk: one.summary, bare: nil),
            CaseFigures(name: Self.name, clients: MeasureDesk.clients, desk: many.summary, bare: nil),
        ]
    }

    private func addJobs() async throws -> [String] {
        let now = desk.now()
        return try await desk.database.write { tx in
            try (1...Self.jobs).map { number in
                let token = Token.random()
                let spec = try CheckSpec(
                    Check.Fields(name: "Nightly job \(number)"), .heartbeat(.standard, slug: "nightly-job-\(number)"))
                _ = try tx.addCheck(spec, token: token, by: .desk, at: now - .days(1))
                return "/ping/\(token)"
            }
        }
    }
}
