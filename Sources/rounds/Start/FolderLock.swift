import Foundation
import Glibc

/// Held while the desk runs on a data folder, or while a restore fills it. The kernel lets go when the process ends, however
/// it ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``Ending`` when another process holds it.
    init(_ data: String) throws(Ending) {
        let path = data + "/rounds.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Ending(.unwritable, "\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        // The descriptor is closed by deinit even now: closed here too, it would take another's file away.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Ending(.running, "Another Rounds is using \(data). Stop it first, or choose another --data folder.")
        }
    }

    deinit {
        close(descriptor)
    }
}
