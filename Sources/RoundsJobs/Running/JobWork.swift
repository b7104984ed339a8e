import RoundsDomain
import RoundsSQL

/// What one kind of job does.
public struct JobWork: Sendable {
    public let kind: Job.Kind
    /// An attempt that has not ended after this has failed.
    let longest: Duration
    /// Does what needs no transaction: files, networks. It may be begun again after a crash. It obeys cancellation; where it
    /// waits for a disk, only afterwards, and then it takes away what it had begun to write.
    let begin: @Sendable (Job) async throws -> Ending
    /// Written when the job is given up: its next run, and the event that says so.
    let lost: @Sendable (any Transaction, Job, Moment) throws -> Void

    public init(
        _ kind: Job.Kind, longest: Duration = .seconds(3_600),
        begin: @escaping @Sendable (Job) async throws -> Ending,
        lost: @escaping @Sendable (any Transaction, Job, Moment) throws -> Void
    ) {
        self.kind = kind
        self.longest = longest
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
