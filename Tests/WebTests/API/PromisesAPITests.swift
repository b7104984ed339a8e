import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What programs do with the page of what the desk promises.
@Suite struct PromisesAPITests {
    private static let clinic: JSON = [
        "name": "Clinic hours", "zone": "America/Chicago",
        "hours": [["weekday": 1, "opens_minute": 480, "closes_minute": 960]],
    ]

    @Test func theTelephoneStandsInThePortalAndALeadChangesIt() async throws {
        try await withDesk { rounds in
            let sam = try await rounds.program(of: rounds.cast.sam)
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.get, "desk/phone").json["phone"]?.text == "")
            #expect(try await maria.api(.put, "desk/phone", ["phone": "1"]).status == .forbidden)
            #expect(try await sam.api(.put, "desk/phone", ["phone": " 5000 "]).json["phone"]?.text == "5000")
            #expect(try await maria.api(.get, "desk/phone").json["phone"]?.text == "5000")
            let long = try await sam.api(.put, "desk/phone", ["phone": .string(String(repeating: "5", count: 61))])
            #expect(long.json["errors"]?[0]?["pointer"]?.text == "/phone")
        }
    }

    @Test func aCalendarIsAddedCountedInAndRemovedAgain() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let sam = try await rounds.program(of: rounds.cast.sam)
            let added = try await sam.api(.post, "work-calendars", Self.clinic)
            #expect(added.status == .created && added.location == "/api/v1/work-calendars/3")
            let any: HTTPFields = [.ifMatch: added.headers[.eTag] ?? ""]
            #expect(try await sam.api(.patch, "service-levels/P4", ["calendar_id": 3], headers: any).status == .ok)
            let again = try await sam.api(.post, "work-calendars", Self.clinic)
            #expect(again.status == .unprocessableContent && again.text.contains("Another calendar is called"))
            let used = try await sam.api(.delete, "work-calendars/3")
            #expect(used.status == .conflict && used.text.contains("P4"))
            let back = try await sam.api(.patch, "service-levels/P4", ["calendar_id": 2], headers: [.ifMatch: "*"])
            #expect(back.status == .ok)
            #expect(try await sam.api(.delete, "work-calendars/3").status == .noContent)
            #expect(try await sam.api(.get, "work-calendars/3").status == .notFound)
            let priya = try await rounds.program(of: rounds.cast.priya)
            #expect(try await priya.api(.post, "work-calendars", Self.clinic).status == .forbidden)
        }
    }

    @Test func aCalendarNeedsAZoneThatIsThereAndHours() async throws {
        try await withDesk { rounds in
            let sam = try await rounds.program(of: rounds.cast.sam)
            let empty = try await sam.api(.post, "work-calendars", ["name": "Clinic"])
            let places = empty.json["errors"]?.elements?.compactMap { $0["pointer"]?.text }
            #expect(places?.sorted() == ["/hours", "/zone"])
            guard case .object(var mars) = Self.clinic else { return }
            mars["zone"] = "Mars/Olympus"
            let answer = try await sam.api(.post, "work-calendars", .object(mars))
            #expect(answer.json["errors"]?[0]?["pointer"]?.text == "/zone")
        }
    }

    @Test func holidaysAreAddedAndTakenAwayOneByOne() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let sam = try await rounds.program(of: rounds.cast.sam)
            let path = "work-calendars/2/holidays"
            let christmas: JSON = ["day": "2026-12-25", "name": "Christmas Day"]
            for _ in 1...2 { #expect(try await sam.api(.post, path, christmas).status == .created) }
            #expect(try await sam.api(.post, path, ["day": "2026-01-01"]).json["name"]?.text == "")
            let listed = try await sam.api(.get, path)
            let days = listed.json["holidays"]?.elements?.map { $0["day"]?.text }
            #expect(days == ["2026-01-01", "2026-12-25"])
            let working = try await rounds.database.read { try $0.workingDays() }
            #expect(Day(iso: "2026-12-25").map(working.holidays.contains) == true)
            #expect(try await sam.api(.delete, path + "/2026-12-25").status == .noContent)
            #expect(try await sam.api(.delete, path + "/2026-12-25").status == .notFound)
            #expect(try await sam.api(.delete, path + "/someday").status == .notFound)
            #expect(try await sam.api(.post, path, ["day": "2026-02-30"]).status == .unprocessableContent)
            #expect(try await sam.api(.get, "work-calendars/77/holidays").status == .notFound)
        }
    }

    @Test func whatChangesNothingIsNoNewVersion() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let sam = try await rounds.program(of: rounds.cast.sam)
            let before = try await sam.api(.get, "service-levels")
            let same = try await sam.api(
                .patch, "service-levels", ["close_after_days": 3], headers: [.ifMatch: before.headers[.eTag] ?? ""])
            #expect(same.status == .ok && same.headers[.eTag] == before.headers[.eTag])
            let other = try await sam.api(.patch, "service-levels", ["close_after_days": 5], headers: [.ifMatch: "*"])
            #expect(other.json["close_after_days"]?.integer == 5)
            #expect(other.headers[.eTag] != before.headers[.eTag])
        }
    }
}
