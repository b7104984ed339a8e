import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct TomorrowStoreTests {
    @Test(arguments: engines) func whatTheServiceLevelsPromiseIsOnTheListThoughItHasANextStep(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let now = Cast.morning + .hours(2)
            let line = try await database.write { tx in
                _ = try tx.takeTicket(ticket.id, by: cast.priya, at: Cast.morning)
                _ = try tx.reply("A ribbon comes in the afternoon.", on: ticket.id, by: cast.priya, at: Cast.morning)
                return try tx.tomorrow(of: cast.priya, plan: plan, at: now).lines.first {
                    $0.key == "ticket:\(ticket.id)"
                }
            }
            #expect(line?.reasons == ["solution promised", "open P2"])
            #expect(line?.due == Cast.morning + .hours(8) && line?.hasTime == true)
        }
    }

    @Test(arguments: engines) func aTaskWithoutATimeIsDueWhenItsDayIsOverAndNobodysIsOnEveryList(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let day = look().day
            try await database.write { tx in
                let planned: [(String, Day, Int?, Person?)] = [
                    ("Any time today", day, nil, nil), ("At three", day, 900, cast.priya),
                    ("Left over", day - 1, nil, cast.priya), ("Lee's", day, 900, cast.lee),
                    ("Tomorrow", day + 1, nil, cast.priya),
                ]
                for (title, day, minute, owner) in planned {
                    let fields = PlannedTask.Fields(title: title, day: day, minute: minute, owner: owner?.id)
                    _ = try tx.addTask(fields, by: cast.priya, at: Cast.morning - .days(4))
                }
            }
            let lines = try await database.read { try $0.tomorrow(of: cast.priya, plan: plan, at: Cast.morning).lines }
            let tasks = lines.filter { $0.key.hasPrefix("task:") }
            #expect(tasks.map(\.subject) == ["Left over", "At three", "Any time today", "Tomorrow"])
            #expect(tasks.map(\.hasTime) == [false, true, false, false])
            #expect(tasks[0].reasons == ["planned for \((day - 1).briefText), overdue"])
            #expect(tasks[2].reasons == ["planned for \(day.briefText), nobody has it"])
            #expect(tasks[2].due == plan.zone.moment(on: day + 1) - .seconds(1))
        }
    }

    @Test(arguments: engines) func aNextStepWithADayIsPlannedAndKeepsTheRequestFromBeingAdrift(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let tomorrow = look().day + 1
            @Sendable func adrift(_ tx: any Transaction, after days: Int64) throws -> [Ticket.ID] {
                let now = Cast.morning + .days(days)
                return try tx.wrapUp(of: cast.priya, in: plan.shift(at: now), plan: plan, at: now).adrift.map(\.ticket)
            }
            try await database.write { tx in
                _ = try tx.takeTicket(ticket.id, by: cast.priya, at: Cast.morning)
                try tx.sayNextStep(
                    ticket.id, "Call Tom\nabout the ribbon.", lookAgain: tomorrow, plan: plan, by: cast.priya,
                    at: Cast.morning)
                let task = try #require(try tx.tasks(from: tomorrow, through: tomorrow).first?.task)
                #expect(task.title == "Call Tom about the ribbon." && task.about == .ticket(ticket.id))
                #expect(task.owner == cast.priya.id && task.minute == nil && task.details.isEmpty)
                #expect(try adrift(tx, after: 1).isEmpty)
                #expect(try adrift(tx, after: 2) == [ticket.id])
                let list = try tx.tomorrow(of: cast.priya, plan: plan, at: Cast.morning).lines
                #expect(list.first { $0.key == "task:\(task.id)" }?.reasons == ["planned"])
            }
            for day in [look().day - 1, look().day + 400] {
                await #expect(throws: Complaints.self) {
                    try await database.write { tx in
                        try tx.sayNextStep(
                            ticket.id, "Call Tom.", lookAgain: day, plan: plan, by: cast.priya, at: Cast.morning)
                    }
                }
            }
        }
    }
}
