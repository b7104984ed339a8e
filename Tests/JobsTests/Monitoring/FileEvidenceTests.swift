import Foundation
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

@Suite struct FileEvidenceTests {
    private func watching(
        _ database: any Database, now: @escaping @Sendable () -> Moment,
        newest: @escaping @Sendable (FilePattern) -> [FileWalk]
    ) -> FileWatch {
        FileWatch(FileEvidence(database: database, now: now, newest: newest), logger: Logger(label: "test"))
    }

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
                let finder = FileFinder(roots: [folder + "/root", folder + "/nowhere"])
                let watch = watching(database, now: { later }, newest: { finder.newest($0) })
                for _ in 0..<2 { await watch.begin().value }
                let runs = try await database.read { tx in
                    try jobs.map { try tx.backupRuns(of: $0, before: Moment(milliseconds: .max), limit: 10) }
                }
                #expect(runs[0].map(\.bytes) == [5_000] && runs[0].first?.result == .failure && runs[1].isEmpty)
                let seen = try await database.read { tx in try jobs.map { try tx.backupJob($0)?.seen } }
                // It is where the next is expected.
                #expect(seen[0]?.wholeAt == later && seen[0]?.file?.bytes == 5_000)
                #expect(seen[0]?.file?.path.hasSuffix("/root/pacs/monday.dump") == true)
                // The other may lie below the folder that is not there.
                #expect(seen[1]?.isReadable == false && seen[1]?.wholeAt == nil)
            }
        }
    }

    @Test func aProofThatIsGoneIsMissedAtTheNextLook() async throws {
        try await withFolder { folder in
            try await withDatabase(on: .sqlite) { database in
                let files = FileManager.default
                try files.createDirectory(atPath: folder + "/root/pacs", withIntermediateDirectories: true)
                let dump = folder + "/root/pacs/monday.dump"
                try Data(repeating: 1, count: 5_000).write(to: URL(filePath: dump))
                let written = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
                let clock = Mutex(written + .minutes(2))
                let job = try await database.write { tx in
                    let pattern = try #require(FilePattern("pacs/*.dump"))
                    let fields = BackupJob.Fields(
                        name: "PACS archive", rhythm: .every(.days(1)), proof: .file(pattern, leastBytes: 1))
                    return try tx.addBackupJob(fields, by: .desk, at: written - .hours(1)).id
                }
                let finder = FileFinder(roots: [folder + "/root"])
                let watch = watching(database, now: { clock.withLock(\.self) }, newest: { finder.newest($0) })
                func look(after wait: Span) async throws -> FileDoubt? {
                    let now = clock.withLock { clock in
                        clock = clock + wait
                        return clock
                    }
                    await watch.begin().value
                    return try await database.read { tx in
                        let kept = try #require(try tx.backupJob(job))
                        let ledger = try tx.ledger(of: kept, since: now - .days(1), clocks: .installed, at: now)
                        #expect(ledger.judged?.outcome == .ok)
                        return kept.fileDoubt(ledger, at: now)
                    }
                }
                #expect(try await look(after: .minutes(0)) == nil)
                try files.removeItem(atPath: dump)
                #expect(try await look(after: .minutes(1))?.reason == "no file fits pacs/*.dump")
                try files.removeItem(atPath: folder + "/root")
                #expect(try await look(after: .minutes(5))?.verdict == .unknown)
                try files.createDirectory(atPath: folder + "/root", withIntermediateDirectories: true)
                #expect(try await look(after: .minutes(1))?.verdict == .missing)
            }
        }
    }
}
