import Foundation
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsEngines

@Suite struct SQLiteTroubleTests {
    @Test func aFullDiskIsSaidAndWorkGoesOnWhenThereIsSpace() async throws {
        try await withSmallDisk(4_000) { disk in
            try await withOpened(disk.folder + "/data", migrations: bench) { db in
                try await db.write { tx in _ = try tx.add("before") }
                disk.fill()
                let photo = [UInt8](repeating: 7, count: 100_000)
                let errors = await withTaskGroup(of: StorageError?.self) { group in
                    for number in 0..<10 {
                        group.addTask {
                            await complaint {
                                _ = try await db.write { tx in
                                    try tx.run(
                                        "INSERT INTO person (email, photo) VALUES (\("full\(number)"), \(photo))")
                                }
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(errors.allSatisfy { $0 == .full })
                let during = try await db.read { try $0.emails() }
                #expect(during == ["before"])
                disk.empty()
                try await db.write { tx in _ = try tx.add("later") }
                let after = try await db.read { try $0.emails() }
                #expect(after == ["before", "later"])
                #expect(try await db.health().fault == nil)
            }
        }
    }

    @Test func whatFillsTheFileTakesNobodyElseWithIt() async throws {
        try await withFolder { folder in
            let db = try SQLiteDatabase(folder: folder)
            _ = try await db.migrate(bench)
            try await db.writer.alone { connection in try connection.carryOut("PRAGMA max_page_count = 80") }
            let photo = [UInt8](repeating: 7, count: 400_000)
            let outcomes = await withTaskGroup(of: (Int, StorageError?).self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let error = await complaint {
                            _ = try await db.write { tx in
                                try tx.add("person\(number)")
                                if number == 7 { try tx.run("UPDATE person SET photo = \(photo)") }
                            }
                        }
                        return (number, error)
                    }
                }
                return await group.reduce(into: [Int: StorageError]()) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes == [7: .full])
            let kept = try await db.read { try $0.people() }
            #expect(kept == 19)
            await db.close()
        }
    }

    /// As a command beside the desk does while it imports a big file.
    @Test func whileAnotherProcessWritesTheDatabaseIsBusyAndNoMore() async throws {
        try await withFolder { folder in
            let (desk, command) = (try SQLiteDatabase(folder: folder), try SQLiteDatabase(folder: folder))
            _ = try await desk.migrate(bench)
            try await desk.writer.alone { connection in try connection.carryOut("PRAGMA busy_timeout = 1") }
            try await command.writer.alone { connection in try connection.carryOut("BEGIN IMMEDIATE") }
            let during = await complaint { try await desk.write { tx in _ = try tx.add("maria") } }
            #expect(during == .busy)
            try await command.writer.alone { connection in try connection.carryOut("ROLLBACK") }
            try await desk.write { tx in _ = try tx.add("priya") }
            #expect(try await desk.read { try $0.emails() } == ["priya"])
            await command.close()
            await desk.close()
        }
    }

    @Test func aReadOnlyDiskIsSaidAtStart() async throws {
        try await withSmallDisk(4_000) { disk in
            try await withOpened(disk.folder + "/data", migrations: bench) { _ in }
            guard disk.makeReadOnly(true) else { return }
            defer { _ = disk.makeReadOnly(false) }
            #expect(await complaint { _ = try SQLiteDatabase(folder: disk.folder + "/data") } == .readOnly)
            #expect(await complaint { _ = try SQLiteDatabase(folder: disk.folder + "/other") } == .readOnly)
        }
    }

    @Test func theFileOfAnotherProgramIsRefusedAndLeftAsItIs() async throws {
        try await withFolder { folder in
            let path = folder + "/rounds.db"
            let theirs = try SQLiteDatabase(folder: folder)
            try await theirs.write { tx in _ = try tx.changed("CREATE TABLE theirs (id INTEGER)") }
            try await theirs.writer.alone { connection in try connection.carryOut("PRAGMA application_id = 7") }
            await theirs.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = await complaint { _ = try SQLiteDatabase(folder: folder) }
            #expect(error == .foreign("It is the database of another program."))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func whatIsNoDatabaseIsRefused() async throws {
        try await withFolder { folder in
            let bytes = Data(String(repeating: "no database ", count: 1_000).utf8)
            try bytes.write(to: URL(fileURLWithPath: folder + "/rounds.db"))
            let error = await complaint { _ = try SQLiteDatabase(folder: folder) }
            #expect(error == .foreign("It is not a SQLite database, or its first page is damaged."))
        }
    }

    @Test func damageIsFound() async throws {
        try await withFolder { folder in
            try await withOpened(folder, migrations: bench) { db in
                try await db.write { tx in for number in 0..<5_000 { try tx.add("person\(number)") } }
            }
            let file = try #require(FileHandle(forUpdatingAtPath: folder + "/rounds.db"))
            let size = try file.seekToEnd()
            for place in stride(from: UInt64(8_192), to: size - 4_096, by: 4_096) {
                try file.seek(toOffset: place)
                try file.write(contentsOf: Data(repeating: 0x5A, count: 600))
            }
            try file.close()
            do {
                let db = try SQLiteDatabase(folder: folder)
                let health = try await db.health()
                await db.close()
                #expect(health.fault != nil)
            } catch StorageError.corrupt {
                // Found before the check had even begun.
            }
        }
    }

    @Test func afterItIsClosedOnlyTheFileItselfIsLeft() async throws {
        try await withFolder { folder in
            let db = try SQLiteDatabase(folder: folder, watch: .milliseconds(1))
            _ = try await db.migrate(bench)
            let heard = db.announcements()
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        _ = try? await db.write { tx in try tx.add("person\(number)") }
                        _ = try? await db.read { tx in try tx.people() }
                    }
                }
            }
            await db.close()
            withExtendedLifetime(heard) {}
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.filter { $0.hasPrefix("rounds.db") } == ["rounds.db"])
            let again = try SQLiteDatabase(folder: folder)
            #expect(try await again.read { tx in try tx.people() } == 40)
            await again.close()
        }
    }

    @Test func whoeverClosesItWhileBeingCancelledClosesItAll() async throws {
        try await withFolder { folder in
            let db = try SQLiteDatabase(folder: folder)
            _ = try await db.migrate(bench)
            _ = try await db.read { tx in try tx.people() }
            let closing = Task {
                while !Task.isCancelled { await Task.yield() }
                await db.close()
            }
            closing.cancel()
            await closing.value
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.filter { $0.hasPrefix("rounds.db") } == ["rounds.db"])
        }
    }

    @Test func everyCommitWaitsForTheDisk() async throws {
        try await withDatabase(on: .sqlite, migrations: bench) { db async throws in
            #expect(try await db.health().durable)
        }
    }

    @Test func namesInDoubleQuotesAreNotText() async throws {
        try await withDatabase(on: .sqlite, migrations: bench) { db in
            let error = await complaint {
                _ = try await db.read { tx in try tx.rows("SELECT id FROM person WHERE email = \"maria\"") }
            }
            guard case .engine = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
