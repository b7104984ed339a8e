import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// A person's telephone number: said once, and there wherever somebody wants to call.
@Suite struct PhonePagesTests {
    @Test func whoeverSaysTheirNumberIsCalledFromTheirRequest() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.get("/account").text.contains("How IT reaches you"))
            let said = try await maria.post("/account/phone", form: [("phone", "+1 312 555-4417 x7")])
            #expect(said.location == "/account")
            #expect(try await maria.get("/account").text.contains("value=\"+1 312 555-4417 x7\""))
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get(ticket.id.path)
            #expect(page.fault == nil && page.text.contains("href=\"tel:+13125554417;ext=7\""))
            let person = try await priya.get("/people/\(rounds.cast.maria.id)").text
            #expect(person.contains("href=\"tel:+13125554417;ext=7\""))
        }
    }

    @Test func whatIsNoNumberComesBackWithASentence() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let back = try await maria.post("/account/phone", form: [("phone", "ask the desk")])
            #expect(back.status == .unprocessableContent && back.fault == nil)
            #expect(back.text.contains("value=\"ask the desk\"") && back.text.contains("A telephone number has digits"))
        }
    }

    @Test func anAdministratorKeepsItOnThePersonsPage() async throws {
        try await withDesk { rounds in
            let maria = rounds.cast.maria
            let ada = try await rounds.browser(as: rounds.cast.ada)
            let path = "/people/\(maria.id)"
            var form = maria.entries
            form["phone"] = "4417"
            form["version"] = "1"
            #expect(try await ada.post(path, form: form.map { ($0.key, $0.value) }).location == path)
            #expect(try await ada.get(path).text.contains("name=\"phone\""))
            #expect(try await ada.post(path + "/leave", form: [("version", "2")]).location == path)
            let kept = try await rounds.database.read { tx in try tx.person(maria.id) }
            #expect(kept?.phone == "4417" && kept?.isActive == false)
        }
    }

    @Test func aCallerIsLookedUpByTheLastDigitsAndCalledBackThere() async throws {
        try await withDesk { rounds in
            let maria = rounds.cast.maria
            try await rounds.database.write { tx in try tx.setOwnPhone("555-4417", of: maria, at: Cast.morning) }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let found = try await priya.post("/tickets/new", form: [("use", "caller"), ("requester", "4417")]).text
            #expect(found.contains("value=\"Maria Lopez\"") && found.contains("value=\"555-4417\""))
        }
    }

    @Test func programsReadAndChangeIt() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.program(of: rounds.cast.ada)
            let path = "people/\(rounds.cast.omar.id)"
            let any: HTTPFields = [.ifMatch: "*"]
            let changed = try await ada.api(.patch, path, ["phone": "4420"], headers: any)
            #expect(changed.status == .ok && changed.json["phone"]?.text == "4420")
            let renamed = try await ada.api(.patch, path, ["name": "Omar H. Haddad"], headers: any)
            #expect(renamed.json["phone"]?.text == "4420")
            let wrong = try await ada.api(.patch, path, ["phone": "soon"], headers: any)
            #expect(wrong.json["errors"]?[0]?["pointer"]?.text == "/phone")
            let new: JSON = ["name": "Nadia Novak", "sign_in_name": "nadia", "role": "requester", "phone": "4421"]
            #expect(try await ada.api(.post, "people", new).json["phone"]?.text == "4421")
            let maria = try await rounds.program(of: rounds.cast.maria, scopes: [.ownAccount])
            let own = try await maria.api(.put, "me/phone", ["phone": "4417"])
            #expect(own.status == .ok && own.json["phone"]?.text == "4417")
            #expect(try await maria.api(.get, "me").json["person"]?["phone"]?.text == "4417")
        }
    }
}
