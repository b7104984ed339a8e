import RoundsDomain
import RoundsSQL
import RoundsStore

/// A small hospital: one ward with a room, a chart that stands on the network, a cart.
public struct SmallHospital: Sendable {
    public let campus: Location
    public let ward: Location
    public let room: Location
    public let network: Service
    public let chart: Service
    public let cart: Device
}

extension TestDesk {
    /// Everything in it is the first of its kind.
    @discardableResult
    public func addSmallHospital() async throws -> SmallHospital {
        try await database.write { tx in try tx.addSmallHospital() }
    }
}

extension Transaction {
    public func addSmallHospital() throws -> SmallHospital {
        let now = Cast.morning
        let campus = try addLocation(.init(code: "CH", name: "Cedar Hollow", kind: .campus), by: .desk, at: now)
        let ward = try addLocation(
            .init(code: "4W", name: "4 West oncology", kind: .unit, parent: campus.id, careSetting: .inpatient),
            by: .desk, at: now)
        let room = try addLocation(
            .init(code: "4W-12", name: "Room 12", kind: .room, parent: ward.id), by: .desk, at: now)
        let network = try addService(
            .init(code: "svc.net", name: "Core network", tier: .foundation), by: .desk, at: now)
        let chart = try addService(
            .init(
                code: "svc.ehr", name: "Electronic health record", tier: .lifeCritical, dependsOn: [network.id],
                fallback: "Downtime viewer", meaning: "The chart of every patient."), by: .desk, at: now)
        let cart = try addDevice(
            .init(
                tag: "WOW-4W-01", kind: .cart, name: "Cart Ergotron", location: room.id, criticality: .important,
                serial: "SN-17", service: chart.id), by: .desk, at: now)
        return SmallHospital(campus: campus, ward: ward, room: room, network: network, chart: chart, cart: cart)
    }
}
