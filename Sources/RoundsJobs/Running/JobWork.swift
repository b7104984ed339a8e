import RoundsDomain
import RoundsSQL

/// What one kind of job does.
public struct JobWork: Sendable {
    public let kind: Job.Kind
    /// Does what needs no transaction: files, networks. It may be begun again after a crash, and it obeys cancellation.
    let begin: @Sendable (Job) async throws -> Ending
    /// Written when the job is given up: its next run, and the event that says so.
    let lost: @Sendable (any Transaction, Job, Moment) throws -> Void

    public init(
        _ kind: Job.Kind, begin: @escaping @Sendable (Job) async throws -> Ending,
        lost: @escaping @Sendable (any Transaction, Job, Moment) throws -> Void
    ) {
        self.kind = kind
        self.begin = begin
        self.lost = lost
    }

    /// How a job ends.
    public struct Ending: Sendable {
        /// Written in the transaction that marks the job as done: it is kept once, or not at all.
        let keep: @Sendable (any Transaction, Moment) throws -> Void
        /// Done after that, at most once; a crash may skip it, so the next run must be able to catch up.
        let after: @Sendable () async throws -> Void

        public init(
            keep: @escaping @Sendable (any Transaction, Moment) throws -> Void,
            after: @escaping @Sendable () async throws -> Void = {}
        ) {
            self.keep = keep
            self.after = after
        }
    }
}

/// Somebody else took the job over because this node's lease ran out.
struct JobTaken: Error {}
