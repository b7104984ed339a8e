import Foundation
import Glibc
import RoundsDomain

/// The newest file that fits a pattern below one of the folders the desk may read.
struct FoundFile: Sendable, Equatable {
    let path: String
    let bytes: Int64
    let changedAt: Moment
}

/// Looks for files by pattern. It never follows a link out of its folders and never looks at more than 20,000 names.
struct FileFinder: Sendable {
    private static let mostNames = 20_000
    private let roots: [String]

    /// - Parameter roots: absolute paths; those that are not there are left out.
    init(roots: [String]) {
        self.roots = roots.compactMap(Self.real)
    }

    func newest(_ pattern: FilePattern) -> FoundFile? {
        var left = Self.mostNames
        return roots.compactMap { newest($0, pattern.parts[...], below: $0, &left) }.max { $0.changedAt < $1.changedAt }
    }

    private func newest(_ folder: String, _ parts: ArraySlice<String>, below root: String, _ left: inout Int)
        -> FoundFile?
    {
        guard let part = parts.first, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return nil
        }
        var best: FoundFile?
        for name in names {
            left -= 1
            guard left > 0 else { break }
            guard FilePattern.fits(name, part), let path = Self.real(folder + "/" + name), path.hasPrefix(root + "/")
            else { continue }
            let found = parts.count == 1 ? Self.file(path) : newest(path, parts.dropFirst(), below: root, &left)
            if let found, best.map({ $0.changedAt < found.changedAt }) ?? true { best = found }
        }
        return best
    }

    private static func file(_ path: String) -> FoundFile? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let milliseconds = Int64(facts.st_mtim.tv_sec) * 1_000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000
        return FoundFile(path: path, bytes: Int64(facts.st_size), changedAt: Moment(milliseconds: milliseconds))
    }

    /// Without links and dots.
    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
