import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct StarterContentTests {
    @Test func thePackagedContentHangsTogether() throws {
        let seed = try HospitalSeed.packaged()
        #expect(seed.faults == [])
        #expect(seed.services.count == 47 && seed.locations.count == 52 && seed.tiers.count == 5)
        #expect(seed.ticketTemplates.count == 54 && seed.runbooks.count == 22 && seed.morningChecks.count == 36)
        #expect(seed.services.allSatisfy { !$0.meaning.isEmpty && !$0.fallback.isEmpty })
        #expect(seed.locations.allSatisfy { $0.kind.rank < 3 || $0.careSetting != nil || !$0.parent.isEmpty })
    }

    @Test(arguments: engines) func loadingItTwiceAddsNothing(engine: TestEngine) async throws {
        let seed = try HospitalSeed.packaged()
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                let first = try tx.load(seed, by: .desk, at: Cast.morning)
                #expect(first.services == 47 && first.locations == 52 && first.maintenance == 42)
                #expect(first.roundChecks == 1 && first.articles == 22)
                #expect(try tx.articles(.published(.staff), limit: 50).articles.count == 22)
                #expect(try tx.maintenance().count { $0.recurrence == nil } == 4)
                #expect(try tx.load(seed, by: .desk, at: Cast.morning) == SeedLoad())
                let chart = try #require(try tx.service(code: "svc.ehr"))
                #expect(chart.dependsOn.count == 6 && chart.rtoMinutes == 120 && chart.rpoMinutes == 15)
                let known = try tx.articles(about: chart.id, for: nil, limit: 5)
                #expect(known.map(\.title) == ["EHR unavailable for everyone"])
                let bay = try #require(try tx.location(code: "ED-TR1"))
                #expect(try tx.careSetting(of: bay.id) == .emergency)
                #expect(try tx.serviceGraph().ring == nil)
            }
        }
    }

    @Test func todayBeginsWithTheHospitalUntilAnythingIsKnownOfIt() async throws {
        func begins(_ rounds: TestDesk) async throws -> Bool {
            try await rounds.browser(as: rounds.cast.priya).get("/today").text.contains("Begin with the hospital")
        }
        try await withDesk { rounds in
            #expect(try await begins(rounds))
            _ = try await rounds.database.write { tx in
                try tx.addLocation(
                    .init(code: "CH", name: "Cedar Hollow", kind: .campus), by: .desk, at: Cast.morning)
            }
            #expect(try await !begins(rounds))
        }
        try await withDesk { rounds in
            let priya = rounds.cast.priya
            _ = try await rounds.database.write { tx in
                let draft = try TicketDraft(kind: .incident, channel: .phone, title: "Labels fail")
                let ticket = try tx.report(draft, for: rounds.cast.maria.id, by: priya, at: Cast.morning)
                return try tx.resolveTicket(ticket.id, fix: "New roll.", cause: "", by: priya, at: Cast.morning)
            }
            #expect(try await !begins(rounds))
        }
    }

    @Test func aFileWhoseCodesLeadNowhereIsRefusedWithTheirNames() throws {
        let service: JSON = [
            "id": "svc.a", "name": "A", "tier": 1, "products": [], "dependsOn": ["svc.b"], "rto": "2 h", "rpo": "-",
        ]
        var file: JSON.Object = ["services": [service]]
        for name in [
            "tiers", "locations", "ticketTemplates", "replies", "majorIncidentMessages", "runbooks", "morningChecks",
            "maintenance", "training", "vendors", "glossary", "downtimeKit",
        ] { file[name] = [] }
        let bytes = JSON.object(file).bytes()
        let complaint = Complaint("", "svc.a needs svc.b, which is not a service here.")
        #expect(throws: Complaints([complaint])) { try HospitalSeed(json: bytes) }
        #expect(throws: JSON.Complaints.self) { try HospitalSeed(json: Array(#"{"services":[{"id":1}]}"#.utf8)) }
        #expect(throws: JSON.Fault.self) { try HospitalSeed(json: Array("hello".utf8)) }
    }
}
