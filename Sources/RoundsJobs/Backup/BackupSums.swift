import Foundation

/// `SHA256SUMS`: the SHA-256 of every file of a backup, its manifest among them, in the words of `sha256sum`. So a copy of the
/// folder can be checked where there is no Rounds, and a manifest that was changed does not vouch for itself.
enum BackupSums {
    static let fileName = "SHA256SUMS"

    static func write(of manifest: BackupManifest, in folder: String) throws {
        try Data(try lines(manifest, folder).utf8).writeDurably(to: folder + "/" + fileName)
    }

    /// Backups of an older Rounds have none.
    static func check(_ manifest: BackupManifest, in folder: String) throws {
        let path = folder + "/" + fileName
        guard FileManager.default.fileExists(atPath: path) else { return }
        let written = try Data(contentsOf: URL(fileURLWithPath: path))
        guard written == Data(try lines(manifest, folder).utf8) else { throw BackupError.sumsDiffer }
    }

    private static func lines(_ manifest: BackupManifest, _ folder: String) throws -> String {
        let own = try DurableFiles.digest(of: BackupManifest.fileName, in: folder)
        return (manifest.files + [own]).map { "\($0.sha256)  \($0.name)\n" }.joined()
    }
}
