import HTTPTypes
import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What somebody types at the end of a day is not lost to a colleague who was quicker.
@Suite struct WrapUpConflictTests {
    @Test func aCauseOfAnOldVersionStaysInItsField() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await priya.post("/tickets/\(ticket.id)/resolve", form: [("fix", "New ribbon.")])
            let cause = [("number", ticket.id.description), ("version", "0"), ("cause", "Lot 7 tears.")]
            let page = try await priya.post("/wrap-up/cause", form: cause)
            #expect(page.status == .conflict && page.fault == nil)
            #expect(page.text.contains("A colleague changed this request"))
            #expect(page.text.contains("Lot 7 tears.</textarea>") && page.text.contains(" data-typed>"))
            let empty = [("number", ticket.id.description), ("cause", " ")]
            #expect(try await priya.post("/wrap-up/cause", form: empty).text.contains("Say why it happened."))
        }
    }

    @Test func aCauseThatAColleagueSaidFirstCanBeKeptAsANote() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            _ = try await priya.post("/tickets/\(ticket.id)/resolve", form: [("fix", "New ribbon.")])
            let first = [("number", ticket.id.description), ("cause", "Lot 7 tears.")]
            #expect(try await lee.post("/wrap-up/cause", form: first).location == "/wrap-up")
            let second = [("number", ticket.id.description), ("version", "0"), ("cause", "The ribbon was old.")]
            let page = try await priya.post("/wrap-up/cause", form: second)
            #expect(page.status == .conflict && page.fault == nil)
            #expect(page.text.contains("<blockquote class=\"said\">The ribbon was old.</blockquote>"))
            #expect(page.text.contains("action=\"/tickets/\(ticket.id)/note\" class=\"act\" data-typed>"))
        }
    }

    @Test func aNextStepOfAResolvedRequestCanBeKeptAsANote() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            _ = try await priya.post("/tickets/\(ticket.id)/take")
            _ = try await lee.post("/tickets/\(ticket.id)/resolve", form: [("fix", "New ribbon.")])
            let step = [("number", ticket.id.description), ("body", "Order more ribbons.")]
            let page = try await priya.post("/wrap-up/next", form: step)
            #expect(page.status == .conflict && page.fault == nil)
            #expect(page.text.contains("nothing has to happen next"))
            #expect(page.text.contains("<blockquote class=\"said\">Order more ribbons.</blockquote>"))
            #expect(page.text.contains("action=\"/tickets/\(ticket.id)/note\""))
        }
    }

    @Test func theWordsOfASecondHandoverCanBeAddedToTheFirst() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(
                try await priya.post("/wrap-up/handover", form: [("words", "All quiet.")]).location == "/handovers/1")
            let page = try await sam.post("/wrap-up/handover", form: [("words", "Watch the ED labels.")])
            #expect(page.status == .conflict && page.fault == nil)
            #expect(page.text.contains("Priya Raman wrote it already"))
            #expect(page.text.contains("<blockquote class=\"said\">Watch the ED labels.</blockquote>"))
            #expect(page.text.contains("action=\"/handovers/1/add\""))
        }
    }
}
