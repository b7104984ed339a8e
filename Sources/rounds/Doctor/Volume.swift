import CKernel
import Foundation
import Glibc

/// The block device under a folder, as the kernel shows it in `/sys` (`sysfs(5)`).
enum Volume: Sendable, Equatable {
    case encrypted(String)
    case plain(String)
    /// No block device of its own: an overlay, memory, a network.
    case unknown

    /// Deeper stacks of volumes than this are not followed.
    private static let deepest = 8

    init(of folder: String) {
        var facts = stat()
        guard stat(folder, &facts) == 0 else {
            self = .unknown
            return
        }
        let device = "\(gnu_dev_major(facts.st_dev)):\(gnu_dev_minor(facts.st_dev))"
        let path = "/sys/dev/block/" + device
        guard let real = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
            self = .unknown
            return
        }
        let name = URL(fileURLWithPath: real).lastPathComponent
        self = Self.isEncrypted(path, depth: 0) ? .encrypted(name) : .plain(name)
    }

    /// A device-mapper volume of type CRYPT, or one that stands on nothing else.
    private static func isEncrypted(_ path: String, depth: Int) -> Bool {
        let files = FileManager.default
        let uuid = files.contents(atPath: path + "/dm/uuid").map { String(decoding: $0, as: UTF8.self) } ?? ""
        if uuid.hasPrefix("CRYPT-") { return true }
        // A partition's slaves are those of its disk's folder, which lies above it.
        let slaves = (try? files.contentsOfDirectory(atPath: path + "/slaves")) ?? []
        guard depth < deepest, !slaves.isEmpty else { return false }
        return slaves.allSatisfy { isEncrypted(path + "/slaves/" + $0, depth: depth + 1) }
    }
}
