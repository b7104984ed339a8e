import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobRunner {
    /// Renews the lease while the work runs, as long as an attempt may take; a lost lease cancels the work.
    func hold(_ job: Job, while work: JobWork) async throws -> JobWork.Ending {
        try await withThrowingTaskGroup(of: JobWork.Ending.self) { group in
            group.addTask {
                try await attempts.wait(for: job.kind, atMost: work.longest) { try await work.begin(job) }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .milliseconds(lease.milliseconds / 3))
                    try await renew(job)
                }
            }
            defer { group.cancelAll() }
            guard let ending = try await group.next() else { throw JobTaken() }
            return ending
        }
    }

    /// A database that cannot be reached for a while is not yet a lost lease.
    private func renew(_ job: Job) async throws {
        let until = now() + lease
        do {
            let held = try await database.write { try $0.renewLease(of: job, by: node, until: until) }
            if !held { throw JobTaken() }
        } catch let error as StorageError {
            logger.warning("a job's lease was not renewed", metadata: ["key": "\(job.key)", "fault": "\(error.word)"])
        }
    }

    func end(_ job: Job, _ work: JobWork, _ ending: JobWork.Ending) async throws {
        let moment = now()
        try await database.write { tx in
            // First, because it locks the row: whoever took the job over waits or has won already.
            guard try tx.finish(job, by: node, at: moment) else { throw JobTaken() }
            try ending.keep(tx, moment)
        }
        do {
            try await attempts.wait(for: job.kind, atMost: work.longest, ending.after)
        } catch {
            logger.warning("after a job", metadata: ["key": "\(job.key)", "fault": "\(error.word)"])
        }
    }

    func fail(_ job: Job, _ work: JobWork, _ error: any Error) async -> Outcome {
        let moment = now()
        let (fault, jitter) = (error.word, Double.random(in: 0..<1))
        do {
            return try await database.write { tx in
                let became = try tx.fail(job, fault, by: node, at: moment, jitter: jitter)
                if became == .givenUp { try work.lost(tx, job, moment) }
                return became == .taken ? .taken : .failed
            }
        } catch {
            logger.warning("a failed job waits for its lease to end", metadata: ["key": "\(job.key)"])
            return .failed
        }
    }
}

/// An error that can say what is wrong without personal text.
public protocol Worded: Error {
    var sentence: String { get }
}

extension Error {
    /// For the log and the job's row. Errors of other floors may carry values; of those only the type is told.
    var word: String {
        switch self {
        case let error as any Worded: error.sentence
        case let error as StorageError: "\(error)"
        default: "\(type(of: self))"
        }
    }
}
