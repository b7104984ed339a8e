import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What the wrap-up and the page of the checks do, done by programs.
@Suite struct NextStepAPITests {
    @Test func whatHappensNextIsANoteForIT() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let said = try await priya.api(
                .post, "tickets/\(ticket.id)/next-step", ["body": "Parts arrive on Friday."])
            #expect(said.status == .ok && said.json["id"]?.text == ticket.id.code)
            let messages = try await priya.api(.get, "tickets/\(ticket.id)/messages").text
            #expect(messages.contains("Parts arrive on Friday."))
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.post, "tickets/\(ticket.id)/next-step", ["body": "Soon"]).status == .forbidden)
        }
    }

    @Test func whatHappensOnADayIsPlannedForIt() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let path = "tickets/\(ticket.id)/next-step"
            let gone = try await priya.api(.post, path, ["body": "Call Tom.", "follow_up_on": "2026-11-23"])
            #expect(gone.status == .unprocessableContent)
            #expect(gone.json["errors"]?[0]?["pointer"]?.text == "/follow_up_on")
            let planned = try await priya.api(.post, path, ["body": "Call Tom.", "follow_up_on": "2026-11-25"])
            #expect(planned.status == .ok)
            let day = try #require(Day(iso: "2026-11-25"))
            let tasks = try await rounds.database.read { try $0.tasks(from: day, through: day).map(\.task) }
            #expect(tasks.map(\.title) == ["Call Tom."] && tasks.first?.about == .ticket(ticket.id))
        }
    }

    @Test func whatWaitsIsLookedAtAgainOnADayThatIsStillToCome() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let path = "tickets/\(ticket.id)"
            let priya = try await rounds.program(of: rounds.cast.priya)
            let waiting: JSON = ["on": "vendor", "follow_up_on": "2026-11-25"]
            #expect(try await priya.api(.post, path + "/waiting", waiting).status == .ok)
            let none = try await priya.api(.post, path + "/next-step", ["body": "Asked again."])
            #expect(none.status == .unprocessableContent)
            #expect(none.json["errors"]?[0]?["pointer"]?.text == "/follow_up_on")
            let moved = try await priya.api(
                .post, path + "/next-step", ["body": "Asked again.", "follow_up_on": "2026-11-27"])
            #expect(moved.json["follow_up_on"]?.text == "2026-11-27")
        }
    }

    @Test func aProgramWaitsForTheRequesterOnlyWithAQuestion() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let path = "tickets/\(ticket.id)/waiting"
            let engine = try await rounds.program(of: rounds.cast.engine)
            let refused = try await engine.api(.post, path, ["on": "requester"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.json["errors"]?[0]?["pointer"]?.text == "/question")
            let waits = try await engine.api(
                .post, path, ["on": "requester", "question": "Which printer is it?"], headers: [.ifMatch: "*"])
            #expect(waits.json["waiting_on"]?.text == "requester" && waits.json["assignee"] == .null)
            let said = try await engine.api(.get, "tickets/\(ticket.id)/messages").text
            #expect(said.contains("Which printer is it?"))
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.get("/portal").text.contains("IT waits for your answer"))
        }
    }

    @Test func thePingKeyIsReadAndMadeAnewByThoseWhoManageChecks() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            #expect(try await priya.api(.get, "ping-key").json["key"] == .null)
            let made = try await priya.api(.post, "ping-key")
            let key = try #require(made.json["key"]?.text)
            #expect(key.count == 24)
            #expect(try await priya.api(.get, "ping-key").json["key"]?.text == key)
            #expect(try await priya.api(.post, "ping-key").json["key"]?.text != key)
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            #expect(try await ruth.api(.get, "ping-key").status == .forbidden)
        }
    }
}
