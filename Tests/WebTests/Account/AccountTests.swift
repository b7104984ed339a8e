import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct AccountTests {
    @Test func everybodySeesTheirOwnDevicesAndNobodyElses() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await rounds.browser(as: rounds.cast.priya)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            #expect(try await priya.get("/account").text.components("Sign out<") == 2)
            let sessions = try await rounds.sessions(of: rounds.cast.priya)
            #expect(sessions.count == 2)
            for session in sessions {
                #expect(try await lee.post("/account/devices/\(session.id)/sign-out").status == .notFound)
            }
            #expect(try await rounds.sessions(of: rounds.cast.priya).count == 2)
        }
    }

    @Test func oneDeviceIsSignedOutAndThenAllOthers() async throws {
        try await withDesk { rounds in
            let here = try await rounds.browser(as: rounds.cast.priya)
            let there = try await rounds.browser(as: rounds.cast.priya)
            _ = try await rounds.browser(as: rounds.cast.priya)
            let mine = try #require(here.cookie("rounds_session").flatMap { Secret(text: $0) })
            let own = try await rounds.database.read { tx in
                try tx.askSession(mine, rule: .standard, at: Cast.morning).answer()
            }
            let other = try #require(
                try await rounds.sessions(of: rounds.cast.priya).first { $0.id != own?.session.id })
            #expect(try await here.post("/account/devices/\(other.id)/sign-out").location == "/account")
            #expect(try await here.post("/account/devices/others/sign-out").location == "/account")
            #expect(try await here.get("/account").status == .ok)
            #expect(try await there.get("/account").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func aPasswordIsChangedWithTheOldOneOnly() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let new = "tram window oregano"
            func change(_ old: String, _ new: String, _ again: String) async throws -> Browser.Answer {
                try await maria.post(
                    "/account/password", form: [("current_password", old), ("password", new), ("again", again)])
            }
            #expect(try await change("wrong wrong wrong", new, new).text.contains("This is not your password."))
            #expect(try await change(TestDesk.password, new, "tram").text.contains("not the same"))
            let short = try await change(TestDesk.password, "short", "short")
            #expect(short.status == .unprocessableContent && short.text.contains("at least 12 characters"))
            #expect(try await change(TestDesk.password, new, new).location == "/account")
            #expect(try await maria.get("/account").text.contains("The password was set."))
            let again = try await rounds.browser(as: nil)
            #expect(try await again.enter("maria").status == .unprocessableContent)
            #expect(try await again.enter("maria", password: new).status == .seeOther)
        }
    }

    @Test func guessingTheOldPasswordFromAnOpenSessionIsSlowedDown() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let new = "tram window oregano"
            var last = ""
            for _ in 0..<4 {
                last = try await maria.post(
                    "/account/password",
                    form: [("current_password", "guess guess guess"), ("password", new), ("again", new)]
                ).text
            }
            #expect(last.contains("Wait 1 second"))
        }
    }

    @Test func aTokenIsShownOnceWorksWithinItsScopesAndDiesWhenRevoked() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [("name", "Night script"), ("scopes", "tickets:read"), ("days", "30"), ("once", "abc123")]
            let made = try await priya.post("/account/tokens", form: form)
            let text = try #require(made.text.firstToken)
            #expect(try await priya.post("/account/tokens", form: form).status == .seeOther)
            #expect(try await !priya.get("/account").text.contains(text))
            let script = Browser(rounds.desk, token: text)
            #expect(try await script.api(.get, "tickets").status == .ok)
            #expect(try await script.api(.get, "tokens").status == .forbidden)
            let token = try await rounds.database.read { try $0.tokens(of: rounds.cast.priya.id) }
            #expect(token.count == 1)
            #expect(try await priya.post("/account/tokens/\(token[0].id)/revoke").status == .seeOther)
            #expect(try await script.api(.get, "tickets").status == .unauthorized)
        }
    }

    @Test func aTokenFormComesBackFilledIn() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let back = try await priya.post(
                "/account/tokens", form: [("name", "Night script"), ("scopes", "people:manage"), ("days", "9999")])
            #expect(back.status == .unprocessableContent)
            for part in ["Night script", "9999", "only what its owner may", "1 to 366 days"] {
                #expect(back.text.contains(part), "\(part)")
            }
        }
    }

    @Test func aRequestersAccountIsPlain() async throws {
        try await withDesk { rounds in
            let page = try await rounds.browser(as: rounds.cast.maria).get("/account").text
            #expect(page.contains("Where you are signed in") && !page.contains("API tokens"))
        }
    }

    @Test func theThemeIsKeptByTheBrowserAndLeadsBack() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let answer = try await priya.post(
                "/account/theme", form: [("theme", "dim")], headers: [.referer: "http://desk.test/tickets?show=mine"])
            #expect(answer.location == "/tickets?show=mine")
            #expect(try await priya.get("/tickets").text.contains("data-theme=\"dim\""))
            for before in ["https://evil.example/", "http://desk.test//evil.example", "http://desk.test.evil.example/"]
            {
                let answer = try await priya.post(
                    "/account/theme", form: [("theme", "dark")], headers: [.referer: before])
                #expect(answer.location == "/account", "\(before)")
            }
            #expect(try await priya.post("/account/theme", form: [("theme", "neon")]).status == .badRequest)
        }
    }
}

extension TestDesk {
    func sessions(of person: Person) async throws -> [Session] {
        try await database.read { try $0.sessions(of: person.id, rule: .standard, at: Cast.morning) }
    }
}

extension String {
    /// The API token a page shows.
    var firstToken: String? {
        firstMatch(of: /value="(rnd_[a-z2-7]+)"/).map { String($0.1) }
    }

    /// How often a piece of text stands here.
    func components(_ piece: String) -> Int { ranges(of: piece).count }
}
