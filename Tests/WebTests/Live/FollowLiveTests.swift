import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite(.timeLimit(.minutes(15))) struct FollowLiveTests {
    private let settings = Desk.Settings(siteName: "Cedar Hollow", heartbeat: .milliseconds(10))

    @Test func aStreamEndsWithItsSession() async throws {
        try await withDesk(settings: settings) { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let stream = Task { try await priya.get("/live?topic=ticket:1") }
            try await rounds.isFollowed()
            _ = try await priya.post("/sign-out")
            #expect(try await stream.value.text.hasPrefix("retry: 3000"))
            #expect(try await priya.send(.head, "/live").status == .unauthorized)
        }
    }

    @Test func aStreamEndsWhenItsPersonMayNoLongerHearWhatItTells() async throws {
        try await withDesk(settings: settings) { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let stream = Task { try await priya.get("/live?topic=ticket") }
            try await rounds.isFollowed()
            let id = rounds.cast.priya.id
            try await rounds.database.write { tx in
                try tx.run("UPDATE person SET role = 'requester' WHERE id = \(id)")
            }
            #expect(try await stream.value.status == .ok)
            #expect(try await priya.send(.head, "/live").status == .ok)
        }
    }

    @Test func askingWhetherThereWouldBeAStreamOpensNone() async throws {
        try await withDesk { rounds in
            let answer = try await rounds.browser(as: rounds.cast.priya).send(.head, "/live")
            #expect(answer.status == .ok && answer.headers[.contentType] == "text/event-stream")
            #expect(rounds.desk.live.count == 0)
        }
    }
}

extension TestDesk {
    /// Waits until somebody follows the desk.
    fileprivate func isFollowed() async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while desk.live.count == 0 {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
