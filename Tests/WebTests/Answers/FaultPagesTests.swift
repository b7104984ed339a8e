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

    /// The server counts requests up behind a beginning that stays the same until it is started again.
    @Test func theNumberForITIsAnotherForEveryRequest() {
        let numbers = ["9c41d2e87ab05f33", "9c41d2e87ab05f33"].enumerated().map { "\($1)0f3ac2a9d15510f\($0)" }
        let pages = numbers.map { number in
            let screen = FaultScreen(
                status: 500, title: "Something went wrong here", sentence: "", requestID: number, isPassing: false)
            return faultPage(screen, in: .nobody).text
        }
        #expect(pages[0].contains(">d15510f0</span>") && pages[1].contains(">d15510f1</span>"))
        #expect(pages[0].contains("title=\"\(numbers[0])\""))
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

    /// To an address without TLS browsers send no `Sec-Fetch-Site`.
    @Test(arguments: [("http://desk.test", true), ("https://desk.test", false), (nil, false)] as [(String?, Bool)])
    func whatWasTypedIsKeptWithoutTLSToo(origin: String?, isOwn: Bool) async throws {
        try await withDesk { rounds in
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            headers[.origin] = origin
            let page = try await Browser(rounds.desk).send(
                .post, "/portal/report", headers: headers, body: Array("title=The+labels+fail".utf8), sameOrigin: false)
            #expect(page.status == .unauthorized)
            #expect(page.text.contains("value=\"The labels fail\"") == isOwn)
        }
    }

    @Test func whatOnePersonTypedIsNotSavedUnderTheNameOfAnother() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let browser = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)"
            let shown = try await browser.get(path).text
            let once = try #require(shown.firstMatch(of: /name="once" value="([^"]+)"/).map { String($0.1) })
            let form = [("body", "Lot 7 tears."), ("once", once)]
            _ = try await browser.enter("lee")
            let before: HTTPFields = [.referer: "http://desk.test\(path)"]
            let page = try await browser.post(path + "/note", form: form, headers: before)
            #expect(page.status == .unauthorized && page.fault == nil)
            #expect(page.text.contains("Somebody else is signed in by now, so this was not saved."))
            #expect(page.text.contains("<blockquote class=\"said\">Lot 7 tears.</blockquote>"))
            #expect(page.text.contains("href=\"/sign-in?anew=yes&amp;to=%2Ftickets%2F\(ticket.id)\""))
            #expect(try await !browser.get(path).text.contains("Lot 7 tears."))
            _ = try await browser.enter("priya")
            #expect(try await browser.post(path + "/note", form: form).location == path)
            #expect(try await browser.get(path).text.contains("Lot 7 tears."))
        }
    }

    @Test(arguments: ["/portal/report", "/tickets/1/change", "/tickets/bulk", "/round/tick", "/wrap-up/handover"])
    func aFormIsOfWhomItWasShownToWhateverItIsAbout(path: String) async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let form = [("kind", "morning"), ("words", "Lot 7 tears.")]
            let priyas = try await lee.post(path, form: form + [("once", "\(rounds.cast.priya.id)-k1")])
            #expect(priyas.status == .unauthorized && priyas.text.contains("Send it again"))
            for once in ["\(rounds.cast.lee.id)-k1", "of-nobody"] {
                #expect(try await lee.post(path, form: form + [("once", once)]).status != .unauthorized)
            }
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

    @Test(.timeLimit(.minutes(15))) func nobodyWaitsForABodyThatDoesNotArrive() async throws {
        try await withDesk(settings: .init(requestSeconds: 0)) { rounds in
            let answer = try await Browser(rounds.desk).send(
                .post, "/portal/report", headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Array("title=The+labels".utf8), stalls: true)
            #expect(answer.status == .unauthorized && !answer.text.contains("Send it again"))
        }
    }
}
