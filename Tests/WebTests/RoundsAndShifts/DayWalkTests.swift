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
        let night = Cast.morning - .hours(14)
        try await withDesk(now: night) { rounds in
            let ticket = try await rounds.labels()
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await lee.get("/wrap-up").text.contains("Labels fail in ED"))
            let written = try await lee.post("/wrap-up/handover", form: [("words", "Watch the ED labels.")])
            #expect(written.location == "/handovers/1")
            #expect(try await priya.get("/today").text.contains("Nobody has accepted it yet"))
            #expect(try await lee.post("/handovers/1/accept").status == .conflict)
            #expect(try await priya.post("/handovers/1/accept").location == "/handovers/1")
            let page = try await priya.get("/handovers/1")
            #expect(page.text.contains("Accepted by Priya Raman") && page.text.contains(ticket.id.code))
            #expect(page.text.contains("as it was written") && page.fault == nil)
            _ = try await lee.post("/handovers/1/add", form: [("body", "ED-LP-04 too.")])
            #expect(try await priya.get("/handovers/1").text.contains("ED-LP-04 too."))
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
            let step = [("number", ticket.id.description), ("body", "Swap its battery tomorrow.")]
            #expect(try await browser.post("/wrap-up/next", form: step).location == "/wrap-up")
            let done = try await browser.get("/wrap-up")
            #expect(done.text.contains("Your open request has a next step.") && done.fault == nil)
            #expect(!done.text.contains("What is missing"))
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
            #expect(table.text.hasPrefix("at,by,what,about,title\r\n"))
            #expect(table.text.contains("Maria Lopez,reported it in the portal,R-1,Labels fail in ED"))
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
                let stop = try TicketDraft(kind: .incident, channel: .phone, title: "The EHR is down", priority: .p1)
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
            #expect(try await rounds.browser(as: rounds.cast.sam).get("/today").text.contains(told))
            #expect(try await !rounds.browser(as: rounds.cast.priya).get("/today").text.contains(told))
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
