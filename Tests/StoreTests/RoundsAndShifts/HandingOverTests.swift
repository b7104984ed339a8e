import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

/// Which shift is handed over when, and to whom.
@Suite struct HandingOverTests {
    private let today = plan.shift(.day, on: look().day)
    private let tonight = plan.shift(.night, on: look().day)

    @Test(arguments: engines) func aHandoverPressedAfterTheEndIsThatOfTheShiftThatEnded(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, _) = try await database.reported()
            let late = today.end + .seconds(20)
            try await database.write { [today, tonight] tx in
                #expect(try tx.shiftToHandOver(plan: plan, at: today.end - .seconds(1)) == today)
                #expect(try tx.shiftToHandOver(plan: plan, at: late) == today)
                let written = try tx.writeHandover(of: today, words: "", plan: plan, by: cast.priya, at: late)
                #expect(written.shift == .day && written.day == today.day)
                #expect(written.lines.contains { $0.item.key == "round:final" }, "the day shift's checks")
                #expect(try tx.shiftToHandOver(plan: plan, at: late) == tonight)
                let own = try tx.writeHandover(of: tonight, words: "", plan: plan, by: cast.lee, at: late)
                #expect(own.shift == .night && !own.lines.contains { $0.item.key == "round:final" })
            }
        }
    }

    @Test(arguments: engines) func afterFourHoursOnlyTheShiftThatRunsIsHandedOver(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, _) = try await database.reported()
            let later = today.end + .hours(4)
            #expect(try await database.read { try $0.shiftToHandOver(plan: plan, at: later) } == tonight)
            for shift in [today, plan.next(after: tonight)] {
                await #expect(throws: ShiftPlan.notHandedOver) {
                    try await database.write { tx in
                        try tx.writeHandover(of: shift, words: "", plan: plan, by: cast.priya, at: later)
                    }
                }
            }
        }
    }

    @Test(arguments: engines) func aDeskThatBeganLaterOwesNoHandover(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let began = today.end + .minutes(1)
            _ = try await database.write { try $0.addCast(at: began) }
            #expect(try await database.read { try $0.shiftToHandOver(plan: plan, at: began + .minutes(1)) } == tonight)
        }
    }

    @Test(arguments: engines) func whileAShiftRunsOnlyWhoTakesOverAcceptsItsHandover(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, _) = try await database.reported()
            let early = today.end - .minutes(20)
            let written = try await database.write { [today] tx in
                try tx.beginDuty(in: today, by: cast.lee, at: early)
                return try tx.writeHandover(of: today, words: "", plan: plan, by: cast.priya, at: early)
            }
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.acceptHandover(written.id, plan: plan, by: cast.lee, at: early) }
            }
            let accepted = try await database.write { [tonight] tx in
                try tx.beginDuty(in: tonight, by: cast.lee, at: early)
                return try tx.acceptHandover(written.id, plan: plan, by: cast.lee, at: early)
            }
            #expect(accepted.acceptance?.name == "Lee Chen")
        }
    }
}
