import Dispatch

/// Runs work that waits for a disk or a share on a thread of its own. The few threads that all tasks have in common stay
/// free for those who answer people, however long the disk takes. Nothing ends such a wait, cancellation neither: whoever
/// cannot wait as long leaves the task that does to itself, as ``Attempts`` do.
func blocking<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "rounds.blocking").async { continuation.resume(with: Result(catching: work)) }
    }
}
