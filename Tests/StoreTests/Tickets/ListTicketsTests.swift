import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct ListTicketsTests {
    @Test(arguments: engines) func everyListIsPagedWithoutALossOrARepeat(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let seed = UInt64.random(in: 0 ... .max)
            try await database.write { tx in
                var dice = SplitMix64(seed: seed)
                for number in 0..<60 {
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "Ticket \(number)",
                        priority: Priority.allCases.randomElement(using: &dice), priorityReason: "The ward asked.")
                    let ticket = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
                    if Int.random(in: 0..<3, using: &dice) == 0 {
                        _ = try tx.takeTicket(ticket.id, by: cast.lee, at: Cast.morning)
                    }
                    if Int.random(in: 0..<4, using: &dice) == 0 {
                        _ = try tx.resolveTicket(ticket.id, fix: "Done.", cause: "", by: cast.lee, at: Cast.morning)
                    }
                }
            }
            for list in [
                TicketList.open, .unassigned, .assigned(to: cast.lee.id), .resolved, .reported(by: cast.maria.id), .all,
            ] {
                let whole = try await database.read { try $0.tickets(list, limit: 200).lines.map(\.id) }
                #expect(try await database.pages(of: list) == whole, "seed \(seed), \(list)")
            }
            let counts = try await database.read { try $0.ticketCounts(for: cast.lee.id) }
            let open = try await database.read { try $0.tickets(.open, limit: 200).lines.count }
            let mine = try await database.read { try $0.tickets(.assigned(to: cast.lee.id), limit: 200).lines.count }
            #expect(counts.open == open && counts.mine == mine && counts.open + counts.resolved == 60, "seed \(seed)")
        }
    }

    @Test(arguments: engines) func whatIsBrokenAndWhatIsDueNextAreTogetherTheWholeList(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let seed = UInt64.random(in: 0 ... .max)
            try await database.write { tx in
                try tx.plantServiceLevels(in: .utc, at: Cast.morning)
                var dice = SplitMix64(seed: seed)
                for number in 0..<60 {
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "Ticket \(number)",
                        priority: Priority.allCases.randomElement(using: &dice), priorityReason: "The ward asked.")
                    let at = Cast.morning + .minutes(Int64.random(in: 0..<2_000, using: &dice))
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: at)
                }
            }
            let whole = try await database.read { try $0.tickets(.open, limit: 200).lines }
            for place in [0, 17, 59] {
                let now = whole[place].due
                let (old, next) = (
                    try await database.pages(of: .open, dueBy: now),
                    try await database.pages(of: .open, after: TicketCursor(dueBy: now))
                )
                #expect(old + next == whole.map(\.id), "seed \(seed)")
                let broken = try await database.read { try $0.brokenTickets(.open, at: now, limit: 200) }
                #expect(broken.count == old.count && Set(broken.lines.map(\.id)) == Set(old), "seed \(seed)")
                let order = broken.lines.map { ($0.priority.rawValue, -$0.due.milliseconds) }
                #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
            }
        }
    }

    @Test(arguments: engines) func theOpenListBeginsWithWhatBreaksCare(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            try await database.write { tx in
                for priority in [Priority.p4, .p1, .p3, .p2] {
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "T", priority: priority,
                        priorityReason: "The ward asked.")
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
                }
            }
            let order = try await database.read { try $0.tickets(.open, limit: 10).lines.map(\.priority) }
            #expect(order == [.p1, .p2, .p3, .p4])
        }
    }
}

extension Database {
    fileprivate func pages(
        of list: TicketList, after start: TicketCursor? = nil, dueBy end: Moment? = nil
    ) async throws -> [Ticket.ID] {
        var found: [Ticket.ID] = []
        var cursor = start
        for _ in 0..<20 {
            let page = try await read { [cursor] tx in try tx.tickets(list, after: cursor, dueBy: end, limit: 7) }
            found += page.lines.map(\.id)
            cursor = page.next
            if cursor == nil { return found }
        }
        return found
    }
}
