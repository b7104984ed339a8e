import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsSQL
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

    @Test func whatWasTypedCanBeSentAgainWhenTheDeskFails() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let form = [("title", "The label printer is <dark>"), ("once", "k1"), ("kind", "incident")]
            await rounds.database.close()
            let page = try await maria.post("/portal/report", form: form)
            #expect(page.status == .serviceUnavailable)
            #expect(page.text.contains("Send it again") && page.text.contains("action=\"/portal/report\""))
            #expect(
                page.text.contains("value=\"The label printer is &lt;dark&gt;\"") && page.text.contains("value=\"k1\""))
            let foreign = try await maria.post(
                "/portal/report", form: form, headers: [.secFetchSite: "cross-site"])
            #expect(!foreign.text.contains("Send it again"))
            let secret = try await maria.post("/account/password", form: [("new_password", "three red lamps")])
            #expect(!secret.text.contains("three red lamps"))
        }
    }
}
