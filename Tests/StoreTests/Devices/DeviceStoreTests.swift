import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct DeviceStoreTests {
    @Test(arguments: engines) func aDeviceIsFoundByTagSerialAndWords(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            try await database.read { tx throws in
                #expect(try tx.device(tag: "wow-4w-01") == small.cart)
                for typed in ["wow-4", "sn-1", "Cart", "ergo", "wheels"] {
                    #expect(try tx.devices(matching: typed) == [small.cart], "\(typed)")
                }
                #expect(try tx.devices(matching: "pump") == [])
            }
        }
    }

    @Test(arguments: engines) func aPlaceHasTheDevicesOfItsRooms(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            try await database.read { tx throws in
                for filter in [
                    DeviceFilter(location: small.ward.id), .init(kind: .cart), .init(service: small.chart.id),
                    .init(criticality: .important),
                ] {
                    #expect(try tx.devices(filter, limit: 50).devices == [small.cart])
                }
                #expect(try tx.devices(DeviceFilter(kind: .printer), limit: 50).devices == [])
            }
        }
    }

    @Test(arguments: engines) func theListIsPagedWithoutALossOrARepeat(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                for number in 0..<60 {
                    let fields = Device.Fields(tag: "WS-\(number)", kind: .workstation, name: "PC")
                    _ = try tx.addDevice(fields, by: .desk, at: Cast.morning)
                }
            }
            var seen: [String] = []
            var after: String?
            repeat {
                let page = try await database.read { [after] tx in
                    try tx.devices(DeviceFilter(kind: .workstation), after: after, limit: 25)
                }
                seen += page.devices.map(\.tag)
                after = page.next
            } while after != nil
            #expect(seen.count == 60 && Set(seen).count == 60)
        }
    }

    @Test(arguments: engines) func aDeviceThatWasRetiredIsNamedButNoLongerOffered(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            var fields = small.cart.fields
            fields.isActive = false
            fields.location = nil
            try await database.write { [fields] tx throws in
                _ = try tx.changeDevice(small.cart.id, to: fields, by: .desk, at: Cast.morning)
                #expect(try tx.devices(matching: "wow") == [])
                #expect(try tx.device(tag: "WOW-4W-01")?.isActive == false)
                #expect(try tx.devices(DeviceFilter(includesRetired: true), limit: 5).devices.count == 1)
            }
        }
    }

    @Test func aListWalksAnIndexInItsOrder() async throws {
        try await withDatabase(on: .sqlite) { database in
            let plan = try await database.read { tx throws in
                try tx.rows(
                    """
                    EXPLAIN QUERY PLAN SELECT id FROM device
                    WHERE active = 1 AND service_id = 3 AND tag_key > 'x' ORDER BY tag_key LIMIT 51
                    """
                ).map { try $0.text("detail") }
            }
            #expect(plan.contains { $0.contains("device_service") } && !plan.contains { $0.contains("TEMP B-TREE") })
        }
    }
}
