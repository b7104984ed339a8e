import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct SignInPageTests {
    @Test(arguments: [
        ("/tickets/1042", "/tickets/1042"), ("//evil.example", "/"), ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("", "/"), ("/\t/evil.example", "/"), ("javascript:alert(1)", "/"),
        ("/tickets?show=mine", "/tickets?show=mine"),
    ])
    func aRedirectNeverLeavesTheDesk(next: String, location: String) async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            // Who comes in for the first time is shown around.
            #expect(try await browser.enter("priya").location == "/tour")
            _ = try await browser.post("/sign-out")
            let answer = try await browser.enter("priya", next: next)
            #expect(answer.status == .seeOther && answer.location == location)
        }
    }

    /// A form that came back stands where it was sent, and a session may end there.
    @Test(arguments: [
        ("/tickets/1/reply", "/tickets/1"), ("/tickets/1/reply?x=1", "/tickets/1"), ("/round/decide", "/round"),
        ("/tickets/bulk", "/tickets"), ("/wrap-up/next", "/wrap-up"), ("/tickets/1/wait?x=1", "/tickets/1/wait?x=1"),
        ("/nowhere/at/all", "/nowhere/at/all"),
    ])
    func aSignInLeadsToAPageAndNotToWhereAFormWasSent(sent: String, page: String) async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            let form = try await browser.get("/sign-in?to=\(Browser.escaped(sent))")
            #expect(form.text.contains("name=\"next\" value=\"\(page)\""))
            let before: HTTPFields = [.referer: "http://desk.test\(sent)"]
            let late = try await browser.post("/tickets/1/note", form: [("body", "Lot 7 tears.")], headers: before)
            #expect(late.text.contains("href=\"/sign-in?to=\(page.queryEscaped)\""))
            #expect(try await browser.enter("priya", next: sent).location == page)
            #expect(try await browser.get("/sign-in?to=\(Browser.escaped(sent))").location == page)
        }
    }

    @Test func aboveEveryFormThereIsAPage() async throws {
        try await withDesk { rounds in
            for route in rounds.desk.routes where route.method == .post && !route.isAPI {
                let steps = route.path.split(separator: "/").map { $0.hasPrefix(":") ? "1" : String($0) }
                let page = rounds.desk.nearestPage(to: "/" + steps.joined(separator: "/"))
                #expect(rounds.desk.routes.contains { $0.method == .get && $0.covers(page) }, "\(route.path)")
            }
        }
    }

    @Test func anotherCanSignInWhereSomebodyIsSignedIn() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await browser.get("/sign-in?to=/tickets").location == "/tickets")
            let page = try await browser.get("/sign-in?anew=yes&to=/tickets")
            #expect(page.status == .ok && page.fault == nil && page.text.contains("Priya Raman is signed in here"))
            #expect(page.text.contains("name=\"next\" value=\"/tickets\""))
        }
    }

    @Test func aWrongNameAndAWrongPasswordGetTheSameAnswer() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            let name = try await browser.enter("mallory", password: "seven wet umbrellas")
            let password = try await browser.enter("mariax", password: "wrong wrong wrong")
            let known = try await browser.enter("maria", password: "wrong wrong wrong")
            #expect(name.status == .unprocessableContent && known.status == .unprocessableContent)
            for page in [name, password, known] { #expect(page.text.contains(LockOut.wrong)) }
            #expect(known.text.contains("value=\"maria\"") && !known.text.contains("wrong wrong"))
            #expect(known.headers[.setCookie] == nil)
        }
    }

    @Test func guessingIsSlowedDownAndSaidSo() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            for name in ["maria", "nobody"] {
                for _ in 0..<3 { _ = try await browser.enter(name, password: "wrong wrong wrong") }
                let waits = try await browser.enter(name)
                #expect(waits.text.contains("Wait 1 second") && waits.status == .unprocessableContent, "\(name)")
            }
        }
    }

    @Test func theCookieIsOutOfReachForScriptsAndOtherSites() async throws {
        try await withDesk(
            settings: .init(trustedProxies: [try #require(Network("::/0")), try #require(Network("0.0.0.0/0"))])
        ) {
            rounds in
            let browser = try await rounds.browser(as: nil)
            let answer = try await browser.enter("priya")
            let cookies = answer.headers[values: .setCookie]
            #expect(cookies.count == 2, "\(answer.status): \(answer.text)")
            for cookie in cookies { #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")) }
        }
    }

    @Test func whoSignsInOverSomebodyElseEndsTheirSession() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: rounds.cast.maria)
            _ = try await browser.enter("priya")
            #expect(try await browser.get("/account").text.contains("Priya Raman"))
            let marias = try await rounds.database.read { tx in
                try tx.sessions(of: rounds.cast.maria.id, rule: .standard, at: Cast.morning)
            }
            #expect(marias.isEmpty)
        }
    }

    @Test func signingOutEndsTheSessionOnTheDeskToo() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: rounds.cast.priya)
            let stolen = try #require(browser.cookie("rounds_session"))
            #expect(try await browser.post("/sign-out").location == "/sign-in?signed_out=yes")
            let mallory = try await rounds.browser(as: nil)
            mallory.setCookie("rounds_session", stolen)
            #expect(try await mallory.get("/tickets").location?.hasPrefix("/sign-in") == true)
            #expect(try await browser.post("/sign-out").status == .seeOther)
        }
    }

    @Test func aLinkWorksOnceAndSignsIn() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let link = try #require(try await ada.post("/people/\(rounds.cast.maria.id)/link").text.link)
            let maria = try await rounds.browser(as: nil)
            #expect(try await maria.get(link).text.contains("Maria Lopez"))
            let weak = try await maria.post(link, form: [("password", "Maria Lopez 1!")])
            #expect(weak.status == .unprocessableContent && weak.text.contains("not your name"))
            let password = "tram window oregano"
            #expect(try await maria.post(link, form: [("password", password)]).location == "/")
            #expect(try await maria.get("/account").text.contains("Maria Lopez"))
            #expect(try await maria.get(link).status == .conflict)
            let again = try await rounds.browser(as: nil)
            #expect(try await again.enter("maria", password: password).status == .seeOther)
        }
    }

    @Test func aTornLinkLeadsNowhere() async throws {
        try await withDesk { rounds in
            let browser = try await rounds.browser(as: nil)
            for link in ["x", "aaaa", String(repeating: "a", count: 52), "%00", String(repeating: "a", count: 5_000)] {
                #expect(try await browser.get("/welcome/" + link).status == .conflict, "\(link.prefix(9))")
            }
        }
    }
}

extension Browser {
    func enter(_ name: String, password: String = TestDesk.password, next: String = "") async throws -> Answer {
        try await post("/sign-in", form: [("name", name), ("password", password), ("next", next)])
    }
}

extension String {
    /// The one-time link a page shows, as a path.
    var link: String? {
        firstMatch(of: /\/welcome\/[a-z2-7]+/).map { String($0.0) }
    }
}
