import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct LeaseJobsTests {
    let now = Cast.morning
    let kinds = Job.Kind.allCases

    func backup(_ day: Int, at due: Moment) -> Job.Draft {
        Job.Draft(.backup, key: "desk.backup:2026-11-\(day)", due: due)
    }

    @Test(arguments: engines) func theSameWorkAskedForTwiceIsOneRow(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let added = try await database.write { tx in
                (try tx.enqueue(backup(24, at: now)), try tx.enqueue(backup(24, at: now + .days(1))))
            }
            #expect(added == (true, false))
            #expect(try await database.read { try $0.openJobs(limit: 10).count } == 1)
        }
    }

    @Test(arguments: engines) func onlyWhatIsDueIsLeasedAndOnlyOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.enqueue(backup(24, at: now))
                try tx.enqueue(backup(25, at: now + .days(1)))
            }
            let first = try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: now, limit: 5) }
            let second = try await database.write { try $0.leaseJobs(of: kinds, by: "b", at: now, limit: 5) }
            #expect(first.map(\.key) == ["desk.backup:2026-11-24"] && first.map(\.attempt) == [1])
            #expect(second.isEmpty)
        }
    }

    @Test(arguments: engines)
    func whatAKilledNodeHeldIsTakenOverAndItCanNoLongerFinish(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(backup(24, at: now)) }
            let held = try #require(
                try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: now, limit: 1) }.first)
            let later = now + Job.lease
            let taken = try #require(
                try await database.write { try $0.leaseJobs(of: kinds, by: "b", at: later, limit: 1) }.first)
            let ends = try await database.write { tx in
                (
                    try tx.renewLease(of: held, by: "a", until: later + Job.lease),
                    try tx.finish(held, by: "a", at: later), try tx.finish(taken, by: "b", at: later)
                )
            }
            #expect(ends == (false, false, true))
        }
    }

    @Test(arguments: engines) func aJobThatNeverEndsIsGivenUp(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(backup(24, at: now)) }
            for attempt in 0..<Job.mostAttempts {
                let at = now + Span(milliseconds: Job.lease.milliseconds * attempt)
                #expect(try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: at, limit: 1) }.count == 1)
            }
            let end = now + .hours(1)
            #expect(try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: end, limit: 1) }.isEmpty)
            let figures = try await database.read { try $0.jobFigures(at: end) }
            #expect(figures == JobFigures(waiting: 0, running: 0, failed: 1, lag: .seconds(0)))
        }
    }

    @Test(arguments: engines) func aFailedJobWaitsLongerEachTimeUntilItIsGivenUp(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(backup(24, at: now)) }
            var moment = now
            var became: [FailedJob] = []
            for _ in 0..<Job.mostAttempts {
                let at = moment
                let job = try #require(
                    try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: at, limit: 1) }.first)
                became.append(
                    try await database.write { try $0.fail(job, "disk full", by: "a", at: at, jitter: 0) })
                if case .again(let next) = became.last { moment = next }
            }
            #expect(became.first == .again(now + .seconds(15)) && became.last == .givenUp)
            #expect(try await database.read { try $0.nextJobDue(of: kinds) } == nil)
        }
    }

    @Test(arguments: engines) func theNextJobIsDueWhenItsTimeOrItsLeaseHasCome(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { _ = try $0.enqueue(backup(24, at: now)) }
            #expect(try await database.read { try $0.nextJobDue(of: kinds) } == now)
            _ = try await database.write { try $0.leaseJobs(of: kinds, by: "a", at: now, limit: 1) }
            #expect(try await database.read { try $0.nextJobDue(of: kinds) } == now + Job.lease)
        }
    }

    @Test(arguments: engines) func whatComesRoundMovesToItsNewTimeUnlessItIsLate(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let due = { (at: Moment, draft: Job.Draft) async throws -> Moment? in
                try await database.write { try $0.keepComing(draft, at: at) }
                return try await database.read { try $0.nextJobDue(of: kinds) }
            }
            let due1 = try await due(now, backup(24, at: now + .hours(2)))
            #expect(due1 == now + .hours(2))
            let due2 = try await due(now, backup(25, at: now + .hours(5)))
            #expect(due2 == now + .hours(5))
            let due3 = try await due(now + .hours(6), backup(26, at: now + .hours(9)))
            #expect(due3 == now + .hours(5))
            // The key moved with the time: the two others are free, that of the row that waits is not.
            let free = try await database.write { tx in
                try [24, 26, 25].map { try tx.enqueue(backup($0, at: now + .days(1))) }
            }
            #expect(free == [true, true, false])
        }
    }

    @Test(arguments: engines)
    func whatComesRoundDoesNotMoveOntoAnotherRowThatWaits(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.enqueue(backup(24, at: now + .hours(2)))
                try tx.enqueue(backup(25, at: now + .hours(5)))
                try tx.keepComing(backup(25, at: now + .hours(5)), at: now)
            }
            let waiting = try await database.read { try $0.openJobs(limit: 5) }
            #expect(waiting.map(\.due) == [now + .hours(2), now + .hours(5)])
        }
    }

    @Test(arguments: engines)
    func aRunThatWasDoneByAClockSetBackSinceIsStillToCome(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let due = now + .hours(5)
            try await database.write { tx in
                try tx.enqueue(backup(24, at: due))
                for job in try tx.leaseJobs(of: kinds, by: "a", at: due, limit: 1) {
                    _ = try tx.finish(job, by: "a", at: due)
                }
                try tx.keepComing(backup(24, at: due), at: now)
            }
            #expect(try await database.read { try $0.nextJobDue(of: kinds) } == due)
        }
    }

    /// The other node had done it and planned tomorrow's when this one started, by a clock that is a little behind. One that is
    /// far behind was set back.
    @Test(arguments: engines, [5, 600] as [Int64])
    func whatAnotherNodeHasJustDoneIsNotDoneAgain(on engine: TestEngine, secondsBehind: Int64) async throws {
        try await withDatabase(on: engine) { database in
            let due = now + .hours(5)
            let end = due + .seconds(2)
            try await database.write { tx in
                try tx.enqueue(backup(24, at: due))
                for job in try tx.leaseJobs(of: kinds, by: "a", at: due, limit: 1) {
                    _ = try tx.finish(job, by: "a", at: end)
                }
                try tx.enqueue(backup(25, at: due + .days(1)))
                try tx.keepComing(backup(24, at: due), at: end - .seconds(secondsBehind))
            }
            let waiting = try await database.read { try $0.openJobs(limit: 5) }
            #expect(waiting.map(\.key) == ["desk.backup:2026-11-\(secondsBehind < 60 ? 25 : 24)"])
        }
    }

    @Test(arguments: engines) func workersAtTheSameTimeDoEachJobOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for number in 0..<60 { try tx.enqueue(Job.Draft(.sweep, key: "sweep:\(number)", due: now)) }
            }
            let done = try await withThrowingTaskGroup(of: [String].self) { group in
                for node in 0..<6 {
                    group.addTask { try await work(database, as: "node \(node)") }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(done.count == 60 && Set(done).count == 60)
        }
    }

    /// Leases and finishes until nothing is left, and tells which keys.
    private func work(_ database: any Database, as node: String) async throws -> [String] {
        var done: [String] = []
        while true {
            let jobs = try await database.write { try $0.leaseJobs(of: kinds, by: node, at: now, limit: 3) }
            guard !jobs.isEmpty else { return done }
            for job in jobs where try await database.write({ try $0.finish(job, by: node, at: now) }) {
                done.append(job.key)
            }
        }
    }
}
