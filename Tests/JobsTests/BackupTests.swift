import Foundation
import RoundsDomain
import RoundsEngines
import RoundsJobs
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct BackupTests {
    func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "rounds-backup-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/data/keys", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("secret\n".utf8).write(to: URL(fileURLWithPath: folder + "/data/keys/secret.key"))
        try await body(folder)
    }

    func backup(_ database: any Database, _ folder: String) -> Backup {
        Backup(of: database, dataFolder: folder + "/data", version: "test") { try Engines.open(url: $0) }
    }

    @Test(arguments: engines) func aBackupHoldsTheLogAndNoKeysUnlessAsked(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.write { try $0.addCast() }
            try await withFolder { folder in
                let plain = try await backup(database, folder).make(folder + "/a", keys: false, at: Cast.morning)
                let full = try await backup(database, folder).make(folder + "/b", keys: true, at: Cast.morning)
                #expect(plain.manifest.events == 9 && plain.manifest.engine == engine.rawValue)
                #expect(plain.manifest.files.map(\.name) == [plain.manifest.databaseFile])
                #expect(full.manifest.files.map(\.name).contains("keys/secret.key"))
                let read = try BackupManifest.read(from: full.folder)
                #expect(read == full.manifest)
                try read.prove(full.folder)
            }
        }
    }

    @Test func aBackupIsNeverOverwrittenAndAChangedFileIsNamed() async throws {
        try await withDatabase(on: .sqlite) { database in
            try await withFolder { folder in
                let made = try await backup(database, folder).make(folder + "/a", keys: true, at: Cast.morning)
                await #expect(throws: BackupError.exists(folder + "/a")) {
                    try await backup(database, folder).make(folder + "/a", keys: true, at: Cast.morning)
                }
                try Data("other\n".utf8).write(to: URL(fileURLWithPath: made.folder + "/keys/secret.key"))
                #expect(throws: BackupError.damaged(file: "keys/secret.key")) { try made.manifest.prove(made.folder) }
            }
        }
    }

    @Test(arguments: engines) func theHashesBesideItAreThoseOfItsFilesAndHoldTheManifestToo(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await withFolder { folder in
                let made = try await backup(database, folder).make(folder + "/a", keys: true, at: Cast.morning)
                let sums = try String(contentsOfFile: made.folder + "/SHA256SUMS", encoding: .utf8)
                for file in made.manifest.files { #expect(sums.contains("\(file.sha256)  \(file.name)\n")) }
                #expect(sums.contains("  manifest.json\n"))
                let path = URL(fileURLWithPath: made.folder + "/manifest.json")
                let manifest = try String(contentsOf: path, encoding: .utf8)
                try Data(manifest.replacing("true", with: "false").utf8).write(to: path)
                let changed = try BackupManifest.read(from: made.folder)
                #expect(throws: BackupError.sumsDiffer) { try changed.prove(made.folder) }
                // As a backup of an older Rounds.
                try FileManager.default.removeItem(atPath: made.folder + "/SHA256SUMS")
                try changed.prove(made.folder)
            }
        }
    }

    @Test func theOldestBackupsGoAndUnfinishedOnesAreNotCounted() async throws {
        try await withFolder { folder in
            let shelf = BackupShelf(folder: folder)
            for day in 0..<5 {
                let path = shelf.path(at: Cast.morning + .days(Int64(day)))
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                // Without a manifest it is not a backup.
                if day < 4 { try Data("{}".utf8).write(to: URL(fileURLWithPath: path + "/manifest.json")) }
            }
            try shelf.keep(2)
            #expect(shelf.backups() == [2, 3].map { shelf.path(at: Cast.morning + .days($0)) })
        }
    }
}
