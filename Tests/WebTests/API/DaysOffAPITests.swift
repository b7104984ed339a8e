import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct DaysOffAPITests {
    @Test(arguments: engines)
    func daysOffAreAddedNamedAnewAndTakenAwayOneByOne(engine: TestEngine) async throws {
        try await withDesk(on: engine) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let first = try await priya.api(.post, "days-off", ["day": "2026-12-25", "name": "Christmas"])
            #expect(first.status == .created && first.location == "/api/v1/days-off")
            try await priya.api(.post, "days-off", ["day": "2026-12-25", "name": " Christmas Day "])
            try await priya.api(.post, "days-off", ["day": "2026-11-26"])
            let listed = try await priya.api(.get, "days-off").json["days_off"]?.elements ?? []
            #expect(listed.map { $0["day"]?.text } == ["2026-11-26", "2026-12-25"])
            #expect(listed.map { $0["name"]?.text } == ["", "Christmas Day"])
            let day = try #require(Day(iso: "2026-12-25"))
            let working = try await rounds.database.read { try $0.workingDays() }
            #expect(working.holidays.contains(day))
            #expect(try await priya.api(.delete, "days-off/2026-12-25").status == .noContent)
            #expect(try await priya.api(.delete, "days-off/2026-12-25").status == .notFound)
            #expect(try await priya.api(.delete, "days-off/someday").status == .notFound)
        }
    }

    @Test func aDayThatIsNoneIsRefusedAndAReaderChangesNothing() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let none = try await priya.api(.post, "days-off", ["day": "2026-02-30"])
            #expect(none.status == .unprocessableContent)
            #expect(none.json["errors"]?[0]?["pointer"]?.text == "/day")
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            #expect(try await ruth.api(.get, "days-off").status == .ok)
            #expect(try await ruth.api(.post, "days-off", ["day": "2026-12-25"]).status == .forbidden)
        }
    }
}
