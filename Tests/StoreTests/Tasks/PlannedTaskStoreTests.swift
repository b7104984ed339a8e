import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct PlannedTaskStoreTests {
    let now = Cast.morning
    let today = Zone.utc.day(of: Cast.morning)

    @Test(arguments: engines) func aTaskIsPlannedChangedDoneAndFound(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let done = try await database.write { tx in
                var fields = PlannedTask.Fields(
                    title: "Swap the UPS battery", day: today, minute: 600, owner: cast.lee.id)
                let task = try tx.addTask(fields, by: cast.priya, at: now)
                fields.day = today + 2
                _ = try tx.changeTask(task.id, to: fields, version: 1, by: cast.priya, at: now)
                return try tx.finishTask(task.id, .init(result: "Runtime 14 minutes"), by: cast.lee, at: now)
            }
            try await database.read { tx throws in
                #expect(done.state == .done && done.version == 3 && done.firstDay == today)
                #expect(try tx.task(done.id) == done)
                let kinds = try tx.events(about: .task(done.id), limit: 9).map(\.kind)
                #expect(Set(kinds) == ["task.added", "task.changed", "task.done"])
                #expect(try tx.findTasks(SearchQuery("runtime")).map(\.task.id) == [done.id])
                #expect(try tx.tasks(from: today, through: today + 6).map(\.owner) == ["Lee Chen"])
            }
        }
    }

    @Test(arguments: engines) func ofTwoWhoFinishATaskTheSlowerOneIsTold(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let task = try await database.write { tx in
                try tx.addTask(.init(title: "Walk the data centre", day: today), by: cast.priya, at: now)
            }
            _ = try await database.write { try $0.finishTask(task.id, .init(), version: 1, by: cast.priya, at: now) }
            await #expect(throws: Stale(.task(task.id), current: 2)) {
                try await database.write {
                    try $0.dropTask(task.id, because: "No time", version: 1, by: cast.lee, at: now)
                }
            }
        }
    }

    @Test(arguments: engines) func aDayShowsWhatWasCarriedOverToIt(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            try await database.write { tx in
                let team = try tx.addTeam(named: "Night desk", by: .desk, at: now)
                try tx.setMembers([cast.lee.id], of: team.id, by: .desk, at: now)
                _ = try tx.addTask(.init(title: "Yesterday's", day: today - 1, team: team.id), by: cast.priya, at: now)
                _ = try tx.addTask(.init(title: "Today's", day: today, owner: cast.priya.id), by: cast.priya, at: now)
                _ = try tx.addTask(.init(title: "Tomorrow's", day: today + 1), by: cast.priya, at: now)
            }
            try await database.read { tx throws in
                #expect(try tx.tasks(on: today).map(\.task.title) == ["Yesterday's", "Today's"])
                #expect(try tx.tasks(on: today, of: .person(cast.lee.id)).map(\.task.title) == ["Yesterday's"])
                #expect(try tx.tasks(from: today, through: today + 1, of: .nobody).map(\.task.title) == ["Tomorrow's"])
            }
        }
    }

    @Test(arguments: engines) func anAuditorPlansNothingAndNobodyPlansForANurse(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            await #expect(throws: Denial.forbidden) {
                try await database.write { try $0.addTask(.init(title: "x", day: today), by: cast.ruth, at: now) }
            }
            let forMaria = PlannedTask.Fields(title: "x", day: today, owner: cast.maria.id)
            await #expect(throws: Complaints([Complaint("owner", "Choose somebody who works at the desk.")])) {
                try await database.write { try $0.addTask(forMaria, by: cast.priya, at: now) }
            }
        }
    }

    @Test(arguments: engines) func aCalendarsAddressWorksUntilItIsRevoked(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            var system = SystemRandomNumberGenerator()
            let (old, new) = (Secret(using: &system), Secret(using: &system))
            try await database.write { tx in
                try tx.makeCalendarFeed(with: old, for: cast.priya, at: now)
                try tx.makeCalendarFeed(with: new, for: cast.priya, at: now)
                #expect(try tx.personBehindCalendar(old) == nil)
                #expect(try tx.personBehindCalendar(new)?.id == cast.priya.id)
                try tx.revokeCalendarFeed(of: cast.priya, at: now)
                #expect(try tx.personBehindCalendar(new) == nil)
            }
            await #expect(throws: Denial.forbidden) {
                try await database.write { try $0.makeCalendarFeed(with: old, for: cast.maria, at: now) }
            }
        }
    }
}
