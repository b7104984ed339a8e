import Foundation

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

    /// The same, in the place of what was there: whoever reads sees the old text or the new one, whole.
    static func replace(_ text: String, at path: String) throws(Ending) {
        let fresh = path + ".new"
        try? FileManager.default.removeItem(atPath: fresh)
        try write(text, to: fresh)
        guard rename(fresh, path) == 0 else {
            throw Ending(.unwritable, "\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    /// What is wrong with the rights of a secret file or of the folder it is in; nil when nothing is.
    static func fault(_ path: String) -> String? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = (facts[.posixPermissions] as? NSNumber)?.intValue,
            let owner = (facts[.ownerAccountID] as? NSNumber)?.uint32Value
        else { return "\(path) cannot be read." }
        guard mode & 0o077 == 0 else {
            let right = facts[.type] as? FileAttributeType == .typeDirectory ? "700" : "600"
            return """
                \(path) can be read by others (mode \(String(mode, radix: 8))). Say `chmod \(right) \(path)`, \
                and think about who saw it.
                """
        }
        guard owner == geteuid() || geteuid() == 0 else {
            return "\(path) belongs to another user (\(owner))."
        }
        return nil
    }
}
