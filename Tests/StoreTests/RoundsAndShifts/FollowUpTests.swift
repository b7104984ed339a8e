import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

/// What the desk promised to look at again, and how it is called.
@Suite struct FollowUpTests {
    private let day = look().day

    @Test(arguments: engines) func aFollowUpIsNotHandedOverAsASolution(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (asked, ordered) = try await database.write { [day] tx in
                let cast = try tx.addCast()
                return (
                    try tx.reportWaiting(Ticket.Waiting(on: .requester, followUp: day + 1), cast),
                    try tx.reportWaiting(Ticket.Waiting(on: .vendor, followUp: day + 2), cast)
                )
            }
            func told(_ id: Ticket.ID, after hours: Int64) async throws -> HandoverItem? {
                let lines = try await database.read {
                    try $0.handoverLines(plan: plan, at: Cast.morning + .hours(hours))
                }
                return lines.map(\.item).first { $0.key == "ticket:\(id)" }
            }
            let lines = try await database.read { try $0.tickets(numbered: [asked, ordered]) }
            #expect(lines.map(\.promise) == [.followUp, .followUp])
            let evening = try await told(asked, after: 7), late = try await told(asked, after: 40)
            #expect(evening?.section == .atRisk && late?.section == .atRisk)
            #expect(evening?.detail == "follow up by Wed 25 Nov, waits for Maria Lopez")
            #expect(late?.detail == evening?.detail, "once, in the same words")
            #expect(try await told(ordered, after: 7)?.detail == "waits for the vendor, look again on Thu 26 Nov")
            let both = "solution due 26 Nov 13:00; follow up by Thu 26 Nov, waits for the vendor"
            #expect(try await told(ordered, after: 40)?.detail == both)
        }
    }

    @Test(arguments: engines) func tomorrowsListCallsItAFollowUp(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let lines = try await database.write { [day] tx in
                let cast = try tx.addCast()
                _ = try tx.reportWaiting(Ticket.Waiting(on: .requester, followUp: day + 1), cast)
                return try tx.tomorrow(of: cast.priya, plan: plan, at: Cast.morning).lines
            }
            let reasons = lines.filter { $0.key.hasPrefix("ticket:") }.flatMap(\.reasons)
            #expect(reasons == ["follow up, waits for Maria Lopez"])
        }
    }
}

extension Transaction {
    /// A P3 of Priya's that was answered at once and waits since.
    fileprivate func reportWaiting(_ waiting: Ticket.Waiting, _ cast: Cast) throws -> Ticket.ID {
        let draft = try TicketDraft(kind: .incident, channel: .phone, title: "Fax is dead", priority: .p3)
        let ticket = try report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
        _ = try putTicket(ticket.id, waiting, asking: "Which fax is it?", by: cast.priya, at: Cast.morning)
        return ticket.id
    }
}
