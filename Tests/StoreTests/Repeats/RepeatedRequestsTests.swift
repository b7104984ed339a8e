import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct RepeatedRequestsTests {
    private let first = FirstAnswer(requestHash: [1, 2], status: 201, location: "/x", etag: "\"1\"", body: "{}")
    private let maria = Person.ID(1)

    @Test(arguments: engines)
    func anAnswerIsKeptForADayAndForItsOwnerOnly(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let now = Cast.morning
            try await database.write { tx in try tx.remember(first, to: "k", of: maria, at: now) }
            let found = try await database.read { tx in
                [
                    try tx.firstAnswer(to: "k", of: maria, at: now + .hours(23)),
                    try tx.firstAnswer(to: "k", of: maria, at: now + .hours(24)),
                    try tx.firstAnswer(to: "k", of: Person.ID(2), at: now),
                    try tx.firstAnswer(to: "K", of: maria, at: now),
                ]
            }
            #expect(found == [first, nil, nil, nil])
        }
    }

    @Test(arguments: engines)
    func aKeyIsTakenOnceAndFreeAgainAfterADay(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let now = Cast.morning
            try await database.write { tx in try tx.remember(first, to: "k", of: maria, at: now) }
            await #expect(throws: StorageError.self) {
                try await database.write { tx in try tx.remember(first, to: "k", of: maria, at: now) }
            }
            try await database.write { tx in try tx.remember(first, to: "k", of: maria, at: now + .hours(25)) }
        }
    }
}
