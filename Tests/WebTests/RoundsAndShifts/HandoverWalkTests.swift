import Foundation
import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The end of a shift as people walk through it: the wrap-up, the handover, and who accepts it.
@Suite struct HandoverWalkTests {
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
}
