import Foundation

extension BackupManifest {
    /// Reads every file of the backup and compares size and SHA-256 with what was written, after the manifest itself was
    /// compared with the list of hashes beside it.
    public func prove(_ folder: String) throws {
        try BackupSums.check(self, in: folder)
        for file in files {
            guard !file.name.split(separator: "/").contains(".."), !file.name.hasPrefix("/"),
                let found = try? DurableFiles.digest(of: file.name, in: folder), found == file
            else { throw BackupError.damaged(file: file.name) }
        }
        guard files.contains(where: { $0.name == databaseFile }) else { throw BackupError.damaged(file: databaseFile) }
    }

    /// Copies what stands beside the database into a data folder: attachments, checkpoints, keys. What is there stays.
    public func copyCompanions(from folder: String, to data: String) throws {
        for file in files where file.name != databaseFile {
            let target = data + "/" + file.name
            guard !FileManager.default.fileExists(atPath: target) else { continue }
            try DurableFiles.copy(folder + "/" + file.name, to: target)
        }
    }
}
