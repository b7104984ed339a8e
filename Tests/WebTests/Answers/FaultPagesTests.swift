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

    @Test func whatWasTypedCanBeSentAgainAfterSigningIn() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let browser = try await rounds.browser(as: nil)
            let (path, form) = ("/tickets/\(ticket.id)/note", [("body", "Lot 7 tears."), ("once", "k1")])
            let from: HTTPFields = [.referer: "http://desk.test/tickets/\(ticket.id)?show=all"]
            let page = try await browser.post(path, form: form, headers: from)
            #expect(page.status == .unauthorized && page.fault == nil)
            #expect(page.text.contains("action=\"\(path)\"") && page.text.contains("value=\"Lot 7 tears.\""))
            #expect(page.text.contains("href=\"/sign-in?to=%2Ftickets%2F\(ticket.id)%3Fshow%3Dall\""))
            _ = try await browser.enter("priya")
            #expect(try await browser.post(path, form: form).location == "/tickets/\(ticket.id)")
        }
    }

    @Test func whoIsSignedOutIsShownNothingThatIsNotTheirs() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            let form = [("title", "The label printer is dark")]
            let evil: HTTPFields = [.secFetchSite: "cross-site", .referer: "https://evil.example/desk"]
            let foreign = try await browser.post("/portal/report", form: form, headers: evil)
            #expect(foreign.status == .unauthorized && !foreign.text.contains("label printer"))
            #expect(foreign.text.contains("href=\"/sign-in\"") && foreign.fault == nil)
            let secret = try await browser.post("/account/password", form: [("new_password", "three red lamps")])
            #expect(secret.status == .unauthorized && !secret.text.contains("three red lamps"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func nobodyWaitsForABodyThatDoesNotArrive() async throws {
        try await withDesk(settings: .init(requestSeconds: 0)) { rounds in
            let answer = try await Browser(rounds.desk).send(
                .post, "/portal/report", headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Array("title=The+labels".utf8), stalls: true)
            #expect(answer.status == .unauthorized && !answer.text.contains("Send it again"))
        }
    }
}
