import Foundation
import Glibc

/// Files that only the desk's own user may read.
enum PrivateFile {
    /// Makes a new file of mode 0600 and waits until it and its name are on the disk.
    static func write(_ text: String, to path: String) throws(Ending) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Ending(.unwritable, "\(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        Terminal.write(text, to: descriptor)
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        defer { if folder >= 0 { close(folder) } }
        guard fsync(descriptor) == 0, folder < 0 || fsync(folder) == 0 else {
            throw Ending(.unwritable, "\(path) was not written: \(String(cString: strerror(errno))).")
        }
    }

    /// What is wrong with the rights of a secret file or of the folder it is in; nil when nothing is.
    static func fault(_ path: String) -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            return "\(path) cannot be read: \(String(cString: strerror(errno)))."
        }
        guard facts.st_mode & 0o077 == 0 else {
            let mode = String(facts.st_mode & 0o777, radix: 8)
            let right = facts.st_mode & S_IFMT == S_IFDIR ? "700" : "600"
            return "\(path) can be read by others (mode \(mode)). Say `chmod \(right) \(path)`, and think about who saw it."
        }
        guard facts.st_uid == geteuid() || geteuid() == 0 else {
            return "\(path) belongs to another user (\(facts.st_uid))."
        }
        return nil
    }
}
