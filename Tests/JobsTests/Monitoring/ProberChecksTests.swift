import Logging
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import ServiceLifecycle
import Synchronization
import Testing

@testable import RoundsJobs

@Suite(.serialized) struct ProberChecksTests {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    func spec(_ name: String, _ target: String) throws -> CheckSpec {
        try CheckSpec(.init(name: name, attempts: 2), .probe(.init(target: target, interval: .seconds(5))))
    }

    /// Runs the desk's prober while the body looks on.
    func withProber(_ database: any Database, _ body: () async throws -> Void) async throws {
        let network = try ProbeNetwork(hosts: HostsFile(file: ""))
        let ends = Prober.Ends(database: database, network: network, logger: logger, now: { Cast.morning })
        let prober = Prober(ends, budget: SocketBudget(10), gather: .milliseconds(20), logger: logger)
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: prober)], gracefulShutdownSignals: [], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do { try await body() } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        await network.shutDown()
    }

    func eventually(_ database: any Database, _ id: Check.ID, _ reason: String) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while true {
            let seen = try await database.read { try $0.check(id)?.standing.reason }
            if seen?.contains(reason) == true { return }
            try #require(ContinuousClock.now < deadline, "it says “\(seen ?? "")”")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test(arguments: engines) func aCheckIsAskedAndAskedAnewWhenItIsChanged(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await withPeer(.answers("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell")) { peer in
                let page = "http://127.0.0.1:\(peer.port)/"
                let good = try spec("EHR sign-on page", page)
                let check = try await database.write {
                    try $0.addCheck(good, token: nil, by: .desk, at: Cast.morning)
                }
                try await withProber(database) {
                    try await eventually(database, check.id, "Answered 200")
                    let other = try spec("EHR sign-on page", page + " contains=Welcome")
                    _ = try await database.write {
                        try $0.saveCheck(check.id, other, version: 1, by: .desk, at: Cast.morning)
                    }
                    try await eventually(database, check.id, "The answer does not say “Welcome”")
                    let standing = try await database.read { try $0.check(check.id)?.standing }
                    #expect(standing?.soft == .failed)
                }
            }
        }
    }

    @Test(arguments: engines) func aRestoredCopyAsksNothingUntilItIsReleased(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await withPeer(.answers("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell")) { peer in
                let first = try spec("EHR sign-on page", "http://127.0.0.1:\(peer.port)/")
                let other = try spec("Lab interface", "tcp://127.0.0.1:1")
                let check = try await database.write { tx in
                    try tx.holdRestored(from: "2026-11-23T02:00:00Z", at: Cast.morning)
                    return try tx.addCheck(first, token: nil, by: .desk, at: Cast.morning)
                }
                try await withProber(database) {
                    // A change makes the prober read its checks once more.
                    _ = try await database.write { try $0.addCheck(other, token: nil, by: .desk, at: Cast.morning) }
                    let seen = try await database.read { try $0.check(check.id)?.standing.reason }
                    #expect(seen?.contains("Answered") != true)
                    try await database.write { try $0.release(by: .desk, at: Cast.morning) }
                    try await eventually(database, check.id, "Answered 200")
                }
            }
        }
    }

    @Test(arguments: engines) func twoNodesShareTheChecksAndOneTakesOverFromTheOther(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for number in 1...40 {
                    _ = try tx.addCheck(
                        try spec("Port \(number)", "tcp://127.0.0.1:1"), token: nil, by: .desk, at: Cast.morning)
                }
            }
            let clock = Mutex(Cast.morning)
            let nodes = ["first", "second"].map { name in
                ProbeNode(database: database, name: name, logger: logger, now: { clock.withLock(\.self) })
            }
            @Sendable func own(_ node: ProbeNode) async throws -> Set<Check.ID> {
                let checks = try await database.read { try $0.askedChecks(after: nil, limit: 1_000) }
                return node.holds ? Set(node.own(checks).map(\.id)) : []
            }
            for _ in 0..<8 {
                for node in nodes { await node.beat() }
                let (first, second) = (try await own(nodes[0]), try await own(nodes[1]))
                #expect(first.isDisjoint(with: second))
                clock.withLock { $0 = $0 + ProbeShare.beat }
            }
            let (first, second) = (try await own(nodes[0]), try await own(nodes[1]))
            #expect(first.count + second.count == 40 && !first.isEmpty && !second.isEmpty)
            // The first is killed: it says nothing any more.
            for _ in 0..<6 {
                clock.withLock { $0 = $0 + ProbeShare.beat }
                await nodes[1].beat()
            }
            #expect(try await own(nodes[0]).isEmpty)
            #expect(try await own(nodes[1]).count == 40)
        }
    }

    @Test func aTargetThatCannotBeReadIsComplainedAboutWhenItIsTyped() {
        #expect(throws: Complaints.self) { try spec("EHR", "ehr.cedar.example") }
    }
}
