import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The examples of the document are sent as they stand. A handler that left a documented parameter or member unread would
/// stop here: ``APICall/end()`` and ``APIBody/finish()`` see to it.
@Suite struct ExampleTests {
    @Test func everyOperationDoesWhatItsExampleAsksFor() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let tokens = try await rounds.tokens(revoked: 1)
            try await rounds.addSmallHospital()
            try await rounds.database.write { tx in
                _ = try tx.addTeam(named: "Service desk", by: .desk, at: Cast.morning)
                try tx.addWatched(by: rounds.cast.priya)
            }
            let lines = APIDocument(rounds.desk.routes).lines
            for line in lines {
                let id = line.operation.id
                let caller = ["answer", "reopenTicket"].contains(id) ? tokens.maria : tokens.ada
                if id == "waitTicket" { try await tokens.ada.api(.post, "tickets/R-1/reopening") }
                if ["reopenTicket", "explainTicket", "draftArticle"].contains(id) {
                    try await tokens.ada.api(.post, "tickets/R-1/resolution", ["fix": "Done"])
                }
                var path = line.path.replacing("/api/v1/", with: "")
                path = path.replacing("{number}", with: ticket.id.code).replacing("{message}", with: "1")
                path = path.replacing("{id}", with: try await rounds.example(of: id))
                path = path.replacing("{kind}", with: "related").replacing("{other}", with: "R-2")
                path = path.replacing("{priority}", with: "P1").replacing("{day}", with: "2026-12-25")
                path = path.replacing("{version}", with: "1").replacing("{code}", with: "H05")
                let answer = try await caller.api(
                    line.route.method, path + line.exampleQuery, try await rounds.body(of: line),
                    headers: line.exampleHeaders)
                #expect(answer.status == line.operation.answer.status, "\(id): \(answer.text)")
                if ["explainTicket", "draftArticle"].contains(id) {
                    try await tokens.ada.api(.post, "tickets/R-1/reopening")
                }
            }
        }
    }
}

extension TestDesk {
    fileprivate func tokens(revoked: Int) async throws -> (ada: Browser, maria: Browser) {
        // Token 1 is there to be revoked.
        _ = try await program(of: cast.lee)
        return (try await program(of: cast.ada), try await program(of: cast.maria))
    }

    /// The example as it stands, but a round is signed as it was read, and a password is changed from the one that is set.
    fileprivate func body(of line: APIDocument.Line) async throws -> JSON? {
        guard case .object(var body) = line.exampleBody else { return nil }
        switch line.operation.id {
        case "signRound":
            let look = EvidenceLook(.morning, plan: .standard(in: .utc), now: desk.now())
            body["seen"] = .string(try await database.read { try $0.board(look).fingerprint })
        case "changePassword": body["current_password"] = .string(Self.password)
        default: break
        }
        return .object(body)
    }

    /// A run of recurring work with one step.
    private func run(isEnded: Bool) async throws -> PlannedTask.ID {
        let today = Zone.utc.day(of: Cast.morning)
        return try await database.write { [cast] tx in
            let fields = Maintenance.Fields(title: "UPS test", recurrence: nil, steps: ["Run on battery"])
            let kept = try tx.addMaintenance(fields, by: .desk, on: today, at: Cast.morning)
            let task = try tx.addRun(of: kept.id, on: today, by: cast.ada, at: Cast.morning)
            if isEnded { _ = try tx.dropTask(task.id, because: "Not now", by: cast.ada, at: Cast.morning) }
            return task.id
        }
    }

    /// A thing that the operation can be tried on.
    fileprivate func example(of operation: String) async throws -> String {
        switch operation {
        case "readPerson", "changePerson", "listTokensOfPerson", "signPersonOut": return cast.omar.id.description
        case "deactivatePerson": return cast.sam.id.description
        case "invite": return cast.lee.id.description
        case "makeTokenForPerson": return cast.engine.id.description
        case "acceptHandover":
            let plan = ShiftPlan.standard(in: .utc)
            let (now, lee) = (desk.now(), cast.lee)
            return try await database.write { tx in
                let night = plan.previous(before: plan.shift(at: now))
                return try tx.writeHandover(of: night, words: "", by: lee, at: now) { [] }.id.description
            }
        case "revokeSession":
            let browser = try await browser(as: cast.ada)
            return try await browser.api(.get, "sessions").json["sessions"]?[0]?["id"]?.integer.map(String.init) ?? "0"
        // What the example of its addition made, which no promise is counted in.
        case "removeWorkCalendar": return "3"
        // Named alike as what the example before it made.
        case "replaceCheck", "replaceBackup": return "3"
        case "retireCheck", "retireBackup": return "2"
        case "tickTask", "finishTask", "dropTask": return try await run(isEnded: false).description
        case "reopenTask": return try await run(isEnded: true).description
        default: return "1"
        }
    }
}

extension APIDocument.Line {
    fileprivate var exampleBody: JSON? {
        operation.body.map { body in
            .object(body.members.reduce(into: [:]) { $0[$1.name] = $1.schema.json["examples"]?[0] })
        }
    }

    fileprivate var exampleQuery: String {
        parameters.contains { $0.name == "q" } ? "?q=labels" : ""
    }

    fileprivate var exampleHeaders: HTTPFields {
        parameters.contains { $0.name == "If-Match" } ? [.ifMatch: "*"] : [:]
    }
}
