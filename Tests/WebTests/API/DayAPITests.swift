import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What programs read of the day.
@Suite struct DayAPITests {
    @Test func todayTellsAProgramWhatItsPageShows() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            try await priya.api(.post, "tickets/\(ticket.id)/taking")
            try await priya.api(.post, "duty", ["on": true])
            let today = try await priya.api(.get, "today").json
            #expect(today["shift"]?["kind"]?.text == "day" && today["shift"]?["day"]?.text == "2026-11-24")
            #expect(today["shift"]?["phases"]?[3]?["purpose"]?.text == "wrap_up")
            #expect(today["on_duty"]?[0]?["name"]?.text == "Priya Raman")
            #expect(today["now"]?[0]?["id"]?.text == ticket.id.code && today["urgent"]?.integer == 1)
            #expect(today["counts"]?["mine"]?.integer == 1 && today["more"]?.integer == 0)
            #expect(today["handover"] == .null)
            let coming = today["next"]?.elements?.compactMap { $0["what"]?.text } ?? []
            #expect(coming.contains("Morning round") && coming.contains("Wrap-up"))
        }
    }

    @Test func todaySaysHowTheRoundStands() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let round = try await priya.api(.get, "today").json["round"]
            #expect(round?["signature"] == .null && round?["late"]?.bool == true)
            let seen = try await priya.api(.get, "round").json["seen"]?.text ?? ""
            let signed = try await priya.api(
                .post, "round/signature", ["seen": .string(seen), "with_exceptions": true])
            #expect(signed.status == .ok)
            let after = try await priya.api(.get, "today").json["round"]
            #expect(after?["signature"]?["by"]?["name"]?.text == "Priya Raman" && after?["late"]?.bool == false)
        }
    }

    @Test func todayIsTheDesksOwn() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.get, "today").status == .forbidden)
        }
    }
}
