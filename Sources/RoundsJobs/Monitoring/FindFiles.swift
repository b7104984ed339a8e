import Foundation
import Glibc
import RoundsDomain

/// What a look for a file found.
enum FoundFile: Sendable, Equatable {
    /// The newest that fits.
    case newest(FileSighting.File)
    /// None fits.
    case nothing
    /// None was found, and a folder that may hold one could not be read.
    case unreadable

    func sighting(at moment: Moment) -> FileSighting {
        switch self {
        case .newest(let file): .seen(file, at: moment)
        case .nothing: .seen(nil, at: moment)
        case .unreadable: .unreadable(at: moment)
        }
    }
}

/// Looks for files by pattern. It never follows a link out of its folders and never looks at more than 20,000 names.
struct FileFinder: Sendable {
    private struct Walk {
        /// Names that may still be looked at.
        var left = 20_000
        /// False once something could not be looked at.
        var isWhole = true
    }

    /// Absolute paths. One that is not there when somebody looks may be a share that is not mounted.
    let roots: [String]

    /// On a share that does not answer this takes as long as the share does: see ``blocking(_:)``.
    func newest(_ pattern: FilePattern) -> FoundFile {
        let folders = roots.compactMap(Self.real)
        var walk = Walk()
        walk.isWhole = folders.count == roots.count
        let found = folders.compactMap { newest($0, pattern.parts[...], below: $0, &walk) }
        if let newest = found.max(by: { $0.changedAt < $1.changedAt }) { return .newest(newest) }
        return walk.isWhole ? .nothing : .unreadable
    }

    private func newest(_ folder: String, _ parts: ArraySlice<String>, below root: String, _ walk: inout Walk)
        -> FileSighting.File?
    {
        guard let part = parts.first else { return nil }
        guard let names = Self.names(in: folder) else {
            walk.isWhole = false
            return nil
        }
        var best: FileSighting.File?
        for name in names {
            walk.left -= 1
            guard walk.left > 0 else {
                walk.isWhole = false
                break
            }
            guard FilePattern.fits(name, part), let path = Self.real(folder + "/" + name), path.hasPrefix(root + "/")
            else { continue }
            let found = parts.count == 1 ? Self.file(path) : newest(path, parts.dropFirst(), below: root, &walk)
            if let found, best.map({ $0.changedAt < found.changedAt }) ?? true { best = found }
        }
        return best
    }

    /// None where there is no such folder; nil when it cannot be read.
    private static func names(in folder: String) -> [String]? {
        var facts = stat()
        guard stat(folder, &facts) == 0 else { return errno == ENOENT ? [] : nil }
        guard facts.st_mode & S_IFMT == S_IFDIR else { return [] }
        return try? FileManager.default.contentsOfDirectory(atPath: folder)
    }

    private static func file(_ path: String) -> FileSighting.File? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let milliseconds = Int64(facts.st_mtim.tv_sec) * 1_000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000
        return FileSighting.File(
            path: path, bytes: Int64(facts.st_size), changedAt: Moment(milliseconds: milliseconds))
    }

    /// Without links and dots.
    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
