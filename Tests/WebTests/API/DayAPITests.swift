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
            try await rounds.beganTheDayBefore()
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
            try await rounds.beganTheDayBefore()
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

    @Test func theRecordOfAWeekIsReadPageByPageToItsEnd() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            try await priya.api(.post, "tickets/\(ticket.id)/resolution", ["fix": "New ribbon"])
            var seen: [String] = []
            var path: String? = "/api/v1/record?span=week&day=2026-11-26&limit=1"
            while let next = path {
                let page = try await priya.get(next)
                #expect(page.json["first"]?.text == "2026-11-23" && page.json["last"]?.text == "2026-11-29")
                #expect(page.json["counts"]?.elements?.count == (seen.isEmpty ? 7 : 0))
                seen += page.json["lines"]?.elements?.compactMap { $0["did"]?.text } ?? []
                path = page.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
                #expect((page.json["next"]?.text == nil) == (path == nil))
            }
            #expect(seen == ["resolved it", "reported it in the portal"])
        }
    }

    @Test func theRecordIsNarrowedByTopicAndCountsEverything() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            let day = try await ruth.api(.get, "record?topic=requests").json
            let line = day["lines"]?[0]
            #expect(line?["by"]?.text == "Maria Lopez" && line?["about"]?.text == ticket.id.code)
            #expect(line?["title"]?.text == "Labels fail in ED")
            #expect(day["counts"]?[13]?["hour"]?.integer == 13 && day["counts"]?[13]?["requests"]?.integer == 1)
            #expect(try await ruth.api(.get, "record?topic=rounds").json["lines"] == [])
            for wrong in ["span=year", "day=tomorrow", "day=1999-12-31", "topic=gossip", "after=0"] {
                #expect(try await ruth.api(.get, "record?\(wrong)").status == .badRequest, "\(wrong)")
            }
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.get, "record").status == .forbidden)
        }
    }

    @Test func aHandoverNamesItsShiftAndIsAcceptedByWhoTakesOver() async throws {
        let late = Cast.morning + .minutes(330) + .seconds(20)
        try await withDesk(now: late) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let other = try await priya.api(.post, "handovers", ["shift": "day", "day": "2026-11-23"])
            #expect(other.status == .conflict)
            let day = try await priya.api(.post, "handovers", ["shift": "day", "day": "2026-11-24"])
            #expect(day.json["shift"]?.text == "day" && day.json["day"]?.text == "2026-11-24")
            let night = try await priya.api(.post, "handovers", ["words": "Quiet."])
            #expect(night.json["shift"]?.text == "night")
            let lee = try await rounds.program(of: rounds.cast.lee)
            #expect(try await lee.api(.post, "handovers/1/acceptance").status == .ok, "its shift is over")
            #expect(try await lee.api(.post, "handovers/2/acceptance").status == .conflict)
            #expect(try await lee.api(.post, "duty", ["shift": "day"]).status == .noContent)
            #expect(try await lee.api(.post, "handovers/2/acceptance").status == .ok)
        }
    }

    @Test func aRoundSaysFromWhenOnItCanBeSigned() async throws {
        try await withDesk(now: Cast.morning - .hours(9)) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let round = try await priya.api(.get, "round").json
            #expect(round["begins_at"]?.text?.hasPrefix("2026-11-24T04:30:00") == true)
            let signing: JSON = ["seen": round["seen"] ?? .null, "with_exceptions": true]
            #expect(try await priya.api(.post, "round/signature", signing).status == .conflict)
        }
    }

    @Test func whatIsAddedToAHandoverIsReadBelowIt() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let written = try await priya.api(.post, "handovers", ["words": "Watch the ED labels."])
            #expect(written.json["whole"]?.bool == true)
            let path = "handovers/\(written.json["id"]?.integer ?? 0)/addenda"
            #expect(try await priya.api(.get, path).json["addenda"] == [])
            for body in ["ED-LP-04 too.", "And 05."] {
                #expect(try await priya.api(.post, path, ["body": .string(body)]).status == .noContent)
            }
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            let added = try await ruth.api(.get, path).json["addenda"]?.elements ?? []
            #expect(added.map { $0["body"]?.text } == ["ED-LP-04 too.", "And 05."])
            #expect(added.first?["by_name"]?.text == "Priya Raman")
            #expect(try await ruth.api(.post, path, ["body": "Mine"]).status == .forbidden)
            #expect(try await ruth.api(.get, "handovers/77/addenda").status == .notFound)
        }
    }
}
