import Foundation
import Glibc
import RoundsDomain

/// One folder below which a file may lie, and how the newest there is found.
struct FileWalk: Sendable {
    /// Its absolute path.
    let folder: String
    /// On a share that does not answer this takes as long as the share does: see ``blocking(_:)``.
    let newest: @Sendable () -> FoundFile
}

/// Looks for files by pattern. It never follows a link out of its folders and never looks at more than 20,000 names below one.
struct FileFinder: Sendable {
    private struct Walk {
        /// Without links.
        let root: String
        /// Names that may still be looked at.
        var left: Int
        /// False once something could not be looked at.
        var isWhole = true

        /// What is gone meanwhile, and a link that leads nowhere or round in a ring, is no file; anything else may be one.
        mutating func note(_ fault: Int32) {
            if fault != ENOENT && fault != ELOOP { isWhole = false }
        }
    }

    /// Absolute paths. One that is not there when somebody looks may be a share that is not mounted.
    let roots: [String]
    /// Names that are looked at below one of them.
    let most: Int

    init(roots: [String], most: Int = 20_000) {
        self.roots = roots
        self.most = most
    }

    /// The walks that find the newest file, one for each folder. None has begun.
    func newest(_ pattern: FilePattern) -> [FileWalk] {
        roots.map { root in FileWalk(folder: root) { newest(pattern, below: root) } }
    }

    private func newest(_ pattern: FilePattern, below root: String) -> FoundFile {
        guard let folder = Self.real(root) else { return .unreadable }
        var walk = Walk(root: folder, left: most)
        if let newest = Self.newest(folder, pattern.parts[...], &walk) { return .newest(newest, isWhole: walk.isWhole) }
        return walk.isWhole ? .nothing : .unreadable
    }

    private static func newest(
        _ folder: String, _ parts: ArraySlice<String>, _ walk: inout Walk
    ) -> FileSighting.File? {
        guard let part = parts.first else { return nil }
        var best: FileSighting.File?
        for name in names(in: folder, &walk) {
            walk.left -= 1
            guard walk.left >= 0 else {
                walk.isWhole = false
                break
            }
            guard FilePattern.fits(name, part), let path = real(folder + "/" + name, &walk) else { continue }
            let found = parts.count == 1 ? file(path, &walk) : newest(path, parts.dropFirst(), &walk)
            if let found, best.map({ $0.changedAt < found.changedAt }) ?? true { best = found }
        }
        return best
    }

    /// None where there is no such folder, and where it cannot be read.
    private static func names(in folder: String, _ walk: inout Walk) -> [String] {
        guard let facts = status(of: folder, &walk), facts.st_mode & S_IFMT == S_IFDIR else { return [] }
        if let names = try? FileManager.default.contentsOfDirectory(atPath: folder) { return names }
        walk.isWhole = false
        return []
    }

    private static func file(_ path: String, _ walk: inout Walk) -> FileSighting.File? {
        guard let facts = status(of: path, &walk), facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let milliseconds = Int64(facts.st_mtim.tv_sec) * 1_000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000
        return FileSighting.File(
            path: path, bytes: Int64(facts.st_size), changedAt: Moment(milliseconds: milliseconds))
    }

    private static func status(of path: String, _ walk: inout Walk) -> stat? {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            walk.note(errno)
            return nil
        }
        return facts
    }

    /// Without links and dots; nil for what lies elsewhere.
    private static func real(_ path: String, _ walk: inout Walk) -> String? {
        guard let path = real(path) else {
            walk.note(errno)
            return nil
        }
        return path.hasPrefix(walk.root + "/") ? path : nil
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
