import Foundation
import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The record as people read it and take it along.
@Suite struct RecordWalkTests {
    @Test func theRecordHoldsWhatHappenedAndCanBeTakenAlong() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let page = try await ruth.get("/record?span=month")
            #expect(page.text.contains("1 reported, 0 resolved") && page.text.contains("R-1 Labels fail in ED"))
            #expect(page.fault == nil)
            let table = try await ruth.get("/record/export?span=month&topic=requests")
            #expect(table.text.hasPrefix("\u{FEFF}at,local_time,by,what,about,title\r\n"))
            #expect(
                table.text.contains("Z,2026-11-24 13:00,Maria Lopez,reported it in the portal,R-1,Labels fail in ED"))
        }
    }

    @Test func theRecordNamesThingsAndShowsWhatHappenedLastFirst() async throws {
        try await withDesk { rounds in
            let task = try await rounds.upsTask()
            let (maria, priya, now) = (rounds.cast.maria, rounds.cast.priya, rounds.desk.now())
            try await rounds.database.write { tx in
                _ = try tx.finishTask(task.id, .init(result: "14 minutes"), by: priya, at: now)
                // Written down last, happened first.
                let early = try TicketDraft(kind: .incident, channel: .phone, title: "Fax is dead")
                _ = try tx.report(early, for: maria.id, by: priya, at: now - .minutes(30))
            }
            let page = try await rounds.browser(as: priya).get("/record?span=month").text
            #expect(page.contains("<a href=\"/planned/\(task.id)\">Swap the UPS battery</a>"))
            #expect(!page.contains("task:\(task.id)"))
            let rows = page.split(separator: "data-row")
            #expect(rows.count == 3 && rows.last?.contains("R-1 Fax is dead") == true)
        }
    }

    @Test func theDaysOfTheChartAreCalledByTheirWeekday() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let page = try await ruth.get("/record?span=week")
            #expect(page.text.contains("<th scope=\"row\">Tue 24 Nov</th>") && page.fault == nil)
            #expect(page.text.contains(">Sun</text>") && page.text.contains(">29 Nov</text>"))
            let hours = try await ruth.get("/record?span=day")
            #expect(hours.text.contains(">12</text>") && !hours.text.contains(">Tue</text>"))
        }
    }
}
