import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsWeb

/// The ping API of healthchecks, rule by rule.
@Suite struct PingTests {
    private func withBeat(
        _ beat: Heartbeat = .standard, _ body: (TestDesk, Browser, WatchedCheck) async throws -> Void
    ) async throws {
        try await withDesk { rounds in
            let spec = try CheckSpec(.init(name: "Nightly copy"), .heartbeat(beat, slug: "nightly-copy"))
            let check = try await rounds.database.write { tx in
                try tx.makePingKey("k3y", by: .desk, at: Cast.morning)
                return try tx.addCheck(spec, token: Token.random(), by: .desk, at: Cast.morning)
            }
            try await body(rounds, try await rounds.browser(as: nil), check)
        }
    }

    private func kinds(_ rounds: TestDesk, _ check: WatchedCheck) async throws -> [String] {
        try await rounds.database.read { try $0.pings(of: check.id, limit: 20).reversed().map(\.kind.rawValue) }
    }

    @Test func everyWayToSayItIsUnderstood() async throws {
        try await withBeat { rounds, job, check async throws in
            let base = "/ping/\(check.token ?? "")"
            for path in [base, base + "/start", base + "/log", base + "/fail", base + "/0", base + "/255"] {
                for method in [HTTPRequest.Method.get, .head, .post] {
                    let answer = try await job.send(method, path)
                    #expect(answer.status == .ok && (method == .head || answer.text == "OK"), "\(method) \(path)")
                }
            }
            let bySlug = try await job.send(.post, "/ping/k3y/nightly-copy/7", body: Array("disk full".utf8))
            #expect(bySlug.status == .ok && bySlug.headers[.accessControlAllowOrigin] == "*")
            #expect(bySlug.headers[.pingBodyLimit] == "10000")
            let heard = try #require(try await rounds.database.read { try $0.check(check.id) })
            #expect(heard.standing.reason == "It ended with exit code 7. It wrote: disk full")
        }
    }

    @Test func whatIsNotThereIsSaidInHealthchecksWords() async throws {
        try await withBeat { _, job, check async throws in
            let base = "/ping/\(check.token ?? "")"
            let cases: [(String, Int, String)] = [
                ("/ping/\(Token.random())", 404, "not found"), ("/ping/nonsense", 404, "not found"),
                ("/ping/\((check.token ?? "").filter { $0 != "-" })", 404, "not found"),
                (base + "/256", 400, "invalid url format"), ("/ping/k3y/Nightly", 400, "invalid url format"),
                ("/ping/k3y/other", 404, "not found"), ("/ping/wrong/nightly-copy", 404, "not found"),
                (base + "?rid=abc", 400, "invalid uuid format"),
                ("/ping/k3y/new-job?create=1", 201, "Created"), ("/ping/k3y/new-job", 200, "OK"),
            ]
            for (path, status, words) in cases {
                let answer = try await job.get(path)
                #expect(answer.status.code == status && answer.text == words, "\(path)")
            }
        }
    }

    @Test func twoOfOneNameAreAmbiguous() async throws {
        try await withBeat { rounds, job, _ async throws in
            let twin = try CheckSpec(.init(name: "Twin"), .heartbeat(.standard, slug: "nightly-copy"))
            _ = try await rounds.database.write { tx in
                try tx.addCheck(twin, token: Token.random(), by: .desk, at: Cast.morning)
            }
            #expect(try await job.get("/ping/k3y/nightly-copy").status == .conflict)
        }
    }

    @Test func aPageFromElsewhereMayPingAndABodyIsCut() async throws {
        try await withBeat { rounds, job, check async throws in
            let big = [UInt8](repeating: 0x78, count: 25_000)
            let headers: HTTPFields = [
                .origin: "https://elsewhere.example", .userAgent: String(repeating: "u", count: 300),
            ]
            let path = "/ping/\((check.token ?? "").uppercased())"
            #expect(try await job.send(.post, path, headers: headers, body: big).status == .ok)
            let ping = try #require(try await rounds.database.read { try $0.pings(of: check.id, limit: 1).first })
            #expect(ping.size == 10_000 && ping.agent.count == 200 && ping.method == "POST")
        }
    }

    @Test func aLongLogCountsAndItsBeginningIsKept() async throws {
        try await withBeat { rounds, job, check async throws in
            let log = Array("backup begins\n".utf8) + [UInt8](repeating: 0x78, count: 3 << 20)
            #expect(try await job.send(.post, "/ping/\(check.token ?? "")/1", body: log).text == "OK")
            let ping = try #require(try await rounds.database.read { try $0.pings(of: check.id, limit: 1).first })
            #expect(ping.kind == .failure && ping.size == 10_000)
        }
    }

    @Test func whoTakesOnlyPostIgnoresTheRest() async throws {
        let beat = Heartbeat(rhythm: .every(.days(1)), grace: .hours(1), takesOnlyPost: true)
        try await withBeat(beat) { rounds, job, check async throws in
            let path = "/ping/\(check.token ?? "")"
            for method in [HTTPRequest.Method.get, .head, .post] {
                #expect(try await job.send(method, path).status == .ok)
            }
            #expect(try await kinds(rounds, check) == ["ignored", "ignored", "success"])
        }
    }

    @Test func manyAtOnceAreAllKept() async throws {
        try await withBeat { rounds, job, check async throws in
            try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for _ in 0..<60 { group.addTask { try await job.get("/ping/\(check.token ?? "")").status } }
                for try await status in group { #expect(status == .ok) }
            }
            #expect(try await rounds.database.read { try $0.check(check.id)?.pings } == 60)
        }
    }

    @Test func whatABusyDeskIsToldIsKeptUntilItCanBeStored() async throws {
        try await withBeat { rounds, _, check async throws in
            let intake = PingIntake(database: BusyAtFirst(rounds.database), clocks: .installed)
            let ping = HeardPing(.token(check.token ?? ""), .success, at: Cast.morning)
            #expect(try await intake.hear(ping) == .ok)
            #expect(try await kinds(rounds, check) == ["success"])
        }
    }
}

/// A database that is busy with somebody else's change when it is first asked to write.
private final class BusyAtFirst: StandInDatabase {
    let base: any Database
    private let isBusy = Mutex(true)

    init(_ base: any Database) {
        self.base = base
    }

    func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        let wasBusy = isBusy.withLock { isBusy in
            defer { isBusy = false }
            return isBusy
        }
        if wasBusy { throw StorageError.busy }
        return try await base.write(body)
    }
}
