import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct TourTests {
    @Test func whoComesInForTheFirstTimeIsShownAround() async throws {
        try await withDesk { rounds in
            let ada = rounds.cast.ada
            let una = try await rounds.database.write { tx in
                try tx.addPerson(
                    PersonDraft(name: "Una Frost", signInName: "una", email: "", role: .requester), by: .person(ada.id),
                    at: Cast.morning)
            }
            var system = SystemRandomNumberGenerator()
            let (first, forgotten) = (Secret(using: &system), Secret(using: &system))
            try await rounds.database.write { tx in
                try tx.invite(una.id, with: first, by: .desk, at: Cast.morning)
            }
            let form = [("password", "seven wet umbrellas")]
            let browser = Browser(rounds.desk)
            #expect(try await browser.post("/welcome/\(first.text)", form: form).location == "/tour")
            #expect(try await browser.get("/tour").text.contains("Report something"))
            try await rounds.database.write { tx in
                try tx.invite(una.id, with: forgotten, by: .desk, at: Cast.morning)
            }
            let again = Browser(rounds.desk)
            #expect(try await again.post("/welcome/\(forgotten.text)", form: form).location == "/")
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .program }) func eachStopIsAPageTheRoleMayOpen(role: Role)
        async throws
    {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: rounds.cast.one(of: role))
            let stops = TourStop.stops(for: role)
            #expect(!stops.isEmpty)
            for stop in stops {
                var answer = try await browser.get(stop.path)
                // A report begins at an address of its own.
                if let path = answer.location { answer = try await browser.get(path) }
                #expect(answer.status == .ok, "\(stop.path)")
            }
        }
    }
}
