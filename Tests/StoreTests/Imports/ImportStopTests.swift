import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

/// Whoever stops an import finds everything as it was.
@Suite struct ImportStopTests {
    /// Enough devices for two pieces.
    private func file(of kind: ImportKind) throws -> [ImportRow] {
        let columns: (headings: [String], third: String) =
            switch kind {
            case .locations: (["code", "name", "kind"], "building")
            case .services: (["code", "name", "tier"], "3")
            case .devices: (["tag", "name", "kind"], "workstation")
            case .people: (["sign_in_name", "name", "role"], "requester")
            }
        return try ImportRow.rows(
            of: kind, headings: columns.headings,
            cells: (2...(kind == .devices ? 251 : 6)).map { line in
                (line: line, cells: ["new\(line)", "Number \(line)", columns.third])
            })
    }

    @Test(arguments: engines) func whatIsStoppedInTheMiddleLeavesNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let before = try await database.read { try $0.endOfLog().number }
            for kind in ImportKind.allCases {
                let rows = try file(of: kind)
                for step in [ImportStep.looking, .writing] {
                    let told: ImportProgress = { now, done in
                        if now == step, done > 1 { throw Refusal.importStopped }
                    }
                    await #expect(throws: Refusal.importStopped, "\(kind)") {
                        try await database.write { tx in
                            let file = try tx.lookThrough(kind, rows, told: told)
                            return try tx.runImport(file, told: told, by: .desk, at: Cast.morning)
                        }
                    }
                }
                #expect(try await database.read { try $0.plan(kind, rows).created } == rows.count)
            }
            #expect(try await database.read { try $0.endOfLog().number } == before)
            #expect(try await database.read { try $0.devices(matching: "Number") }.isEmpty)
        }
    }

    @Test(arguments: engines) func whoeverComesFirstDecides(engine: TestEngine) async throws {
        let rows = try file(of: .devices)
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let (stopped, done) = try await database.write { tx in
                (
                    try tx.keep("tag\n", .devices, of: cast.priya.id, at: Cast.morning),
                    try tx.keep("tag\n", .devices, of: cast.priya.id, at: Cast.morning)
                )
            }
            let plan = try await database.read { try $0.plan(.devices, rows) }
            try await database.write { try $0.finish(done, plan, at: Cast.morning) }
            let ends = try await database.write { tx in
                try [stopped, stopped, done].map { try tx.stopImport($0, by: cast.priya, at: Cast.morning) }
            }
            #expect(ends == [.stopped, .wasStopped, .wasImported])
            await #expect(throws: Refusal.importStopped) {
                try await database.write { try $0.finish(stopped, plan, at: Cast.morning) }
            }
            await #expect(throws: Denial.notFound) {
                try await database.write { try $0.stopImport(stopped, by: cast.sam, at: Cast.morning) }
            }
            let told = try await database.read { tx in
                try tx.events(EventFilter(kind: Happening.Kind.importStopped.rawValue), before: nil, limit: 5)
            }
            #expect(told.map(\.by) == [.person(cast.priya.id)])
        }
    }

    @Test(arguments: engines) func whatWasStoppedIsTakenAnewUnderAnotherNumber(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let (priya, later) = (cast.priya, Cast.morning + .hours(2))
            let first = try await database.write { try $0.keep("tag\n", .devices, of: priya.id, at: Cast.morning) }
            await #expect(throws: Denial.notFound) {
                try await database.write { try $0.keepAgain(first, of: priya.id, at: later) }
            }
            let again = try await database.write { tx in
                _ = try tx.stopImport(first, by: priya, at: Cast.morning)
                return try tx.keepAgain(first, of: priya.id, at: later)
            }
            let (old, new) = try await database.read { tx in
                (try tx.importDraft(first, of: priya.id), try tx.importDraft(again, of: priya.id))
            }
            #expect(old?.stoppedAt == Cast.morning && old?.isOpen == false)
            #expect(again != first && new?.isOpen == true && new?.content == "tag\n" && new?.madeAt == later)
        }
    }
}
