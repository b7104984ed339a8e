import Logging
import RoundsDomain
import Synchronization

/// Looks for the files that prove backups, beside the rounds of the watch and below each folder by itself: a share that does
/// not answer holds up its own look as long as it likes, and the others until nobody waits for it any more. There are never two
/// looks at a time below one folder.
final class FileWatch: Sendable {
    private struct State {
        /// The last look that was begun.
        var look: FileLook?
        /// How often the next one was put off since.
        var putOff = 0
        /// While it is read what to look for.
        var isAsking = false
        /// Folders that somebody walks through.
        var walked: Set<String> = []
        /// Of these, those that nobody waits for any more.
        var hung: Set<String> = []
        /// The log heard that it takes too long.
        var isTold = false
        var isOver = false

        /// Whether the next look may begin: when the last one has ended, or has taken so long that nobody waits for its rest.
        mutating func isReady() -> Bool {
            guard !isOver, !isAsking else { return false }
            if walked != hung, putOff < FileWatch.patience {
                putOff += 1
                return false
            }
            (putOff, hung) = (0, walked)
            return true
        }

        /// - Returns: true when something takes too long, and nobody said so yet.
        mutating func isNews() -> Bool {
            guard isAsking || !walked.isEmpty, !isTold else { return false }
            isTold = true
            return true
        }

        /// - Returns: true when nothing takes too long any more, and somebody had said so.
        mutating func hasRecovered() -> Bool {
            guard isTold, !isAsking, walked.isEmpty else { return false }
            isTold = false
            return true
        }
    }

    /// What to look for below one folder.
    private struct Path: Sendable {
        let folder: String
        var walks: [(job: ProvenByFile, walk: FileWalk)] = []
    }

    /// How often the next look is put off. What was last seen stays fresh for as long.
    private static let patience = 2

    private let evidence: FileEvidence
    private let logger: Logger
    private let state = Mutex(State())

    init(_ evidence: FileEvidence, logger: Logger) {
        self.evidence = evidence
        self.logger = logger
    }

    /// Begins a look, unless the one before is waited for. The log hears of what takes so long, once.
    /// - Returns: what ends when all that it began has ended.
    @discardableResult
    func begin() -> Task<Void, Never> {
        let next = FileLook(begun: evidence.now())
        let (isReady, last) = state.withLock { state in
            if state.isNews() { tell(state.walked) }
            let last = state.look
            guard state.isReady() else { return (false, last) }
            (state.look, state.isAsking) = (next, true)
            return (true, last)
        }
        guard isReady else { return Task {} }
        return Task {
            if let last { await note(last.giveUp(), of: last) }
            await look(next)
        }
    }

    /// The folders through which somebody walks just now.
    var walked: Set<String> { state.withLock(\.walked) }

    /// Nobody waits for a look that hangs when the desk stops, and nothing is taken down of it.
    func end() {
        state.withLock { $0.isOver = true }
    }

    private func look(_ look: FileLook) async {
        let jobs = await jobs()
        let walks = jobs.map { evidence.newest($0.pattern) }
        let free = claim(Set(walks.joined().map(\.folder)))
        var paths: [String: Path] = [:]
        for (job, walks) in zip(jobs, walks) {
            let begun = walks.filter { free.contains($0.folder) }
            look.begin(job, folders: walks.count, waited: begun.count)
            for walk in begun { paths[walk.folder, default: Path(folder: walk.folder)].walks.append((job, walk)) }
        }
        let (ready, known) = (Array(paths.values), look.known)
        await withTaskGroup(of: Void.self) { group in
            for path in ready { group.addTask { await self.walk(path, look) } }
            await note(known, of: look)
        }
    }

    private func jobs() async -> [ProvenByFile] {
        do {
            return try await evidence.jobs()
        } catch {
            complain(error)
            return []
        }
    }

    /// - Returns: the folders through which nobody walks yet; from now on somebody does.
    private func claim(_ folders: Set<String>) -> Set<String> {
        state.withLock { state in
            let free = folders.subtracting(state.walked)
            state.isAsking = false
            state.walked.formUnion(free)
            if state.hasRecovered() { tellAgain() }
            return free
        }
    }

    private func walk(_ path: Path, _ look: FileLook) async {
        for (job, walk) in path.walks {
            let found = (try? await blocking { walk.newest() }) ?? .unreadable
            if let answer = look.put(found, of: job.id) { await note([answer], of: look) }
        }
        state.withLock { state in
            state.walked.remove(path.folder)
            state.hung.remove(path.folder)
            if state.hasRecovered() { tellAgain() }
        }
    }

    private func note(_ answers: [FileLook.Answer], of look: FileLook) async {
        for answer in answers where !state.withLock(\.isOver) {
            do {
                try await evidence.note(answer, begun: look.begun)
            } catch {
                complain(error)
            }
        }
    }

    private func complain(_ error: any Error) {
        guard !state.withLock(\.isOver) else { return }
        logger.warning("the files that prove backups were not looked at", metadata: ["fault": "\(error.word)"])
    }

    private func tell(_ late: Set<String>) {
        logger.warning(
            "looking at the files that prove backups takes too long",
            metadata: ["folders": "\(late.sorted().joined(separator: ", "))"])
    }

    private func tellAgain() {
        logger.info("the files that prove backups can be looked at again")
    }
}
