import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What somebody looks at by hand is chosen on a page of its own, and by programs.
@Suite struct ByHandLinesTests {
    @Test func linesAreChosenOnAPageAndKeepWhatWasSeenOfThem() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/round/lines")
            #expect(page.fault == nil && page.text.contains("Data centre walk | no amber light"))
            #expect(page.text.contains("Interface engine: each listener answers"))
            #expect(try await priya.get("/round").text.contains("href=\"/round/lines\""))
            let lines = "Oxygen alarm panel | green\r\nData centre walk | no amber light"
            let saved = try await priya.post("/round/lines", form: [("lines", lines)])
            #expect(saved.location == "/round/lines")
            let checks = try await rounds.database.read { try $0.roundChecks() }
            #expect(checks.map(\.title) == ["Oxygen alarm panel", "Data centre walk"])
            #expect(checks.map(\.code) == ["H05", "H01"])
            let round = try await priya.get("/round").text
            #expect(round.contains("Oxygen alarm panel") && !round.contains("Red phones"))
        }
    }

    @Test(arguments: ["A\nB\na", "| only when", String(repeating: "x", count: 101)])
    func whatIsNoLineComesBackAsItWasTyped(_ typed: String) async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let back = try await priya.post("/round/lines", form: [("lines", typed)])
            #expect(back.status == .unprocessableContent && back.fault == nil)
            #expect(try await rounds.database.read { try $0.roundChecks() }.count == 4)
        }
    }

    @Test func programsAddAndRemoveLines() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let added = try await priya.api(
                .post, "round/lines", ["title": "Oxygen alarm panel", "good_when": "green"])
            #expect(added.status == .created && added.json["code"]?.text == "H05")
            let reworded = try await priya.api(
                .post, "round/lines", ["title": "oxygen alarm panel", "good_when": "no red"])
            #expect(reworded.json["code"]?.text == "H05" && reworded.json["good_when"]?.text == "no red")
            #expect(try await priya.api(.delete, "round/lines/H05").status == .noContent)
            #expect(try await priya.api(.delete, "round/lines/H05").status == .notFound)
            let again = try await priya.api(.post, "round/lines", ["title": "Oxygen alarm panel"])
            #expect(again.json["code"]?.text == "H05")
            #expect(try await priya.api(.get, "round/lines").json["lines"]?.elements?.count == 5)
        }
    }
}
