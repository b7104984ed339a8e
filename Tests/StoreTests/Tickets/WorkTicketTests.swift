import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct WorkTicketTests {
    let now = Cast.morning

    @Test(arguments: engines) func aReportIsStoredCountedFoundAndRecorded(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let ticket = try await database.write { tx in
                try tx.report(try .labels, for: cast.maria.id, by: cast.maria, at: now)
            }
            try await database.read { tx throws in
                #expect(try tx.ticket(ticket.id) == ticket)
                #expect(try tx.ticketCounts(for: cast.priya.id).unassigned == 1)
                #expect(try tx.messages(on: ticket.id, notes: true).map(\.author) == ["Maria Lopez"])
                #expect(try tx.events(about: .ticket(ticket.id), limit: 10).map(\.kind) == ["ticket.reported"])
                #expect(try tx.found("ribbon") == [ticket.id.number])
            }
        }
    }

    @Test(arguments: engines) func ofTwoWhoTakeATicketTheSlowerOneIsTold(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            _ = try await database.write { try $0.takeTicket(ticket.id, version: 1, by: cast.priya, at: now) }
            await #expect(throws: Stale(.ticket(ticket.id), current: 2)) {
                try await database.write { try $0.takeTicket(ticket.id, version: 1, by: cast.lee, at: now) }
            }
            #expect(try await database.read { try $0.ticket(ticket.id)?.fields.assignee } == cast.priya.id)
        }
    }

    @Test(arguments: engines) func aLongStoryIsToldFromItsEnd(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            try await database.write { tx in
                for number in 1...5 {
                    _ = try tx.note("Note \(number)", on: ticket.id, by: cast.priya, at: now + .minutes(Int64(number)))
                }
            }
            try await database.read { tx throws in
                let last = try tx.messages(on: ticket.id, notes: true, newest: 2).map(\.message.body)
                #expect(last == ["Note 4", "Note 5"])
                #expect(try tx.messages(on: ticket.id, notes: false, newest: 2).map(\.message.kind) == [.report])
                let events = try tx.events(about: .ticket(ticket.id), newest: 2).map(\.at)
                #expect(events == [now + .minutes(4), now + .minutes(5)])
            }
        }
    }

    @Test(arguments: engines) func aNoteIsNotAmongWhatTheRequesterMayRead(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            try await database.write { tx in
                _ = try tx.note("Spooler hung again.", on: ticket.id, by: cast.priya, at: now)
                _ = try tx.reply("We are looking at it.", on: ticket.id, by: cast.priya, at: now)
            }
            let forMaria = try await database.read { try $0.messages(on: ticket.id, notes: false) }
            #expect(forMaria.map(\.message.kind) == [.report, .reply])
            let forStaff = try await database.read { try $0.messages(on: ticket.id, notes: true) }
            #expect(forStaff.map(\.message.kind) == [.report, .note, .reply])
        }
    }

    @Test(arguments: engines) func theRequestersAnswerOpensAResolvedTicketAgain(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            try await database.write { tx in
                _ = try tx.takeTicket(ticket.id, by: cast.priya, at: now)
                _ = try tx.resolveTicket(ticket.id, fix: "New ribbon.", cause: "Worn", by: cast.priya, at: now)
                _ = try tx.answer("It still does not print.", on: ticket.id, by: cast.maria, at: now)
            }
            try await database.read { tx throws in
                #expect(try tx.ticket(ticket.id)?.state == .inProgress)
                #expect(
                    try tx.events(about: .ticket(ticket.id), limit: 10).map(\.kind) == [
                        "ticket.reported", "ticket.taken", "ticket.resolved", "ticket.answered", "ticket.reopened",
                    ])
                #expect(try tx.ticketCounts(for: cast.priya.id).mine == 1)
            }
        }
    }

    @Test(arguments: engines) func whoAnswersOrEndsWhatNobodyHasMakesItTheirs(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ended) = try await database.reported()
            let answered = try await database.write { tx in
                let answered = try tx.report(try .labels, for: cast.maria.id, by: cast.maria, at: now)
                _ = try tx.reply("We are looking at it.", on: answered.id, by: cast.engine, at: now)
                #expect(try tx.ticket(answered.id)?.state == .new)
                _ = try tx.reply("We are on our way.", on: answered.id, by: cast.priya, at: now)
                _ = try tx.resolveTicket(ended.id, fix: "New ribbon.", cause: "", version: 1, by: cast.lee, at: now)
                _ = try tx.answer("It still does not print.", on: ended.id, by: cast.maria, at: now)
                return answered
            }
            try await database.read { tx throws in
                let (mine, theirs) = (try #require(try tx.ticket(answered.id)), try #require(try tx.ticket(ended.id)))
                #expect(mine.fields.assignee == cast.priya.id && mine.state == .inProgress)
                #expect(theirs.fields.assignee == cast.lee.id && theirs.state == .inProgress)
                #expect(
                    try tx.events(about: .ticket(answered.id), limit: 10).map(\.kind) == [
                        "ticket.reported", "ticket.replied", "ticket.taken", "ticket.replied",
                    ])
                #expect(
                    try tx.events(about: .ticket(ended.id), limit: 10).map(\.kind) == [
                        "ticket.reported", "ticket.taken", "ticket.resolved", "ticket.answered", "ticket.reopened",
                    ])
                #expect(try tx.ticketCounts(for: cast.lee.id).mine == 1)
            }
        }
    }

    @Test(arguments: engines) func nobodyWaitsForTheRequesterWithoutHavingAsked(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            let waits = Ticket.Waiting(on: .requester, followUp: nil)
            let unasked = Complaints([.nothingAsked])
            @Sendable func wait(_ tx: any Transaction, asking question: String = "") throws -> Ticket {
                try tx.putTicket(ticket.id, waits, asking: question, by: cast.priya, at: now)
            }
            await #expect(throws: unasked) { try await database.write { try wait($0, asking: " ") } }
            let asked = try await database.write { try wait($0, asking: "Which printer is it?") }
            #expect(asked.state == .waiting && asked.fields.assignee == cast.priya.id)
            let said = try await database.read { try $0.messages(on: ticket.id, notes: true).map(\.message.kind) }
            #expect(said == [.report, .reply])
            _ = try await database.write { try $0.answer("The one in triage.", on: ticket.id, by: cast.maria, at: now) }
            await #expect(throws: unasked) { try await database.write { try wait($0) } }
            _ = try await database.write { try $0.reply("And its light?", on: ticket.id, by: cast.priya, at: now) }
            #expect(try await database.write { try wait($0) }.waiting == waits)
        }
    }

    @Test(arguments: engines) func aStrangersTicketDoesNotExistForARequester(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            await #expect(throws: Denial.notFound) {
                try await database.write { try $0.answer("Hello", on: ticket.id, by: cast.omar, at: now) }
            }
            await #expect(throws: Denial.forbidden) {
                try await database.write { try $0.note("Hello", on: ticket.id, by: cast.ruth, at: now) }
            }
        }
    }

    @Test(arguments: engines) func twoPeopleChangeDifferentFieldsAndBothChangesStand(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            let priyas = ticket.fields.with(\.priority, .p1).with(\.priorityReason, "Two wards wait.")
            let lees = ticket.fields.with(\.place, "4 West, room 12")
            let saved = try await database.write { tx in
                _ = try tx.changeTicket(ticket.id, to: priyas, from: ticket.fields, by: cast.priya, at: now)
                return try tx.changeTicket(ticket.id, to: lees, from: ticket.fields, by: cast.lee, at: now)
            }
            #expect(saved.fields.priority == .p1 && saved.fields.place == "4 West, room 12")
        }
    }

    @Test(arguments: engines) func theSameFieldChangedTwiceIsAskedAboutNotOverwritten(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            let priyas = ticket.fields.with(\.title, "Label printer ED-LP-03")
            let lees = ticket.fields.with(\.title, "Labels")
            let conflict = await #expect(throws: FieldConflict.self) {
                try await database.write { tx in
                    _ = try tx.changeTicket(ticket.id, to: priyas, from: ticket.fields, by: cast.priya, at: now)
                    return try tx.changeTicket(ticket.id, to: lees, from: ticket.fields, by: cast.lee, at: now)
                }
            }
            #expect(conflict?.fields == [.title])
        }
    }

    @Test(arguments: engines) func aTicketGoesOnlyToSomebodyWhoWorksAtTheDesk(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (cast, ticket) = try await database.reported()
            let fields = ticket.fields.with(\.assignee, cast.maria.id)
            await #expect(throws: Complaints.self) {
                try await database.write { tx in
                    try tx.changeTicket(ticket.id, to: fields, from: ticket.fields, by: cast.priya, at: now)
                }
            }
        }
    }
}
