import HTTPTypes
import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct FlashTests {
    /// Live news of what was just sent may reach the page it was sent from before the next one is there.
    @Test func aPartDrawnAnewLeavesItToTheNextPageToSayWhatWasDone() async throws {
        try await withDesk { rounds in
            let path = "/tickets/\(try await rounds.labels().id)"
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await priya.post("\(path)/note", form: [("body", "Spooler hung."), ("draft", "ticket:1:note")])
            let unasked: HTTPFields = [.roundsUnasked: "\(rounds.cast.priya.id)"]
            #expect(try await priya.get("\(path)/row", headers: unasked).status == .ok)
            let says = "data-drafts-done=\"ticket:1:note\""
            #expect(try await priya.get(path).text.contains(says))
            #expect(try await !priya.get(path).text.contains(says))
        }
    }
}
