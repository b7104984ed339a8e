import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct FaultPagesTests {
    @Test func aFaultIsASentenceAndANumber() throws {
        let screen = FaultScreen(
            status: 503, title: "One moment",
            sentence: "The desk cannot reach its data right now. What was saved is safe. Try again in a few seconds.",
            requestID: "8f2c-71aa", isPassing: true)
        try expectGolden(faultPage(screen, in: .nobody), "fault")
    }
}
