import Foundation
import Logging
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct FileEvidenceTests {
    @Test func aFileBelowItsFolderProvesARunAndOneOutsideDoesNot() async throws {
        try await withFolder { folder in
            try await withDatabase(on: .sqlite) { database in
                let files = FileManager.default
                try files.createDirectory(atPath: folder + "/root/pacs", withIntermediateDirectories: true)
                try files.createDirectory(atPath: folder + "/secret", withIntermediateDirectories: true)
                try Data(repeating: 1, count: 5_000).write(to: URL(filePath: folder + "/root/pacs/monday.dump"))
                try Data(repeating: 1, count: 9_000).write(to: URL(filePath: folder + "/secret/x.dump"))
                try files.createSymbolicLink(atPath: folder + "/root/out", withDestinationPath: folder + "/secret")
                let jobs = try await database.write { tx in
                    try ["pacs/*.dump", "out/*.dump"].map { text in
                        let pattern = try #require(FilePattern(text))
                        let fields = BackupJob.Fields(
                            name: text, rhythm: .every(.days(1)), proof: .file(pattern, leastBytes: 6_000))
                        return try tx.addBackupJob(fields, by: .desk, at: Cast.morning).id
                    }
                }
                let later = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000) + 120_000)
                let watch = Watch(
                    database: database, roots: [folder + "/root"], logger: Logger(label: "test"), now: { later })
                for _ in 0..<2 { #expect(await watch.go(0)) }
                let runs = try await database.read { tx in
                    try jobs.map { try tx.backupRuns(of: $0, before: Moment(milliseconds: .max), limit: 10) }
                }
                #expect(runs[0].map(\.bytes) == [5_000] && runs[0].first?.result == .failure && runs[1].isEmpty)
            }
        }
    }
}
