import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct TemplateStoreTests {
    @Test(arguments: engines) func aTemplateComesBackAsItWasSavedAndIsNotOverwrittenUnseen(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let hospital = try await database.write { try $0.addSmallHospital() }
            var fields = TicketTemplate.Fields(
                code: "T1", title: "Chart is slow", service: hospital.chart.id, details: "Since …", ask: "Who?",
                reply: "We look.", careAffected: true, affected: .unit, workaround: .nothing)
            let added = try await database.write { [fields] tx in
                try tx.addTemplate(fields, by: cast.sam, at: Cast.morning)
            }
            #expect(try await database.read { try $0.template(added.id) } == added && added.fields == fields)
            fields.isActive = false
            let changed = try await database.write { [fields] tx in
                try tx.changeTemplate(added.id, to: fields, version: 1, by: cast.sam, at: Cast.morning)
            }
            #expect(changed.version == 2)
            #expect(try await database.read { try $0.templates(onlyActive: true) }.isEmpty)
            await #expect(throws: Stale(.template(added.id), current: 2)) {
                try await database.write { [fields] tx in
                    _ = try tx.changeTemplate(added.id, to: fields, version: 1, by: cast.sam, at: Cast.morning)
                }
            }
            await #expect(throws: Denial.forbidden) {
                try await database.write { [fields] tx in
                    _ = try tx.addTemplate(fields, by: cast.priya, at: Cast.morning)
                }
            }
            let events = try await database.read { try $0.events(about: .template(added.id), limit: 9) }
            #expect(events.map(\.kind) == ["desk.template_saved", "desk.template_saved"])
        }
    }

    @Test(arguments: engines) func aSavedReplyHasACodeOfItsOwn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            for code in ["C1", "C2"] {
                _ = try await database.write { tx in
                    let reply = SavedReply(id: .init(0), code: code, title: "Fixed", body: "Try it.")
                    return try tx.addSavedReply(reply, by: cast.ada, at: Cast.morning)
                }
            }
            await #expect(throws: Complaints([Complaint("code", "The code C1 is there already.")])) {
                try await database.write { tx in
                    let reply = SavedReply(id: .init(2), code: "C1", title: "Fixed", body: "Try it.")
                    _ = try tx.changeSavedReply(reply, by: cast.ada, at: Cast.morning)
                }
            }
            let renamed = SavedReply(id: .init(2), code: "C2", title: "Solved", body: "Try it.")
            let saved = try await database.write { try $0.changeSavedReply(renamed, by: cast.ada, at: Cast.morning) }
            #expect(saved.title == "Solved" && saved.version == 2)
        }
    }
}
