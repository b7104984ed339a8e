import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct LocationStoreTests {
    @Test(arguments: engines) func aRoomHasTheCareSettingOfItsUnit(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            try await database.read { tx throws in
                #expect(try tx.careSetting(of: small.room.id) == .inpatient)
                #expect(try tx.careSetting(of: small.campus.id) == nil)
                #expect(try tx.path(of: small.room.id).map(\.code) == ["CH", "4W", "4W-12"])
                #expect(try Set(tx.places(inside: small.ward.id)) == [small.ward.id, small.room.id])
            }
        }
    }

    @Test(arguments: engines) func placesAreFoundByCodeAndByAnyWordOfTheirName(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.write { try $0.addSmallHospital() }
            try await database.read { tx throws in
                #expect(try tx.location(code: "4w")?.name == "4 West oncology")
                #expect(try tx.locations(matching: "4w").map(\.code) == ["4W", "4W-12"])
                #expect(try tx.locations(matching: "onco").map(\.code) == ["4W"])
                #expect(try tx.locations(matching: "").count == 3)
                #expect(try tx.locations(matching: "nowhere") == [])
            }
        }
    }

    @Test(arguments: engines) func aCodeIsGivenOnceWhateverItsCase(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.write { try $0.addSmallHospital() }
            await #expect(throws: Location.isTaken("4w")) {
                try await database.write { tx throws in
                    try tx.addLocation(.init(code: "4w", name: "Other", kind: .unit), by: .desk, at: Cast.morning)
                }
            }
        }
    }

    @Test(arguments: engines) func whatIsInsideKeepsAPlaceFromShrinking(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            var fields = small.ward.fields
            fields.kind = .room
            await #expect(throws: Complaints.self) {
                try await database.write { [fields] tx throws in
                    try tx.changeLocation(small.ward.id, to: fields, by: .desk, at: Cast.morning)
                }
            }
            fields = small.campus.fields
            fields.parent = small.room.id
            await #expect(throws: Complaints.self) {
                try await database.write { [fields] tx throws in
                    try tx.changeLocation(small.campus.id, to: fields, by: .desk, at: Cast.morning)
                }
            }
        }
    }

    @Test(arguments: engines) func aLateSaveNeverUndoesAColleaguesChange(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            var (mine, theirs) = (small.ward.fields, small.ward.fields)
            theirs.name = "4 West"
            mine.careSetting = .procedural
            let saved = try await database.write { [mine, theirs] tx throws in
                _ = try tx.changeLocation(
                    small.ward.id, to: theirs, from: small.ward.fields, by: .desk, at: Cast.morning)
                return try tx.changeLocation(
                    small.ward.id, to: mine, from: small.ward.fields, by: .desk, at: Cast.morning)
            }
            #expect(saved.name == "4 West" && saved.careSetting == .procedural && saved.version == 3)
            mine.name = "West wing"
            await #expect(throws: Clash<Location.Fields>.self) {
                try await database.write { [mine] tx throws in
                    try tx.changeLocation(small.ward.id, to: mine, from: small.ward.fields, by: .desk, at: Cast.morning)
                }
            }
            let events = try await database.read { try $0.events(about: .location(small.ward.id), limit: 10) }
            #expect(events.map(\.kind) == ["location.added", "location.changed", "location.changed"])
        }
    }
}
