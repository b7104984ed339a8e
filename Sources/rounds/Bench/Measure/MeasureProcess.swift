import Foundation
import RoundsDomain
import RoundsEngines
import RoundsSQL
import RoundsWeb

/// Measures the whole program over a socket: how soon it answers, what it weighs, pages and reports.
struct MeasureProcess {
    let store: BenchStore
    let tickets: Int
    let acts: Int
    let passwords: Passwords

    /// - Parameter url: of a copy that may be written to.
    func figures(at url: String) async throws -> ProcessFigures {
        let cookies = try await enter(url)
        let data = try folder(of: url)
        defer { if data != url { try? FileManager.default.removeItem(atPath: data) } }
        var starts: [Double] = []
        for _ in 0..<4 {
            let served = try ServedDesk(url: url, data: data)
            served.stop()
            starts.append(Double(served.start.nanoseconds) / 1e6)
        }
        let served = try ServedDesk(url: url, data: data)
        defer { served.stop() }
        starts.append(Double(served.start.nanoseconds) / 1e6)
        let atStart = served.memory("VmRSS")
        var figures = ProcessFigures(
            start: starts.sorted()[starts.count / 2], memoryAtStart: atStart, memoryAfter: 0, memoryPeak: 0)
        for errand in Errand.allCases {
            let sample = await visits(errand, port: served.port, cookie: cookies.reader)
            figures.cases.append(CaseFigures(name: errand.title, clients: MeasureDesk.clients, desk: sample.summary))
        }
        let creates = await sockets(acts: max(acts / 8, 16), port: served.port, cookie: cookies.requester) {
            try $2.ask("/portal/report", form: BenchForm.body($0 * 1_000_000 + 500_000 + $1))
        }
        figures.cases.append(CaseFigures(name: "create", clients: MeasureDesk.clients, desk: creates.summary))
        figures.memoryAfter = served.memory("VmRSS")
        figures.memoryPeak = served.memory("VmHWM")
        return figures
    }

    private func visits(_ errand: Errand, port: Int, cookie: String) async -> Sample {
        var random = SplitMix64(seed: 11)
        let paths = (0..<acts).map { _ in Visit(errand, tickets: tickets, &random).path }
        return await sockets(acts: max(acts / 16, 4), port: port, cookie: cookie) {
            try $2.ask(paths[($0 * 31 + $1) % paths.count])
        }
    }

    /// Many visitors at once, each on a thread and a connection of its own.
    /// - Parameter act: gets the client's number, the act's, and the visitor; answers the status.
    private func sockets(
        acts: Int, port: Int, cookie: String, _ act: @escaping @Sendable (Int, Int, SocketVisitor) throws -> Int
    ) async -> Sample {
        let begun = ContinuousClock.now
        var all = await withTaskGroup(of: Sample.self) { group in
            for client in 0..<MeasureDesk.clients {
                group.addTask {
                    await withCheckedContinuation { done in
                        Thread.detachNewThread {
                            done.resume(returning: Self.visit(client, acts: acts, port: port, cookie: cookie, act))
                        }
                    }
                }
            }
            return await group.reduce(into: Sample()) { $0.add($1) }
        }
        all.whole = ContinuousClock.now - begun
        return all
    }

    private static func visit(
        _ client: Int, acts: Int, port: Int, cookie: String, _ act: (Int, Int, SocketVisitor) throws -> Int
    ) -> Sample {
        var sample = Sample()
        guard let visitor = try? SocketVisitor(port: port, number: client + 1, cookie: cookie) else {
            sample.fail()
            return sample
        }
        for number in 0..<acts {
            let begun = ContinuousClock.now
            let status = (try? act(client, number, visitor)) ?? 0
            if status != 200, status != 303 { sample.fail() }
            sample.add(ContinuousClock.now - begun)
        }
        return sample
    }

    /// Sessions by the real clock, which the process goes by.
    private func enter(_ url: String) async throws -> (reader: String, requester: String) {
        let database = try Engines.open(url: url)
        let desk = Desk(database: database, passwords: passwords, now: Moment.now)
        let reader = try await Entrance(desk: desk).signIn("lead.1").secret
        let requester = try await Entrance(desk: desk).signIn("requester.1").secret
        await database.close()
        return ("rounds_session=\(reader.text)", "rounds_session=\(requester.text)")
    }

    /// Where keys and locks are: the folder of the copy, or one made for it.
    private func folder(of url: String) throws -> String {
        guard case .server = store.home else { return url }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rounds-bench-\(getpid())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}
