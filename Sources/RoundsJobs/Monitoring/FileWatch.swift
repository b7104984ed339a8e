import Logging
import Synchronization

/// Looks for the files that prove backups, beside the rounds of the watch: a share that does not answer holds up its look as
/// long as it likes, and nothing else. There are never two looks at a time.
final class FileWatch: Sendable {
    private struct Look {
        let task: Task<Void, Never>
        /// The log heard that it takes too long.
        var isTold = false
    }

    private let evidence: FileEvidence
    private let logger: Logger
    private let current = Mutex<Look?>(nil)

    init(_ evidence: FileEvidence, logger: Logger) {
        self.evidence = evidence
        self.logger = logger
    }

    /// Begins a look, unless the one before has not ended. The log hears of each that takes so long, once.
    func begin() {
        let isNews = current.withLock { current in
            guard let before = current else {
                current = Look(task: Task { await self.look() })
                return false
            }
            current?.isTold = true
            return !before.isTold
        }
        if isNews { logger.warning("looking at the files that prove backups takes too long") }
    }

    /// Nobody waits for a look that hangs when the desk stops.
    func end() {
        current.withLock { $0?.task.cancel() }
    }

    private func look() async {
        do {
            try await evidence.look()
        } catch {
            if !Task.isCancelled {
                logger.warning("the files that prove backups were not looked at", metadata: ["fault": "\(error.word)"])
            }
        }
        let wasSlow = current.withLock { current in
            defer { current = nil }
            return current?.isTold == true
        }
        if wasSlow { logger.info("the files that prove backups can be looked at again") }
    }
}
