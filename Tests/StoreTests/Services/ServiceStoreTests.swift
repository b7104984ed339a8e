import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct ServiceStoreTests {
    @Test(arguments: engines) func aServiceComesBackWithWhatItNeeds(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            try await database.read { tx throws in
                #expect(try tx.service(code: "SVC.EHR") == small.chart)
                #expect(try tx.services().map(\.code) == ["svc.net", "svc.ehr"])
                #expect(try tx.serviceGraph().allNeeding(small.network.id) == [small.chart.id])
                #expect(try tx.services(matching: "chart").map(\.code) == ["svc.ehr"])
                #expect(try tx.services(matching: "elec").map(\.code) == ["svc.ehr"])
            }
        }
    }

    @Test(arguments: engines) func aRingIsRefusedByItsName(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            var fields = small.network.fields
            fields.dependsOn = [small.chart.id]
            let ring = Complaints([.ring(["svc.net", "svc.ehr", "svc.net"])])
            await #expect(throws: ring) {
                try await database.write { [fields] tx throws in
                    try tx.changeService(small.network.id, to: fields, by: .desk, at: Cast.morning)
                }
            }
            #expect(try await database.read { try $0.service(small.network.id) } == small.network)
        }
    }

    @Test(arguments: engines) func aChangedTierIsInTheLogWithItsNumbers(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            var fields = small.chart.fields
            fields.tier = .foundation
            fields.dependsOn = []
            let saved = try await database.write { [fields] tx throws in
                try tx.changeService(small.chart.id, to: fields, by: .desk, at: Cast.morning)
            }
            #expect(saved.tier == .foundation && saved.dependsOn == [])
            #expect(try await database.read { try $0.service(small.chart.id) } == saved)
            let event = try await database.read { try $0.events(about: .service(small.chart.id), limit: 10).last }
            #expect(event?.facts == #"{"depends_on":true,"tier":true,"tier_from":1,"tier_to":0}"#)
        }
    }
}
