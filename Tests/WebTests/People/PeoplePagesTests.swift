import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PeoplePagesTests {
    let nina = [
        ("name", "Nina Petrova"), ("sign_in_name", "nina"), ("email", "nina@cedarhollow.example"),
        ("role", "requester"),
    ]

    @Test func peopleAreFoundByTheBeginningOfTheirName() async throws {
        try await withDesk { rounds in
            let sam = try await rounds.browser(as: rounds.cast.sam)
            let found = try await sam.get("/people?q=MAR").text
            #expect(found.contains("Maria Lopez") && !found.contains("Priya Raman</a>"))
            #expect(!found.contains("Add somebody"))
            #expect(try await sam.get("/people?q=zzz").text.contains("Nobody is called that"))
            #expect(try await sam.get("/people?q=%3Cscript%3E").text.contains("&lt;script&gt;"))
        }
    }

    @Test func theListIsPagedWithoutALossOrARepeat() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { tx in
                for number in 0..<120 {
                    let name = "Nurse \(number % 7)"
                    let draft = try PersonDraft(name: name, signInName: "n\(number)", email: "", role: .requester)
                    _ = try tx.addPerson(draft, by: .desk, at: Cast.morning)
                }
            }
            let ada = try await rounds.browser(as: rounds.cast.ada)
            var path: String? = "/people"
            var seen: [String] = []
            while let next = path, seen.count < 300 {
                let page = try await ada.get(next).text
                seen += page.matches(of: /<th scope="row"><a href="(\/people\/\d+)"/).map { String($0.1) }
                path = page.firstMatch(of: /href="([^"]+)" rel="next"/).map {
                    String($0.1).replacing("&amp;", with: "&")
                }
            }
            #expect(seen.count == 129 && Set(seen).count == 129)
        }
    }

    @Test func addingSomebodyShowsTheirLinkOnce() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let form = nina + [("once", "k1")]
            let added = try await ada.post("/people/new", form: form)
            let link = try #require(added.text.link)
            #expect(added.text.contains("http://desk.test/welcome/"))
            #expect(try await ada.post("/people/new", form: form).location == "/people")
            #expect(try await rounds.browser(as: nil).get(link).text.contains("Nina Petrova"))
            let again = try await ada.post("/people/new", form: nina + [("once", "k2")])
            #expect(
                again.status == .unprocessableContent && again.text.contains("Somebody else signs in with this name."))
            #expect(again.text.contains("Nina Petrova"))
        }
    }

    @Test func aLateSaveNeverUndoesAColleaguesChange() async throws {
        try await withDesk { rounds in
            let maria = rounds.cast.maria
            let ada = try await rounds.browser(as: rounds.cast.ada)
            func form(_ name: String, _ role: String) -> [(String, String)] {
                maria.entries.map { ("was_" + $0.key, $0.value) } + [
                    ("version", "1"), ("name", name), ("sign_in_name", "maria"), ("email", maria.email), ("role", role),
                ]
            }
            let path = "/people/\(maria.id)"
            #expect(try await ada.post(path, form: form("Maria Lopez-Reyes", "lead")).location == path)
            let late = try await ada.post(path, form: form("Maria L. Lopez", "requester"))
            #expect(late.status == .conflict)
            #expect(late.text.contains("A colleague made this “Maria Lopez-Reyes” meanwhile."))
            #expect(
                late.text.contains("value=\"Maria L. Lopez\"") && late.text.contains("name=\"version\" value=\"2\""))
            #expect(late.text.contains("value=\"lead\" selected"))
            let saved = try await rounds.database.read { try $0.person(maria.id) }
            #expect(saved?.name == "Maria Lopez-Reyes" && saved?.role == .lead)
        }
    }

    @Test func whoLeftIsOutAtOnceAndTheLastAdministratorStays() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/people/\(rounds.cast.priya.id)"
            #expect(try await ada.post(path + "/leave", form: [("version", "1")]).location == path)
            #expect(try await priya.get("/tickets").location?.hasPrefix("/sign-in") == true)
            #expect(try await ada.get(path).text.contains("has left and cannot sign in"))
            #expect(try await ada.post(path + "/return", form: [("version", "2")]).location == path)
            let own = try await ada.post("/people/\(rounds.cast.ada.id)/leave", form: [("version", "1")])
            #expect(own.status == .conflict && own.text.contains("last administrator"))
        }
    }

    @Test func aProgramGetsATokenFromAnAdministrator() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let path = "/people/\(rounds.cast.engine.id)"
            #expect(try await ada.get(path).text.contains("Make a token"))
            let form = [("name", "Lab feed"), ("scopes", "tickets:read"), ("days", "30")]
            let text = try #require(try await ada.post(path + "/tokens", form: form).text.firstToken)
            #expect(try await Browser(rounds.desk, token: text).api(.get, "tickets").status == .ok)
            #expect(try await ada.post("/people/\(rounds.cast.priya.id)/tokens", form: form).status == .forbidden)
        }
    }

    @Test func onlyAdministratorsChangePeople() async throws {
        try await withDesk { rounds in
            let path = "/people/\(rounds.cast.maria.id)"
            for person in [rounds.cast.sam, rounds.cast.ruth, rounds.cast.priya] {
                let browser = try await rounds.browser(as: person)
                #expect(try await !browser.get(path).text.contains("<h2>Change</h2>"))
                for act in ["", "/link", "/leave", "/return", "/sign-out", "/tokens"] {
                    #expect(
                        try await browser.post(path + act, form: nina).status == .forbidden, "\(person.name) \(act)")
                }
            }
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.get("/people").status == .forbidden)
        }
    }

    @Test func aTeamIsAddedFilledAndNotOverwritten() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let path = try #require(try await ada.post("/teams", form: [("name", "Infrastructure")]).location)
            #expect(try await ada.post("/teams", form: [("name", "infrastructure")]).status == .unprocessableContent)
            let members = [rounds.cast.priya, rounds.cast.lee].map { ("members", $0.id.description) }
            #expect(
                try await ada.post(path, form: [("name", "Networks"), ("version", "1")] + members).location == path)
            #expect(try await ada.get("/teams").text.contains("Networks"))
            let late = try await ada.post(path, form: [("name", "Cables"), ("version", "1")])
            #expect(late.status == .conflict && late.text.contains("value=\"Networks\""))
            let sam = try await rounds.browser(as: rounds.cast.sam)
            let seen = try await sam.get(path).text
            #expect(
                seen.contains("Priya Raman") && seen.contains("Lee Chen")
                    && !seen.contains("<fieldset class=\"field\" id"))
        }
    }
}
