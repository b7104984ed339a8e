import Foundation
import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The day as people walk through it: Today, and the round from unsigned to signed.
@Suite struct DayWalkTests {
    @Test func theFirstPageOfTheDeskIsTodayAndOfTheWardThePortal() async throws {
        try await withDesk { rounds throws in
            #expect(try await rounds.browser(as: rounds.cast.priya).get("/").location == "/today")
            #expect(try await rounds.browser(as: rounds.cast.maria).get("/").location == "/portal")
        }
    }

    @Test func aSpecialistDecidesTicksAndSigns() async throws {
        try await withDesk { rounds throws in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let known = [("kind", "morning"), ("line", "desk:backup"), ("verdict", "unknown"), ("decision", "known")]
            #expect(try await priya.post("/round/decide", form: known).location == "/round")
            for code in ["H01", "H02", "H03", "H04"] {
                let tick = [("kind", "morning"), ("code", code), ("good", "yes")]
                #expect(try await priya.post("/round/tick", form: tick).status == .seeOther)
            }
            let board = try await rounds.database.read { tx in
                try tx.board(EvidenceLook(.morning, plan: rounds.desk.plan, now: rounds.desk.now()))
            }
            #expect(board.byHand.isEmpty && board.line(.init(.desk, "backup"))?.decision?.kind == .known)
            let clear = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "no")]
            let refused = try await priya.post("/round/sign", form: clear)
            #expect(refused.status == .conflict && refused.text.contains("Nothing is known of"))
            let accepting = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "yes")]
            #expect(try await priya.post("/round/sign", form: accepting).location == "/round")
            let page = try await priya.get("/round")
            #expect(page.text.contains("Signed with exceptions") && page.text.contains("as it was signed"))
            #expect(page.fault == nil)
        }
    }

    @Test func anExceptionBecomesATicketInOneKey() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let ticket = [("kind", "morning"), ("line", "desk:backup"), ("verdict", "unknown"), ("decision", "ticket")]
            #expect(try await priya.post("/round/decide", form: ticket).status == .seeOther)
            #expect(try await priya.get("/round").text.contains("<a href=\"/tickets/1\" data-row-key=\"t\">R-1</a>"))
            #expect(try await priya.get("/tickets/1").text.contains("Backup of the desk: no word"))
        }
    }

    @Test func theRoundIsShownBeforeItCanBeSigned() async throws {
        try await withDesk(now: Cast.morning - .hours(9)) { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/round")
            #expect(page.text.contains("The morning round can be signed from 04:30 on") && page.fault == nil)
            #expect(!page.text.contains("Sign the round") && page.text.contains("It is well"))
            let final = try await priya.get("/round?kind=final").text
            #expect(final.contains("The final checks can be signed from 06:30 on, when the day shift begins."))
        }
    }

    @Test func aSignedRoundSaysWhoseALineIsAndNotThatTheyDecided() async throws {
        try await withDesk { rounds in
            let (priya, lee) = (try await rounds.browser(as: rounds.cast.priya), rounds.cast.lee.id.description)
            let known = [
                ("kind", "morning"), ("line", "desk:backup"), ("verdict", "unknown"), ("decision", "known"),
                ("owner", lee),
            ]
            #expect(try await priya.post("/round/decide", form: known).status == .seeOther)
            #expect(try await priya.get("/round").text.contains(", by Priya Raman</span>"))
            let board = try await rounds.database.read { tx in
                try tx.board(EvidenceLook(.morning, plan: rounds.desk.plan, now: rounds.desk.now()))
            }
            let sign = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "yes")]
            #expect(try await priya.post("/round/sign", form: sign).status == .seeOther)
            let signed = try await priya.get("/round").text
            #expect(signed.contains(", with Lee Chen</span>") && !signed.contains("by Lee Chen"))
        }
    }

    @Test func todayShowsNoTimeWhereNoneWasSet() async throws {
        try await withDesk { rounds in
            let (priya, now) = (rounds.cast.priya, rounds.desk.now())
            let today = rounds.desk.zone.day(of: now)
            try await rounds.database.write { tx in
                for (title, minute) in [("Walk the closets", nil), ("Swap the UPS", 900)] as [(String, Int?)] {
                    let fields = PlannedTask.Fields(title: title, day: today, minute: minute, owner: priya.id)
                    _ = try tx.addTask(fields, by: priya, at: now)
                }
            }
            let page = try await rounds.browser(as: priya).get("/today").text
            #expect(page.contains("any time</span> <span class=\"what\"><a href=\"/planned/1\">Walk the closets</a>"))
            let places = ["Swap the UPS", "Walk the closets"].compactMap { page.firstRange(of: $0)?.lowerBound }
            #expect(places.count == 2 && places == places.sorted())
        }
    }

    @Test func aFollowUpIsCalledSoOnTodayAndInTheQueue() async throws {
        try await withDesk { rounds in
            let (ticket, priya, now) = (try await rounds.labels(), rounds.cast.priya, rounds.desk.now())
            let tomorrow = rounds.desk.zone.day(of: now) + 1
            _ = try await rounds.database.write { tx in
                let waiting = Ticket.Waiting(on: .requester, followUp: tomorrow)
                return try tx.putTicket(ticket.id, waiting, asking: "Which printer is it?", by: priya, at: now)
            }
            let browser = try await rounds.browser(as: priya)
            let (today, queue) = (try await browser.get("/today").text, try await browser.get("/tickets").text)
            #expect(today.contains("follow-up due") && !today.contains("solution due"))
            #expect(queue.contains("follow-up due") && !queue.contains("fix due"))
        }
    }

    @Test func whatStopsCareStandsFirstWhateverIsDueBefore() async throws {
        try await withDesk { rounds in
            let (maria, priya, now) = (rounds.cast.maria, rounds.cast.priya, rounds.desk.now())
            try await rounds.database.write { tx in
                for number in 1...8 {
                    let late = try TicketDraft(kind: .incident, channel: .phone, title: "Late \(number)")
                    _ = try tx.report(late, for: maria.id, by: priya, at: now - .days(9))
                }
                let stop = try TicketDraft(
                    kind: .incident, channel: .phone, title: "The EHR is down", priority: .p1,
                    priorityReason: "The ward asked.")
                _ = try tx.report(stop, for: maria.id, by: priya, at: now)
            }
            let page = try await rounds.browser(as: priya).get("/today").text
            let first = page.range(of: "data-row").map { page[$0.lowerBound...].prefix(600) }
            #expect(first?.contains("The EHR is down") == true)
        }
    }

    @Test func theLeadSeesThatTheRoundIsLate() async throws {
        try await withDesk { rounds in
            let now = rounds.desk.now()
            try await rounds.database.write { try $0.tellIfUnsigned(on: rounds.desk.zone.day(of: now), at: now) }
            let told = "The morning round is due and nobody has signed it."
            let (sam, priya) = (
                try await rounds.browser(as: rounds.cast.sam), try await rounds.browser(as: rounds.cast.priya)
            )
            for path in ["/today", "/tickets"] {
                let page = try await sam.get(path)
                #expect(page.text.components(separatedBy: told).count == 2 && page.fault == nil, "once, on \(path)")
                #expect(try await !priya.get(path).text.contains(told))
            }
            #expect(try await !sam.get("/round").text.contains(told), "it says so itself")
            let board = try await rounds.database.read { tx in
                try tx.board(EvidenceLook(.morning, plan: rounds.desk.plan, now: now))
            }
            let signing = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "yes")]
            #expect(try await priya.post("/round/sign", form: signing).location == "/round")
            let after = try await sam.get("/tickets").text
            #expect(!after.contains(told) && after.contains("id=\"late-round\" data-live-key=\"day round\""))
        }
    }

    @Test func aDeskBornAfterTheHourIsNotLate() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for path in ["/today", "/round"] {
                #expect(try await !priya.get(path).text.contains("was due"))
            }
            try await rounds.beganTheDayBefore()
            for path in ["/today", "/round"] {
                #expect(try await priya.get(path).text.contains("was due"))
            }
        }
    }

    @Test func whoAnswersALineByHandGoesOnWithTheNext() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/round").text
            #expect(page.contains("<li id=\"hand-H01\" tabindex=\"-1\" data-row>"))
            #expect(page.contains("data-row-key=\"y\""))
            func answered(next: String) async throws -> String? {
                let tick = [("kind", "morning"), ("code", "H01"), ("good", "yes"), ("next", next)]
                return try await priya.post("/round/tick", form: tick).location
            }
            #expect(try await answered(next: "H02") == "/round#hand-H02")
            #expect(try await answered(next: "H02\r\nX: 1") == "/round")
        }
    }

    @Test func everyPageOfTheDayIsWellFormed() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for path in [
                "/today", "/round", "/round?kind=final", "/wrap-up", "/handovers", "/record", "/record?span=week",
            ] {
                let page = try await priya.get(path)
                #expect(page.status == .ok && page.fault == nil, "\(path)")
            }
            #expect(try await priya.get("/round?day=2026-11-20").status == .notFound)
        }
    }
}
