import Foundation
import Glibc
import RoundsTestKit

/// A folder on a disk of its own that can fill up and become read-only, which takes the rights to mount one.
struct SmallDisk {
    let folder: String

    func makeReadOnly(_ yes: Bool) -> Bool {
        mount("tmpfs", folder, "tmpfs", UInt(MS_REMOUNT) | (yes ? UInt(MS_RDONLY) : 0), nil) == 0
    }

    /// Takes up all space that is left.
    func fill() {
        guard let file = fopen(folder + "/filler", "w") else { return }
        let block = [UInt8](repeating: 0x41, count: 4096)
        while fwrite(block, 1, block.count, file) == block.count, fflush(file) == 0 {}
        fclose(file)
    }

    func empty() {
        unlink(folder + "/filler")
    }
}

/// Says so and does nothing where mounting is not allowed.
func withSmallDisk(_ kilobytes: Int, _ body: (SmallDisk) async throws -> Void) async throws {
    try await withFolder { parent in
        let folder = parent + "/disk"
        mkdir(folder, 0o700)
        guard mount("tmpfs", folder, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            print("A full disk is not under test: that takes the rights to mount one.")
            return
        }
        defer { umount2(folder, Int32(MNT_DETACH)) }
        try await body(SmallDisk(folder: folder))
    }
}
