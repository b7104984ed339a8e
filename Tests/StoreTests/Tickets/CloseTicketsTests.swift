import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct CloseTicketsTests {
    @Test(arguments: engines) func whatWasResolvedLongEnoughAgoIsClosedAndAnAnswerOpensIt(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.resolved(at: [0, 24 * 9])
            let early = Cast.morning + .days(1)
            #expect(try await database.write { try $0.closeResolvedTickets(at: early, limit: 10) } == 0)
            let due = Cast.morning + .days(10)
            #expect(try await database.write { try $0.closeResolvedTickets(at: due, limit: 10) } == 1)
            let states = try await database.read { tx in
                try [1, 2].map { try tx.ticket(.init(Int64($0)))?.state }
            }
            #expect(states == [.closed, .resolved])
            let events = try await database.read { try $0.events(about: .ticket(.init(1)), limit: 20) }
            #expect(events.last?.kind == "ticket.closed" && events.last?.by == .desk)
            _ = try await database.write { try $0.answer("Still not right.", on: .init(1), by: cast.maria, at: due) }
            let again = try await database.read { try $0.ticket(.init(1)) }
            #expect(again?.state.isOpen == true)
        }
    }

    @Test(arguments: engines) func twoWhoCloseAtOnceCloseEachTicketOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            _ = try await database.resolved(at: Array(repeating: 0, count: 12))
            let due = Cast.morning + .days(10)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        while try await database.write({ try $0.closeResolvedTickets(at: due, limit: 5) }) == 5 {}
                    }
                }
                try await group.waitForAll()
            }
            for number in 1...12 {
                let events = try await database.read {
                    try $0.events(about: .ticket(.init(Int64(number))), limit: 20)
                }
                let closings = events.count { $0.kind == "ticket.closed" }
                #expect(closings == 1, "R-\(number)")
            }
        }
    }
}

extension Database {
    /// Tickets that were resolved so many hours after the morning.
    fileprivate func resolved(at hours: [Int64]) async throws -> Cast {
        let cast = try await write { try $0.addCast() }
        try await write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
        for hour in hours {
            try await write { tx in
                let now = Cast.morning + .hours(hour)
                let draft = try TicketDraft(kind: .incident, channel: .portal, title: "Trouble")
                let ticket = try tx.report(draft, for: cast.maria.id, by: cast.maria, at: now)
                _ = try tx.resolveTicket(ticket.id, fix: "Done.", cause: "", by: cast.priya, at: now)
            }
        }
        return cast
    }
}
