import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// How the API talks: what it refuses, and how it says so.
@Suite struct ConversationTests {
    @Test func everyWrongPlaceOfABodyIsNamedAtOnce() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let answer = try await priya.api(
                .post, "tickets", ["title": 7, "kind": "riddle", "priority": "P2", "colour": "red"])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.headers[.contentType] == "application/problem+json")
            let places = answer.json["errors"]?.elements?.compactMap { $0["pointer"]?.text }
            #expect(places?.sorted() == ["/colour", "/kind", "/title"])
        }
    }

    @Test(arguments: ["limit=0", "limit=+5", "limit=201", "list=mine&list=all", "after=x", "colour=red", "list=team:0"])
    func aParameterThatIsNotUnderstoodIsNamed(query: String) async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let answer = try await priya.api(.get, "tickets?\(query)")
            #expect(answer.status == .badRequest && answer.problem == "wrong-parameter")
            #expect(answer.json["errors"]?[0]?["parameter"]?.text == query.split(separator: "=").first.map(String.init))
        }
    }

    @Test func aStrangerIsToldHowToComeIn() async throws {
        try await withDesk { rounds in
            let stranger = try await Browser(rounds.desk).api(.get, "me")
            #expect(stranger.status == .unauthorized && stranger.headers[.wwwAuthenticate] == "Bearer realm=\"rounds\"")
            let forged = try await Browser(rounds.desk, token: "rnd_nonsense").api(.get, "me")
            #expect(forged.status == .unauthorized)
            #expect(forged.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
        }
    }

    @Test func aTokenOpensNoPageAndIsToldWhichScopeItLacks() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for path in ["/tickets", "/account", "/record"] {
                let page = try await priya.get(path)
                #expect(page.status == .forbidden && page.text.contains("A token opens what is below /api/v1"))
            }
            let people = try await priya.api(.post, "people", ["name": "Somebody"])
            #expect(
                people.status == .forbidden && people.json["detail"]?.text?.contains("the scope people:manage") == true)
        }
    }

    @Test func aRestoredCopySaysSoOnEveryPage() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await priya.get("/tickets").text.contains("Restored copy") == false)
            rounds.desk.watchSeen.note(Cast.morning, isCopy: true)
            for page in [try await priya.get("/tickets"), try await maria.get("/portal")] {
                #expect(page.fault == nil && page.text.contains("Restored copy"))
            }
            #expect(try await Browser(rounds.desk).get("/sign-in").text.contains("Restored copy"))
            rounds.desk.watchSeen.note(Cast.morning)
            #expect(try await priya.get("/tickets").text.contains("Restored copy") == false)
        }
    }

    @Test func aWrongMethodIsToldTheRightOnes() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let answer = try await priya.api(.delete, "tickets/R-1")
            #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET, HEAD, PATCH")
            #expect(try await priya.api(.get, "nothing/here").status == .notFound)
        }
    }

    @Test func onlyJSONIsSpoken() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for accept in ["text/html", "application/json;q=0", "image/*"] {
                #expect(try await priya.api(.get, "me", headers: [.accept: accept]).status == .notAcceptable)
            }
            for accept in ["*/*", "text/html, application/*;q=0.5", "application/json; q=0.1"] {
                #expect(try await priya.api(.get, "me", headers: [.accept: accept]).status == .ok)
            }
            let form = try await priya.send(
                .post, "/api/v1/tickets", headers: [.contentType: "application/x-www-form-urlencoded"])
            #expect(form.status == .unsupportedMediaType)
            let broken = try await priya.send(
                .post, "/api/v1/tickets", headers: [.contentType: "application/json"], body: Array("{".utf8))
            #expect(broken.status == .badRequest && broken.problem == "unreadable")
        }
    }

    @Test func aBodyThatIsTooLargeIsRefusedUnread() async throws {
        try await withDesk(settings: .init(bodyLimit: 1_000)) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let answer = try await priya.api(.post, "tickets", ["title": .string(String(repeating: "x", count: 2_000))])
            #expect(answer.status == .contentTooLarge && answer.problem == "too-large")
        }
    }

    @Test func oneRequestTooManyWaits() async throws {
        try await withDesk(settings: .init(rate: .init(perSecond: 1, burst: 2))) { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for _ in 1...2 { #expect(try await priya.api(.get, "me").status == .ok) }
            let answer = try await priya.api(.get, "me")
            #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "1")
        }
    }

    @Test func everyKindOfProblemHasAPage() async throws {
        try await withDesk { rounds in
            let stranger = Browser(rounds.desk)
            for problem in Problem.allCases {
                let page = try await stranger.get(problem.path, headers: [.accept: "text/html"])
                #expect(page.status == .ok && page.text.contains("\(problem.status.code)"))
            }
        }
    }
}
