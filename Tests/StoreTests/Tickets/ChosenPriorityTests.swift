import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct ChosenPriorityTests {
    /// The record that the cart shows is life-critical, so that several people without it are worse off than the report says.
    @Test(arguments: engines) func whatIsKnownOfAServiceSaysWhetherAReasonIsWanted(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, small) = try await database.write { tx in (try tx.addCast(), try tx.addSmallHospital()) }
            func report(_ priority: Priority, _ reason: String = "") async throws -> Ticket {
                let draft = try TicketDraft(
                    kind: .incident, channel: .phone, title: "Nobody can chart", affected: .several,
                    workaround: .nothing, priority: priority, priorityReason: reason, service: small.chart.id)
                return try await database.write { tx in
                    try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
                }
            }
            let wanted = Complaints([Complaint("priority_reason", "The rules say P2. Say why this is P3.")])
            await #expect(throws: wanted) { try await report(.p3) }
            #expect(try await report(.p2).fields.priority == .p2)
            #expect(try await report(.p3, "It is a drill.").fields.priorityReason == "It is a drill.")
        }
    }

    @Test(arguments: engines) func whatTheDeskFoundHasThePriorityOfItsCheck(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let draft = try TicketDraft(kind: .incident, channel: .check, title: "Fax gateway: failed", priority: .p1)
            let found = try await database.write { tx in
                try tx.reportFound(draft, by: cast.engine, at: Cast.morning)
            }
            #expect(found.fields.priority == .p1 && found.fields.priorityReason.isEmpty)
        }
    }
}
