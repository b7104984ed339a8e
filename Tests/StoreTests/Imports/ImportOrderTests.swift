import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

/// What is right once all rows are written is written, in whatever order the file has them.
@Suite struct ImportOrderTests {
    private func rows(_ kind: ImportKind, _ headings: [String], _ cells: [String]...) throws -> [ImportRow] {
        try ImportRow.rows(
            of: kind, headings: headings, cells: cells.enumerated().map { (line: $0.offset + 2, cells: $0.element) })
    }

    @Test(arguments: engines) func aDependencyIsTurnedRoundByOneFile(engine: TestEngine) async throws {
        let first = try rows(
            .services, ["code", "name", "tier", "depends_on"], ["zz.a", "A", "3", "zz.b"], ["zz.b", "B", "3", ""])
        let turned = try rows(.services, ["code", "depends_on"], ["zz.b", "zz.a"], ["zz.a", ""])
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                _ = try tx.runImport(.services, first, by: .desk, at: Cast.morning)
                let end = try tx.endOfLog().number
                #expect(try tx.plan(.services, turned).changed == 2)
                #expect(try tx.runImport(.services, turned, by: .desk, at: Cast.morning).changed == 2)
                let (a, b) = (try #require(try tx.service(code: "zz.a")), try #require(try tx.service(code: "zz.b")))
                #expect(a.dependsOn.isEmpty && b.dependsOn == [a.id])
                // One for each service, and one for the file.
                #expect(try tx.endOfLog().number == end + 3)
            }
        }
    }

    @Test(arguments: engines) func placesInsideEachOtherBecomeSmallerTogether(engine: TestEngine) async throws {
        let first = try rows(
            .locations, ["code", "name", "kind", "parent"], ["B", "Building", "building", ""],
            ["F", "Floor", "floor", "B"])
        let smaller = try rows(.locations, ["code", "kind"], ["B", "floor"], ["F", "unit"])
        let tooSmall = try rows(.locations, ["code", "kind"], ["B", "room"])
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                _ = try tx.runImport(.locations, first, by: .desk, at: Cast.morning)
                #expect(try tx.runImport(.locations, smaller, by: .desk, at: Cast.morning).changed == 2)
                let (building, floor) = (try tx.location(code: "B"), try tx.location(code: "F"))
                #expect(building?.kind == .floor && floor?.kind == .unit && floor?.parent == building?.id)
                let plan = try tx.plan(.locations, tooSmall)
                #expect(
                    plan.lines.map(\.outcome) == [.refused(["There is a unit inside it, so it cannot be a room."])])
            }
        }
    }

    @Test(arguments: engines) func theLastAdministratorHandsOnOrStays(engine: TestEngine) async throws {
        let gone = try rows(.people, ["sign_in_name", "active"], ["ada", "no"])
        let handed = try rows(.people, ["sign_in_name", "role"], ["ada", "requester"], ["priya", "administrator"])
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let plan = try await database.read { try $0.plan(.people, gone) }
            #expect(plan.lines.map(\.outcome) == [.refused([Person.isLastAdministrator("Ada Stone").sentence])])
            await #expect(throws: plan.refusal()) {
                try await database.write { try $0.runImport(.people, gone, by: .desk, at: Cast.morning) }
            }
            let done = try await database.write { try $0.runImport(.people, handed, by: .desk, at: Cast.morning) }
            let priya = try await database.read { try $0.person(cast.priya.id) }
            #expect(done.changed == 2 && priya?.role == .administrator)
        }
    }

    @Test(arguments: engines) func whoeverChecksReportAsKeepsTheRole(engine: TestEngine) async throws {
        let other = try rows(.people, ["sign_in_name", "role"], ["engine", "lead"])
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                let cast = try tx.addCast()
                try tx.set("monitoring.person", to: String(cast.engine.id.number))
                let plan = try tx.plan(.people, other)
                #expect(
                    plan.lines.map(\.outcome) == [.refused([Person.reportsFailures("Interface engine").sentence])])
            }
        }
    }
}
