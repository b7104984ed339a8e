import Dispatch
import Glibc
import Synchronization

/// What the doctor asks of the folders below which files prove backups. One that does not answer is not waited for.
struct FolderCheck: Sendable {
    /// How a folder can be.
    enum Answer: Sendable {
        case readable, missing, noFolder, closed
    }

    let folders: [String]
    var patience = DispatchTimeInterval.seconds(5)
    /// Waits for the disk or the share.
    var look: @Sendable (_ folder: String) -> Answer = { Answer(of: $0) }

    /// A line for each. They are asked together, each on a thread of its own.
    func findings() -> [Finding] {
        let asked = folders.map { folder in (folder, Waiting(for: folder, look)) }
        let deadline = DispatchTime.now() + patience
        return asked.map { folder, waiting in finding(folder, waiting.answer(until: deadline)) }
    }

    private func finding(_ folder: String, _ answer: Answer?) -> Finding {
        let fault: String
        switch answer {
        case .readable: return .ok("backup files", "\(folder) can be read")
        case .missing: fault = "\(folder) is not there"
        case .noFolder: fault = "\(folder) is no folder"
        case .closed: fault = "\(folder) may not be read by this user"
        case nil: fault = "\(folder) did not answer in time"
        }
        return .warn("backup files", fault, "No file below it proves a backup: mount it, or change backup-files.")
    }
}

extension FolderCheck.Answer {
    init(of folder: String) {
        var facts = stat()
        guard stat(folder, &facts) == 0 else {
            self = errno == ENOENT || errno == ENOTDIR ? .missing : .closed
            return
        }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            self = .noFolder
            return
        }
        self = access(folder, R_OK | X_OK) == 0 ? .readable : .closed
    }
}

/// An answer that is waited for so long and no longer.
private final class Waiting: Sendable {
    private let found = Mutex<FolderCheck.Answer?>(nil)
    private let came = DispatchSemaphore(value: 0)

    init(for folder: String, _ look: @escaping @Sendable (String) -> FolderCheck.Answer) {
        DispatchQueue(label: "rounds.folder").async { [self] in
            let answer = look(folder)
            found.withLock { $0 = answer }
            came.signal()
        }
    }

    /// - Returns: nil when it did not come.
    func answer(until deadline: DispatchTime) -> FolderCheck.Answer? {
        _ = came.wait(timeout: deadline)
        return found.withLock(\.self)
    }
}
