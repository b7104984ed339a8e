import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PlannedPagesTests {
    let today = Zone.utc.day(of: Cast.morning)

    @Test func aTaskIsPlannedShownInItsWeekAndDone() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("title", "Swap the UPS battery"), ("day", today.iso), ("time", "10:00"), ("owner", ""), ("once", "k"),
            ]
            let added = try await priya.post("/planned/new", form: form)
            #expect(added.location == "/planned?day=\(today.iso)")
            let week = try await priya.get("/planned").text
            #expect(week.contains("1 task to do this week") && week.contains("Nobody yet"))
            let path = try #require(week.firstMatch(of: /href="(\/planned\/\d+)"/).map { String($0.1) })
            let done = try await priya.post(path + "/done", form: [("version", "1"), ("result", "14 minutes")])
            #expect(done.location == path)
            let page = try await priya.get(path).text
            #expect(page.contains("14 minutes") && page.contains("Priya Raman</b> did it"))
            #expect(try await priya.get("/planned").text.contains("The one task planned this week is done"))
        }
    }

    @Test func aFormThatIsWrongComesBackFilledIn() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [("title", "Walk"), ("day", "soon"), ("time", "25:00"), ("about", "javascript:alert(1)")]
            let back = try await priya.post("/planned/new", form: form)
            #expect(back.status == .unprocessableContent && back.text.contains("value=\"Walk\""))
            #expect(
                back.text.contains("Choose a day, as 2026-11-24.") && back.text.contains("A time is written as 14:30."))
            #expect(back.text.contains("Type a request as R-1042"))
        }
    }

    @Test func whatComesEveryThreeMonthsSaysFromWhichMonth() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            func form(_ from: String) -> [(String, String)] {
                [
                    ("title", "Generator test"), ("rhythm", "every 3 months on the 15th"), ("shift", "stay"),
                    ("counts_from", from),
                ]
            }
            let refused = try await priya.post("/maintenance/new", form: form("January"))
            #expect(refused.text.contains("A day is written as 2026-11-25."))
            #expect(refused.fault == nil)
            let test = try #require(try await priya.post("/maintenance/new", form: form("2026-12-01")).location)
            let kept = try await rounds.database.read { try $0.maintenance().first?.recurrence }
            let days = kept?.occurrences(from: Day(number: 20_781), to: Day(number: 21_200), most: 2)
            #expect(days?.map(\.day.iso) == ["2026-12-15", "2027-03-15"])
            #expect(try await priya.get(test).text.contains("value=\"2026-12-01\""))
        }
    }

    @Test func aRunAsksForItsStepsAndItsProof() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("title", "Downtime kit"), ("rhythm", "every working day"), ("shift", "stay"),
                ("steps", "Count the forms\nCheck the seal"), ("evidence", "seal number"),
            ]
            let kit = try #require(try await priya.post("/maintenance/new", form: form).location)
            #expect(try await priya.get(kit).text.contains("every working day"))
            let week = try await priya.get("/planned").text
            let run = try #require(week.firstMatch(of: /href="(\/planned\/\d+)"/).map { String($0.1) })
            let early = try await priya.post(
                run + "/done", form: [("version", "1"), ("outcome", "ok"), ("ticks", "0")])
            #expect(early.status == .unprocessableContent)
            #expect(
                early.text.contains("One step is not ticked")
                    && early.text.contains("Write down the proof: seal number."))
            #expect(early.text.contains("name=\"ticks\" value=\"0\" checked"))
            let saved = try await priya.post(run + "/ticks", form: [("version", "1"), ("ticks", "0")])
            #expect(saved.location == run)
            let late = try await priya.post(run + "/ticks", form: [("version", "1"), ("ticks", "1")])
            #expect(late.status == .conflict && late.text.contains("A colleague changed this meanwhile"))
            let whole = [("version", "2"), ("ticks", "0"), ("ticks", "1"), ("evidence", "4471"), ("outcome", "ok")]
            #expect(try await priya.post(run + "/done", form: whole).location == run)
            #expect(try await priya.get("/maintenance").text.contains("The one kind of recurring work is on time"))
        }
    }

    @Test func aRhythmThatIsNotUnderstoodIsExplained() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let back = try await priya.post("/maintenance/new", form: [("title", "x"), ("rhythm", "now and then")])
            #expect(back.status == .unprocessableContent && back.text.contains("every 3 months on the 15th"))
            let days = try await priya.post("/maintenance/days-off", form: [("days_off", "Christmas")])
            #expect(days.status == .unprocessableContent && days.text.contains("is not a day with its name"))
        }
    }

    @Test func anAuditorLooksAndChangesNothing() async throws {
        try await withDesk { rounds in
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            #expect(try await ruth.get("/planned").text.contains("Nothing is planned this week"))
            #expect(try await ruth.get("/planned").text.contains("Add a task") == false)
            #expect(try await ruth.get("/planned/new").status == .forbidden)
        }
    }

    @Test func aCalendarProgramReadsTheAddressUntilItIsEnded() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            try await rounds.database.write { tx in
                let fields = PlannedTask.Fields(title: "Swap; the battery", day: today, owner: rounds.cast.priya.id)
                _ = try tx.addTask(fields, by: rounds.cast.priya, at: Cast.morning)
                _ = try tx.addTask(
                    .init(title: "Sam's", day: today, owner: rounds.cast.sam.id), by: rounds.cast.sam, at: Cast.morning)
            }
            let made = try await priya.post("/account/calendar", form: []).text
            let path = try #require(
                made.firstMatch(of: /http:\/\/desk\.test(\/calendar\/[a-z0-9]+\.ics)/).map { String($0.1) })
            let program = try await rounds.browser(as: nil)
            let feed = try await program.get(path)
            #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(feed.text.contains("SUMMARY:Swap\\; the battery\r\n") && !feed.text.contains("Sam's"))
            #expect(try await priya.get("/account").text.contains("It has an address since"))
            _ = try await priya.post("/account/calendar/revoke", form: [])
            #expect(try await program.get(path).status == .notFound)
        }
    }
}
