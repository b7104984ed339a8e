import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PromisesPageTests {
    @Test func theLeadChangesAPromiseAndOpenRequestsFollow() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let ticket = try await rounds.labels()
            let levels = try await rounds.database.read { try $0.serviceLevels() }
            var form = Entries(levels, phone: "").values
            form["response_2"] = "5 min"
            form["phone"] = "5000"
            form["holidays_2"] = "2026-12-25 Christmas Day"
            let fields = form.map { ($0.key, $0.value) }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.post("/promises", form: fields).status == .forbidden)
            let page = try await priya.get("/promises")
            #expect(page.status == .ok && page.fault == nil && page.text.contains("First answer within"))
            #expect(!page.text.contains("name=\"response_2\"") && !page.text.contains("disabled"))
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(try await sam.get("/promises").fault == nil)
            #expect(try await sam.post("/promises", form: fields).location == "/promises")
            _ = try await rounds.database.write { try $0.foldClocksAgain(limit: 100) }
            let (clock, days, phone) = try await rounds.database.read { tx in
                (try tx.storedClock(of: ticket.id), try tx.workingDays(), try tx.deskPhone())
            }
            #expect(clock?.responseDue == ticket.reportedAt + .minutes(5) && phone == "5000")
            #expect(Day(iso: "2026-12-25").map(days.holidays.contains) == true)
            let late = try await sam.post("/promises", form: fields.map { $0.0 == "response_2" ? ($0.0, "6 min") : $0 })
            #expect(late.status == .conflict && late.fault == nil)
        }
    }

    @Test func whatCannotBeReadComesBackBesideItsField() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let levels = try await rounds.database.read { try $0.serviceLevels() }
            var form = Entries(levels, phone: "").values
            form["opens_2_1"] = "half past seven"
            form["zone_1"] = "Mars/Olympus"
            let sam = try await rounds.browser(as: rounds.cast.sam)
            let back = try await sam.post("/promises", form: form.map { ($0.key, $0.value) })
            #expect(back.status == .unprocessableContent && back.fault == nil)
            for there in ["half past seven", "A time zone is named like", "Monday: write hours as"] {
                #expect(back.text.contains(there), "\(there)")
            }
        }
    }

    @Test func aNewCalendarIsAddedAndTheAPISaysSo() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let levels = try await rounds.database.read { try $0.serviceLevels() }
            var form = Entries(levels, phone: "").values
            form.merge(["calendar_name_3": "Clinic", "zone_3": "UTC", "opens_3_1": "08:00", "closes_3_1": "24:00"]) {
                _, new in new
            }
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(try await sam.post("/promises", form: form.map { ($0.key, $0.value) }).status == .seeOther)
            let ada = try await rounds.program(of: rounds.cast.ada)
            let answer = try await ada.api(.get, "service-levels")
            #expect(answer.json["calendars"]?.elements?.map { $0["name"]?.text }.last == "Clinic")
            let moved = try await ada.api(
                .patch, "service-levels/P4", ["calendar_id": 3], headers: [.ifMatch: answer.headers[.eTag] ?? ""])
            #expect(moved.status == .ok)
            let gone = try await ada.api(.patch, "service-levels/P4", ["calendar_id": 77], headers: [.ifMatch: "*"])
            #expect(gone.status == .unprocessableContent && gone.text.contains("calendar_id"))
        }
    }
}
