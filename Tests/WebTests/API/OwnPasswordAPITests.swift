import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// One's own password, changed by a program with the scope for one's own account.
@Suite struct OwnPasswordAPITests {
    private static let chosen = "tram window oregano"

    private static func change(from old: String = TestDesk.password, to new: String = Self.chosen) -> JSON {
        ["current_password": .string(old), "password": .string(new)]
    }

    @Test func aProgramChangesItWithTheOldOneAndAllBrowsersAreSignedOut() async throws {
        try await withDesk { rounds in
            let maria = rounds.cast.maria
            let open = try await rounds.browser(as: maria)
            let program = try await rounds.program(of: maria, scopes: [.ownAccount])
            let wrong = try await program.api(.put, "password", Self.change(from: "wrong wrong wrong"))
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("This is not your password."))
            #expect(wrong.json["errors"]?[0]?["pointer"]?.text == "/current_password")
            #expect(try await program.api(.put, "password", Self.change()).status == .noContent)
            #expect(try await open.get("/account").location?.hasPrefix("/sign-in") == true)
            #expect(try await program.api(.get, "me").status == .ok)
            let again = try await rounds.browser(as: nil)
            #expect(try await again.enter("maria").status == .unprocessableContent)
            #expect(try await again.enter("maria", password: Self.chosen).status == .seeOther)
        }
    }

    @Test func theBrowserItIsChangedFromGoesOn() async throws {
        try await withDesk { rounds in
            let here = try await rounds.browser(as: rounds.cast.priya)
            let there = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await here.api(.put, "password", Self.change()).status == .noContent)
            #expect(try await here.get("/account").status == .ok)
            #expect(try await there.get("/account").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func itIsNoShorterOrEasierThanOnTheScreenAndNeverToldBack() async throws {
        try await withDesk { rounds in
            let program = try await rounds.program(of: rounds.cast.maria, scopes: [.ownAccount])
            for weak in ["short", "aaaaaaaaaaaaaaa", "maria lopez maria"] {
                let answer = try await program.api(.put, "password", Self.change(to: weak))
                #expect(answer.status == .unprocessableContent, "\(weak)")
                #expect(answer.json["errors"]?[0]?["pointer"]?.text == "/password", "\(weak)")
                #expect(!answer.text.contains(weak) && !answer.text.contains(TestDesk.password), "\(weak)")
            }
        }
    }

    @Test func anotherScopeIsNotEnough() async throws {
        try await withDesk { rounds in
            let program = try await rounds.program(of: rounds.cast.ada, scopes: [.managePeople])
            #expect(try await program.api(.put, "password", Self.change()).status == .forbidden)
        }
    }

    @Test func guessingItByTheAPIIsSlowedDown() async throws {
        try await withDesk { rounds in
            let program = try await rounds.program(of: rounds.cast.maria, scopes: [.ownAccount])
            var last = ""
            for _ in 0..<4 {
                last = try await program.api(.put, "password", Self.change(from: "guess guess guess")).text
            }
            #expect(last.contains("Wait 1 second"))
        }
    }

    @Test(arguments: engines)
    func theLogSaysThatItWasSetAndHowManyBrowsersThatEnded(engine: TestEngine) async throws {
        try await withDesk(on: engine) { rounds in
            let maria = rounds.cast.maria
            _ = try await rounds.browser(as: maria)
            let program = try await rounds.program(of: maria, scopes: [.ownAccount])
            try await program.api(.put, "password", Self.change())
            let last = try await rounds.database.read { try $0.events(about: .person(maria.id), newest: 1).first }
            #expect(last?.kind == Happening.Kind.passwordSet.rawValue && last?.by == .person(maria.id))
            #expect(last?.facts.contains("\"sessions\":1") == true)
        }
    }
}
