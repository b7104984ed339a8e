import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// After a promise changed: folds the clocks of open tickets again, in small steps that hold nobody up.
    public static func foldClocks(_ database: any Database) -> JobWork {
        JobWork(.foldClocks) { _ in
            try await inSteps { try await database.write { tx in try tx.foldClocksAgain(limit: step) } }
            return Ending { _, _ in }
        } lost: { _, _, _ in
        }
    }

    /// Every hour: closes what was resolved long enough ago, and sees that no clock was left behind.
    public static func closeTickets(_ database: any Database, now: @escaping @Sendable () -> Moment) -> JobWork {
        JobWork(.closeTickets) { job in
            let moment = now()
            try await inSteps {
                try await database.write { tx in try tx.closeResolvedTickets(at: moment, limit: step) }
            }
            try await inSteps { try await database.write { tx in try tx.foldClocksAgain(limit: step) } }
            return Ending { tx, now in try tx.keepComing(.closeTickets(after: max(now, job.due)), at: now) }
        } lost: { tx, job, now in
            try tx.keepComing(.closeTickets(after: max(now, job.due)), at: now)
        }
    }

    private static let step = 100

    private static func inSteps(_ work: () async throws -> Int) async throws {
        for _ in 0..<100_000 {
            try Task.checkCancellation()
            guard try await work() == step else { return }
        }
    }
}

extension Job.Draft {
    /// The next full hour.
    public static func closeTickets(after now: Moment) -> Job.Draft {
        let hour = now.milliseconds / 3_600_000 + 1
        return Job.Draft(
            .closeTickets, key: "\(Job.Kind.closeTickets.rawValue):\(hour)", due: Moment(milliseconds: hour * 3_600_000)
        )
    }
}
