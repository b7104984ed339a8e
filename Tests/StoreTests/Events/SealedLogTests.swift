import Crypto
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct SealedLogTests {
    let key = Curve25519.Signing.PrivateKey()

    @Test(arguments: engines) func aLogNobodyTouchedVerifies(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            _ = try await database.reported()
            _ = try await database.write { try $0.signCheckpoint(with: key, at: Cast.morning) }
            let found = try await database.verifyLog(key: key.publicKey)
            #expect(found.fault == nil && found.records == 11 && found.checkpoints == 1)
        }
    }

    @Test(arguments: engines) func writersAtTheSameTimeLeaveNoGapInTheLog(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await database.write { tx in
                            let draft = try TicketDraft(kind: .incident, channel: .api, title: "Ticket \(number)")
                            _ = try tx.report(draft, for: cast.maria.id, by: cast.engine, at: Cast.morning)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let found = try await database.verifyLog(key: nil)
            #expect(found.fault == nil && found.records == 69)
        }
    }

    @Test(arguments: engines) func aChangedARemovedAndACutRecordAreEachNamed(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            _ = try await database.reported()
            _ = try await database.write { try $0.signCheckpoint(with: key, at: Cast.morning) }
            try await database.forge("UPDATE event SET facts = '{}' WHERE number = 4")
            #expect(try await database.verifyLog(key: key.publicKey).fault == .broken(4))
            try await database.forge("DELETE FROM event WHERE number = 4")
            #expect(try await database.verifyLog(key: key.publicKey).fault == .missing(4))
        }
    }

    @Test(arguments: engines) func aTailCutOffWithItsEndIsShownByTheCheckpointKeptOutside(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            _ = try await database.reported()
            let checkpoint = try await database.write { try $0.signCheckpoint(with: key, at: Cast.morning) }
            let kept = try #require(checkpoint)
            let seal = try await database.read { try $0.events(from: 8, limit: 1) }[0].hash
            try await database.forge("DELETE FROM checkpoint")
            try await database.forge("DELETE FROM event WHERE number > 8")
            try await database.forge("UPDATE event_chain SET number = 8, hash = \(seal)")
            #expect(try await database.verifyLog(key: key.publicKey).fault == nil)
            #expect(
                try await database.verifyLog(key: key.publicKey, kept: [kept]).fault == .cut(checkpoint: kept.event))
        }
    }
}

extension Database {
    fileprivate func forge(_ sql: SQL) async throws {
        _ = try await write { try $0.run(sql) }
    }
}
