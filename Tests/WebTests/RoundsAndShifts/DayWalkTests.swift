import Foundation
import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The day as people walk through it: from the unsigned round to the accepted handover.
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

    @Test func theNightHandsOverAndTheDayAccepts() async throws {
        let dawn = Cast.morning - .hours(7)
        try await withDesk(now: dawn) { rounds in
            let ticket = try await rounds.labels()
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await lee.get("/wrap-up").text.contains("Labels fail in ED"))
            let written = try await lee.post("/wrap-up/handover", form: [("words", "Watch the ED labels.")])
            #expect(written.location == "/handovers/1")
            #expect(try await priya.get("/today").text.contains("Nobody has accepted it yet"))
            #expect(try await lee.post("/handovers/1/accept").status == .conflict)
            // The night still runs: whoever takes over begins the day first.
            #expect(try await priya.post("/handovers/1/accept").status == .conflict)
            let unread = try await priya.get("/handovers/1")
            #expect(unread.text.contains("Begin the day shift") && !unread.text.contains("Accept it"))
            let begin = [("on", "yes"), ("shift", "day"), ("handover", "1")]
            #expect(try await priya.post("/duty", form: begin).location == "/handovers/1")
            #expect(try await priya.post("/handovers/1/accept").location == "/handovers/1")
            let page = try await priya.get("/handovers/1")
            #expect(page.text.contains("Accepted by Priya Raman") && page.text.contains(ticket.id.code))
            #expect(page.text.contains("as it was written") && page.text.contains("</time>. Written by Lee Chen"))
            #expect(page.fault == nil)
            _ = try await lee.post("/handovers/1/add", form: [("body", "ED-LP-04 too.")])
            #expect(try await priya.get("/handovers/1").text.contains("ED-LP-04 too."))
        }
    }

    @Test func aHandoverPressedAfterTheEndIsOfTheShiftThatWasShown() async throws {
        let late = Cast.morning + .minutes(330) + .seconds(20)
        try await withDesk(now: late) { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            // The desk was there while the day shift ran.
            let began = (late - .hours(2)).milliseconds
            try await rounds.database.write { try $0.run("UPDATE event SET at = \(began) WHERE number = 1") }
            let page = try await priya.get("/wrap-up")
            #expect(page.text.contains("Hand over the day shift, which has ended") && page.fault == nil)
            #expect(page.text.contains("name=\"shift\" value=\"day 2026-11-24\""))
            #expect(page.text.contains("Final checks") && page.text.contains("Hand over to the night shift"))
            let day = [("shift", "day 2026-11-24"), ("words", "")]
            #expect(try await priya.post("/wrap-up/handover", form: day).location == "/handovers/1")
            #expect(try await priya.get("/handovers/1").text.contains("Handover, Day shift, Tue 24 Nov"))
            let night = try await priya.get("/wrap-up").text
            #expect(night.contains("Hand over to the day shift") && !night.contains("inal checks"))
            let old = [("shift", "day 2026-11-20")], wrong = [("shift", "dusk")]
            #expect(try await priya.post("/wrap-up/handover", form: old).status == .conflict)
            #expect(try await priya.post("/wrap-up/handover", form: wrong).status == .notFound)
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

    @Test func theWrapUpTakesTheMissingCause() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await priya.post("/tickets/\(ticket.id)/resolve", form: [("fix", "New ribbon.")])
            #expect(try await priya.get("/wrap-up").text.contains("without its cause"))
            let cause = [("number", ticket.id.description), ("cause", "Lot 7 tears.")]
            #expect(try await priya.post("/wrap-up/cause", form: cause).location == "/wrap-up")
            #expect(try await rounds.database.read { try $0.ticket(ticket.id)?.cause } == "Lot 7 tears.")
            #expect(try await priya.get("/wrap-up").text.contains("The one you resolved has a cause and a fix"))
        }
    }

    @Test func theWrapUpTakesTheMissingNextStepInPlace() async throws {
        try await withDesk { rounds in
            let (maria, priya, now) = (rounds.cast.maria, rounds.cast.priya, rounds.desk.now())
            let ticket = try await rounds.database.write { tx in
                let draft = try TicketDraft(kind: .incident, channel: .phone, title: "The cart is slow")
                let ticket = try tx.report(draft, for: maria.id, by: priya, at: now - .days(1))
                return try tx.takeTicket(ticket.id, by: priya, at: now - .days(1))
            }
            let browser = try await rounds.browser(as: priya)
            let page = try await browser.get("/wrap-up")
            #expect(page.text.contains("What is missing") && page.text.contains("action=\"/wrap-up/next\""))
            let empty = [("number", ticket.id.description), ("body", "")]
            #expect(try await browser.post("/wrap-up/next", form: empty).status == .unprocessableContent)
            let typo = [("number", ticket.id.description), ("body", "Swap it."), ("follow_up", "soon")]
            let refused = try await browser.post("/wrap-up/next", form: typo)
            #expect(refused.text.contains("A day is written as 2026-11-25.") && refused.fault == nil)
            let step = [
                ("number", ticket.id.description), ("body", "Swap its battery."), ("follow_up", "2026-11-25"),
            ]
            #expect(try await browser.post("/wrap-up/next", form: step).location == "/wrap-up")
            let done = try await browser.get("/wrap-up")
            #expect(done.text.contains("Your open request has a next step.") && done.fault == nil)
            #expect(!done.text.contains("What is missing"))
            #expect(done.text.contains("<a href=\"/planned/1\">Swap its battery.</a>"))
        }
    }

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
