import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What programs choose of a check.
@Suite struct CheckAPITests {
    @Test(
        arguments: [(nil, "5 min"), ("1 min", "5 min"), ("10 min", "30 min"), ("7 d", "21 d")] as [(String?, String)])
    func evidenceCountsForThreeIntervalsWhenNothingElseIsSaid(_ interval: String?, _ maxAge: String) async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let body: JSON = [
                "name": "PACS", "kind": "probe", "target": "tcp://10.2.0.7:104", "interval": JSON(interval),
            ]
            #expect(try await priya.api(.post, "checks", body).status == .created)
            let check = try #require(try await rounds.database.read { try $0.check(.init(1)) })
            #expect(check.check.fields.maxAge.typed == maxAge)
        }
    }

    @Test func evidenceDoesNotRunOutBeforeTheNextAnswer() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let answer = try await priya.api(
                .post, "checks",
                [
                    "name": "PACS", "kind": "probe", "target": "tcp://10.2.0.7:104", "interval": "10 min",
                    "max_age": "10 min",
                ])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.json["errors"]?[0]?["pointer"]?.text == "/max_age")
        }
    }

    @Test func aHeartbeatTakesOnlyPostAndKeepsItsPauseWhenAProgramSaysSo() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let plain: JSON = ["name": "Nightly copy", "kind": "heartbeat", "period": "1 d", "grace": "1 h"]
            let strict: JSON = [
                "name": "Nightly copy", "kind": "heartbeat", "period": "1 d", "grace": "1 h", "only_post": true,
                "by_hand": true,
            ]
            let added = try await priya.api(.post, "checks", strict)
            #expect(added.status == .created && added.json["only_post"]?.bool == true)
            #expect(added.json["by_hand"]?.bool == true)
            let check = try #require(try await rounds.database.read { try $0.check(.init(1)) })
            guard case .heartbeat(let beat, _) = check.means else { throw Refusal("It is no heartbeat.") }
            #expect(beat.takesOnlyPost && beat.resumesByHand)
            let changed = try await priya.api(.put, "checks/1", plain, headers: [.ifMatch: "*"])
            #expect(changed.json["only_post"]?.bool == false && changed.json["by_hand"]?.bool == false)
        }
    }
}
