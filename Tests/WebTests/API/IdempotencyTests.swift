import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct IdempotencyTests {
    private let key: HTTPFields = [.idempotencyKey: "8e03978e"]

    @Test(arguments: engines)
    func aRequestSentTwiceIsDoneOnceAndAnsweredAlike(engine: TestEngine) async throws {
        try await withDesk(on: engine) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let first = try await priya.api(.post, "tickets", ["title": "Labels fail"], headers: key)
            let again = try await priya.api(.post, "tickets", ["title": "Labels fail"], headers: key)
            #expect(first.status == .created && again.status == .created && first.body == again.body)
            #expect(again.location == first.location && again.headers[.eTag] == first.headers[.eTag])
            #expect(first.headers[.idempotentReplayed] == nil && again.headers[.idempotentReplayed] == "true")
            #expect(try await priya.api(.get, "tickets?list=all").json["tickets"]?.elements?.count == 1)
        }
    }

    @Test func theSameKeyWithAnotherRequestIsRefused() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            try await priya.api(.post, "tickets", ["title": "Labels fail"], headers: key)
            let other = try await priya.api(.post, "tickets", ["title": "Something else"], headers: key)
            #expect(other.status == .unprocessableContent && other.problem == "key-reused")
            let quoted: HTTPFields = [.idempotencyKey: "\"8e03978e\""]
            #expect(try await priya.api(.post, "tickets", ["title": "Labels fail"], headers: quoted).status == .created)
            let lee = try await rounds.program(of: rounds.cast.lee)
            #expect(try await lee.api(.post, "tickets", ["title": "Mine"], headers: key).status == .created)
        }
    }

    @Test func whatFailedMayBeSentAgain() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            #expect(try await priya.api(.post, "tickets/R-1/taking", headers: key).status == .notFound)
            try await priya.api(.post, "tickets", ["title": "Labels fail"])
            #expect(try await priya.api(.post, "tickets/R-1/taking", headers: key).status == .ok)
        }
    }

    @Test func aSecondWhileTheFirstIsWorkedOnIsToldToWait() async throws {
        let keys = RunningKeys()
        let person = Person(id: .init(1), name: "Priya Raman", signInName: "priya", email: "", role: .specialist)
        let key = try #require(
            try IdempotencyKey("8e03978e", method: "POST", address: "/api/v1/tickets", content: [], person: person))
        try await keys.holding(key) {
            await #expect(throws: Fault.Carrier.self) { try await keys.holding(key) {} }
        }
        try await keys.holding(key) {}
    }

    @Test func twentyAtOnceStoreOneTicket() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await priya.api(.post, "tickets", ["title": "Labels fail"], headers: key).status.code
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(statuses.isSubset(of: [201, 409]) && statuses.contains(201))
            #expect(try await priya.api(.get, "tickets?list=all").json["tickets"]?.elements?.count == 1)
        }
    }

    @Test func aTokensTextIsNotKeptForTheNextAnswer() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let body: JSON = ["name": "Script", "scopes": ["tickets:read"], "days": 7]
            let made = try await priya.api(.post, "tokens", body, headers: key)
            #expect(made.json["text"]?.text?.hasPrefix("rnd_") == true)
            #expect(try await priya.api(.post, "tokens", body, headers: key).json["text"] == .null)
            let kept = try await rounds.database.read { tx in try tx.row("SELECT body FROM idempotency")?.text("body") }
            #expect(kept?.contains("rnd_") == false)
        }
    }
}
