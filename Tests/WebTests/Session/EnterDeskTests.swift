import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct EnterDeskTests {
    let right = [("name", "priya"), ("password", TestDesk.password)]

    @Test func somebodySignsInAndOutAgain() async throws {
        try await withDesk { rounds in
            let browser = Browser(rounds.desk)
            let entered = try await browser.post("/sign-in", form: right + [("next", "/tickets?show=mine")])
            #expect(entered.location == "/tickets?show=mine")
            #expect(try await browser.get("/tickets").status == .ok)
            #expect(try await browser.post("/sign-out").location == "/sign-in?signed_out=yes")
            #expect(try await browser.get("/tickets").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func aWrongNameAndAWrongPasswordAreAnsweredAlike() async throws {
        try await withDesk { rounds in
            let stranger = Browser(rounds.desk)
            let noName = try await stranger.post("/sign-in", form: [("name", "mallory"), ("password", "x")])
            let noPassword = try await stranger.post("/sign-in", form: [("name", "priya"), ("password", "x")])
            #expect(noName.status == noPassword.status && noName.status == .unprocessableContent)
            #expect(noName.text.contains(LockOut.wrong) && noPassword.text.contains(LockOut.wrong))
            #expect(noPassword.text.contains("value=\"priya\"") && !noPassword.text.contains("value=\"x\""))
        }
    }

    @Test func whoWasLockedOutMeanwhileIsToldOnce() async throws {
        try await withDesk { rounds in
            let browser = Browser(rounds.desk)
            _ = try await browser.post("/sign-in", form: right)
            _ = try await browser.post("/sign-out")
            let origin = SignInOrigin(agent: "", address: "10.9.9.9", device: nil)
            try await rounds.database.write { tx in
                try tx.record(
                    .lockedOut(rounds.cast.priya.id, from: origin, failures: 10), by: .stranger, at: Cast.morning)
            }
            let words = "somebody failed with your name so often"
            _ = try await browser.post("/sign-in", form: right)
            #expect(try await browser.get("/tickets").text.contains(words))
            #expect(try await browser.get("/tickets").text.contains(words) == false)
            _ = try await browser.post("/sign-out")
            _ = try await browser.post("/sign-in", form: right)
            #expect(try await browser.get("/tickets").text.contains(words) == false)
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", "\\\\evil",
        "/%0d%0a\r\nX: 1",
    ])
    func aSignInNeverLeadsOutOfTheDesk(path: String) {
        #expect(Desk.within(path) == "/")
    }

    @Test func theFirstAdministratorComesInByTheLinkOnce() async throws {
        try await withDesk { rounds in
            var system = SystemRandomNumberGenerator()
            let link = Secret(using: &system)
            _ = try await rounds.database.write { tx in
                try tx.run("UPDATE person SET active = 0 WHERE role = 'administrator'")
                try tx.inviteFirstAdministrator(link, at: Cast.morning)
            }
            let browser = Browser(rounds.desk)
            let path = "/welcome/\(link.text)"
            #expect(try await browser.get(path).text.contains("first administrator"))
            let form = [("name", "Nia Berg"), ("sign_in_name", "nia"), ("password", "seven wet umbrellas")]
            let partial = try await browser.post(path, form: Array(form.dropFirst(2)))
            #expect(partial.status == .unprocessableContent)
            #expect(try await browser.post(path, form: form).location == "/tour")
            #expect(try await browser.get("/tickets").status == .ok)
            #expect(try await browser.get(path).status == .conflict)
        }
    }
}
