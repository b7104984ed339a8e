import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct KeptFormsTests {
    private let now = Cast.morning

    @Test(arguments: engines) func whatWasTypedIsKeptForADayAndForWhoTypedIt(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let (maria, omar) = (cast.maria.id, cast.omar.id)
            try await database.write { tx in
                try tx.keepForm("title=Labels", as: "k", of: maria, at: now)
                try tx.keepForm("title=Labels+fail", as: "k", of: maria, at: now)
            }
            let found = try await database.read { tx in
                [
                    try tx.keptForm("k", of: maria, at: now + .hours(23)), try tx.keptForm("k", of: omar, at: now),
                    try tx.keptForm("k", of: maria, at: now + .days(1)), try tx.keptForm("other", of: maria, at: now),
                ]
            }
            #expect(found == ["title=Labels+fail", nil, nil, nil])
            try await database.write { try $0.forgetForm("k", of: maria) }
            #expect(try await database.read { try $0.keptForm("k", of: maria, at: now) } == nil)
        }
    }

    @Test(arguments: engines) func ofOnePersonTheNewestTenAreKeptAndAllAreSwept(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let maria = cast.maria.id
            try await database.write { tx in
                try tx.keepForm("title=Badge", as: "his", of: cast.omar.id, at: now)
                for number in 0..<12 {
                    try tx.keepForm("title=\(number)", as: "k\(number)", of: maria, at: now + .minutes(Int64(number)))
                }
            }
            let kept = try await database.read { tx in
                try (0..<12).compactMap { try tx.keptForm("k\($0)", of: maria, at: now + .hours(1)) }
            }
            #expect(kept == (2..<12).map { "title=\($0)" })
            let swept = try await database.write { try $0.sweep(rule: .standard, at: now + .days(2)) }
            #expect(swept == 11)
        }
    }
}
