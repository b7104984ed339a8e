import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct MaintenanceStoreTests {
    let now = Cast.morning
    let today = Zone.utc.day(of: Cast.morning)

    private func weekly(_ words: String = "every week on Wednesday, moved to the next working day") throws
        -> Maintenance.Fields
    {
        .init(
            title: "Certificate review", recurrence: try Recurrence(words: words, from: today),
            steps: ["List those under 45 days", "Order new ones"], evidence: "list under 45 days")
    }

    @Test(arguments: engines) func runsAreWrittenDownOnceHoweverOftenTheyArePlanned(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let fields = try weekly()
            let kept = try await database.write { try $0.addMaintenance(fields, by: .desk, on: today, at: now) }
            try await database.write { tx in
                #expect(try tx.maintenance(kept.id) == kept)
                let count = try tx.tasks(from: today, through: today + 100).count
                #expect(count == 8 || count == 9)
                #expect(try tx.planRuns(on: today, at: now) == 0)
                #expect(try tx.planRuns(on: today + 7, at: now) == 1)
                #expect(try tx.planRuns(on: today + 7, at: now) == 0)
            }
        }
    }

    @Test(arguments: engines) func whatCameRoundWhileTheDeskStoodStillIsMissedNotSkipped(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let fields = try weekly()
            let later = today + 100
            try await database.write { tx in
                _ = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                try tx.planRuns(on: later, at: now)
                let missed = try tx.missedTasks(before: later)
                #expect(missed.count == 14 || missed.count == 15)
                #expect(missed.allSatisfy { $0.task.run?.steps.count == 2 })
                let standing = try #require(try tx.maintenanceExceptions(on: later).first)
                let first = try #require(missed.first?.task)
                #expect(standing.verdict == .missed(missed.count, since: first.day) && standing.task == first.id)
            }
        }
    }

    @Test(arguments: engines) func aRunThatWasWellIsGoodAndOneWithAProblemIsAnException(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let fields = try weekly()
            try await database.write { tx in
                let kept = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                #expect(try tx.maintenanceStandings(on: today).map(\.verdict) == [.notYet])
                let runs = try tx.tasks(from: today, through: today + 20).map(\.task)
                _ = try tx.finishTask(
                    runs[0].id, .init(ticks: [0, 1], evidence: "None under 45 days", outcome: .ok), by: cast.priya,
                    at: now)
                #expect(try tx.maintenanceStandings(on: today).map(\.verdict) == [.good])
                let problem = PlannedTask.Report(result: "Portal ends on Friday.", outcome: .problem)
                _ = try tx.finishTask(runs[1].id, problem, by: cast.priya, at: now + .hours(1))
                let standing = try #require(try tx.maintenanceExceptions(on: today).first)
                #expect(standing.verdict == .problem && standing.lastGood == now && standing.maintenance == kept.id)
            }
        }
    }

    @Test(arguments: engines) func aChangedRhythmMovesWhatLiesAheadAndLeavesWhatWasBegun(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let fields = try weekly()
            try await database.write { tx in
                let kept = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                let runs = try tx.tasks(from: today + 1, through: today + 100).map(\.task)
                let begun = try tx.tickTask(runs[1].id, .init(ticks: [0]), by: cast.priya, at: now)
                let friday = try weekly("every week on Friday")
                let saved = try tx.saveMaintenance(kept.id, friday, version: 1, by: cast.priya, on: today, at: now)
                let open = try tx.tasks(from: today + 1, through: today + 100).map(\.task)
                #expect(open.filter { $0.day.weekday == .wednesday } == [begun])
                #expect(open.count { $0.day.weekday == .friday } >= 8)
                _ = try tx.saveMaintenance(kept.id, fields, version: saved.version, by: cast.priya, on: today, at: now)
                let back = try tx.tasks(from: today + 1, through: today + 100).map(\.task)
                #expect(back.map(\.id) == runs.map(\.id))
            }
        }
    }

    @Test(arguments: engines) func whatCameRoundWhileItRestedWasNotMissed(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let weekly = try weekly()
            try await database.write { tx in
                var fields = weekly
                let kept = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                fields.isActive = false
                let rested = try tx.saveMaintenance(kept.id, fields, version: 1, by: cast.priya, on: today, at: now)
                fields.isActive = true
                let later = today + 200
                let then = now + .days(200)
                _ = try tx.saveMaintenance(
                    kept.id, fields, version: rested.version, by: cast.priya, on: later, at: then)
                try tx.planRuns(on: later, at: then)
                let open = try tx.tasks(from: today + 1, through: later + 100).map(\.task).filter { $0.state == .open }
                #expect(open.allSatisfy { $0.day >= later } && open.count >= 8)
            }
        }
    }

    @Test(arguments: engines) func aNewDayOffMovesTheRunThatFallsOnIt(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let fields = try weekly()
            try await database.write { tx in
                _ = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                let run = try #require(try tx.tasks(from: today + 1, through: today + 100).first?.task)
                try tx.setDaysOff([DayOff(day: run.day, name: "Holiday")], by: cast.priya, on: today, at: now)
                #expect(try tx.task(run.id)?.day == run.day + 1)
                #expect(try tx.daysOff().map(\.name) == ["Holiday"])
                try tx.setDaysOff([], by: cast.priya, on: today, at: now)
                #expect(try tx.task(run.id)?.day == run.day)
            }
        }
    }

    @Test(arguments: engines) func whatSomebodyChangedOfARunStaysTheirs(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let weekly = try weekly()
            try await database.write { tx in
                let kept = try tx.addMaintenance(weekly, by: .desk, on: today, at: now)
                let runs = try tx.tasks(from: today + 1, through: today + 100).map(\.task)
                var changed = runs[0].fields
                changed.day = changed.day + 1
                changed.minute = 840
                changed.owner = cast.lee.id
                let moved = try tx.changeTask(runs[0].id, to: changed, by: cast.priya, at: now)
                try tx.setDaysOff([DayOff(day: runs[1].day, name: "Holiday")], by: cast.priya, on: today, at: now)
                #expect(try tx.task(moved.id) == moved)
                #expect(try tx.task(runs[1].id)?.day == runs[1].day + 1)
                var renamed = weekly
                renamed.title = "Certificates"
                renamed.minute = 600
                renamed.owner = cast.priya.id
                _ = try tx.saveMaintenance(kept.id, renamed, version: 1, by: cast.priya, on: today, at: now)
                changed.title = "Certificates"
                #expect(try tx.task(moved.id)?.fields == changed)
                let other = try tx.task(runs[1].id)?.fields
                #expect(other?.title == "Certificates" && other?.minute == 600 && other?.owner == cast.priya.id)
            }
        }
    }

    @Test(arguments: engines) func aRunThatWasPutOffIsNotDroppedWithItsDay(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let fields = try weekly()
            try await database.write { tx in
                _ = try tx.addMaintenance(fields, by: .desk, on: today, at: now)
                let run = try #require(try tx.tasks(from: today + 1, through: today + 100).first?.task)
                var later = run.fields
                later.day = run.day + 5
                let putOff = try tx.changeTask(run.id, to: later, by: cast.priya, at: now)
                let holiday = DayOff(day: run.day + 14, name: "Holiday")
                try tx.setDaysOff([holiday], by: cast.priya, on: run.day + 1, at: now + .days(2))
                #expect(try tx.task(run.id) == putOff)
            }
        }
    }

    @Test(arguments: engines) func packagedWorkIsAddedOnceAndSpreadOverTheDays(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let starters = (0..<20).map { number in
                StarterMaintenance(
                    task: "Review \(number)", cadence: number == 19 ? "as needed" : "monthly", evidence: "list")
            }
            try await database.write { tx in
                #expect(try tx.addMaintenance(starters, by: .desk, on: today, at: now) == 20)
                #expect(try tx.addMaintenance(starters, by: .desk, on: today, at: now) == 0)
                #expect(Set(try tx.tasks(from: today, through: today + 35).map(\.task.day)).count >= 10)
                let onOccasion = try #require(try tx.maintenance().first { $0.recurrence == nil })
                let cast = try tx.addCast()
                #expect(try tx.addRun(of: onOccasion.id, on: today, by: cast.priya, at: now).run?.nominal == nil)
            }
        }
    }
}
