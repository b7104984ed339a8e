import Logging
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@Suite struct JobRunnerTests {
    let now = Cast.morning
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    func runner(_ database: any Database, _ node: String = "a", _ works: [JobWork], at now: Moment? = nil) -> JobRunner
    {
        let moment = now ?? self.now
        return JobRunner(database: database, node: node, works: works, logger: logger, now: { moment })
    }

    func next(_ kind: Job.Kind, _ number: Int) -> Job.Draft {
        Job.Draft(kind, key: "\(kind.rawValue):\(number)", due: now + .days(Int64(number)))
    }

    @Test(arguments: engines) func aJobsWorkItsEndAndItsNextRunAreKeptTogether(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(next(.sweep, 0)) }
            let sweep = JobWork(.sweep) { _ in
                JobWork.Ending { tx, _ in try tx.enqueue(next(.sweep, 1)) }
            } lost: { _, _, _ in
            }
            await runner(database, "a", [sweep]).runDue()
            let left = try await database.read { try $0.openJobs(limit: 5) }
            #expect(left.map(\.key) == ["desk.sweep:1"])
        }
    }

    @Test(arguments: engines) func aJobThatThrowsKeepsNothingAndWaits(on engine: TestEngine) async throws {
        struct Broken: Worded {
            let sentence = "The disk is full."
        }
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(next(.sweep, 0)) }
            let sweep = JobWork(.sweep) { _ in
                JobWork.Ending { tx, _ in
                    try tx.enqueue(next(.sweep, 1))
                    throw Broken()
                }
            } lost: { _, _, _ in
            }
            await runner(database, "a", [sweep]).runDue()
            let left = try await database.read { try $0.openJobs(limit: 5) }
            #expect(left.map(\.key) == ["desk.sweep:0"] && left.first?.fault == "The disk is full.")
        }
    }

    @Test(arguments: engines) func aJobThatNeverEndedIsLostAndItsNextRunComes(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.enqueue(next(.sweep, 0))
                for attempt in 0..<Job.mostAttempts {
                    let at = now + Span(milliseconds: Job.lease.milliseconds * attempt)
                    _ = try tx.leaseJobs(of: [.sweep], by: "killed", at: at, limit: 1)
                }
            }
            let sweep = JobWork(.sweep) { _ in
                JobWork.Ending { _, _ in }
            } lost: { tx, _, _ in
                try tx.enqueue(next(.sweep, 1))
            }
            await runner(database, "a", [sweep], at: now + .hours(1)).runDue()
            let left = try await database.read { try $0.openJobs(limit: 5) }
            #expect(left.map(\.key) == ["desk.sweep:0", "desk.sweep:1"])
            #expect(left.map { $0.failedAt != nil } == [true, false])
        }
    }

    @Test(arguments: engines) func aJobTakenOverMeanwhileIsNotDoneTwice(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(next(.sweep, 0)) }
            let count = Mutex(0)
            let later = now + Job.lease
            let slow = JobWork(.sweep) { _ in
                // While this node works, its lease ends and another node does the job.
                let quick = JobWork(.sweep) { _ in
                    JobWork.Ending { tx, _ in try tx.enqueue(next(.sweep, 1)) }
                } lost: { _, _, _ in
                }
                await runner(database, "b", [quick], at: later).runDue()
                return JobWork.Ending { tx, _ in
                    count.withLock { $0 += 1 }
                    try tx.enqueue(next(.sweep, 2))
                }
            } lost: { _, _, _ in
            }
            await runner(database, "a", [slow]).runDue()
            let left = try await database.read { try $0.openJobs(limit: 5) }
            #expect(left.map(\.key) == ["desk.sweep:1"] && count.withLock { $0 } == 0)
        }
    }
}
