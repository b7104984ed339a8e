import RoundsDomain
import RoundsSQL
import RoundsStore

/// Cedar Hollow as the desk knows it: the starter content with owners, and 400 devices spread over its units. The same
/// dice make the same hospital.
struct DemoHospital {
    static let devices = 400

    let places: [String: Location]
    let services: [String: Service]
    /// By the code of the unit they stand in.
    private(set) var devices: [String: [Device]] = [:]

    init(
        _ tx: any Transaction, seed: HospitalSeed, people: DemoPeople, at now: Moment, _ dice: inout SplitMix64
    ) throws {
        _ = try tx.load(seed, by: .desk, at: now)
        places = Dictionary(try tx.locations().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        try Self.giveOwners(tx, people, at: now)
        services = Dictionary(try tx.services().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        try spreadDevices(tx, at: now, &dice)
    }

    /// Every tier but the last has somebody who answers for it; a few have nobody yet, as in any hospital.
    private static func giveOwners(_ tx: any Transaction, _ people: DemoPeople, at now: Moment) throws {
        let unowned: Set = ["svc.scan", "svc.dict", "svc.hie"]
        for service in try tx.services() where !unowned.contains(service.code) {
            let team = DemoTeam.answering(for: service.code)
            var fields = service.fields
            fields.team = people.teams[team]
            fields.owner = people.specialists[Int(service.id.number) % people.specialists.count].id
            _ = try tx.changeService(service.id, to: fields, from: service.fields, by: .desk, at: now)
        }
    }

    private mutating func spreadDevices(_ tx: any Transaction, at now: Moment, _ dice: inout SplitMix64) throws {
        let settings = Dictionary(
            PlaceTree(Array(places.values)).lines.map { ($0.place.code, $0.careSetting ?? .administrative) },
            uniquingKeysWith: { first, _ in first })
        let units = places.values.filter { $0.kind.rank >= 3 }.sorted { $0.code < $1.code }
        var counts: [String: Int] = [:]
        var made = 0
        while made < Self.devices {
            for unit in units where made < Self.devices {
                let models = DemoDevice.usual(in: settings[unit.code] ?? .administrative, unit.kind)
                    .filter { $0.stands(in: unit.code) }
                guard let model = models.randomElement(using: &dice) else { continue }
                let count = counts[model.prefix + unit.code, default: 0] + 1
                counts[model.prefix + unit.code] = count
                let fields = Device.Fields(
                    tag: "\(model.prefix)-\(unit.code)-\(count < 10 ? "0" : "")\(count)", kind: model.kind,
                    name: model.name, location: unit.id, criticality: model.criticality(in: settings[unit.code]),
                    serial: "\(model.prefix)\(UInt32.random(in: 100_000...999_999, using: &dice))",
                    service: services[model.service]?.id)
                devices[unit.code, default: []].append(try tx.addDevice(fields, by: .desk, at: now))
                made += 1
            }
        }
    }

    func fits(_ situation: DemoSituation, _ unit: String) -> Bool {
        situation.fits(unit, found: Set(devices[unit]?.map(\.kind) ?? []))
    }

    /// A device of one of these kinds in a unit.
    func device(_ kinds: [Device.Kind], in unit: String, _ dice: inout SplitMix64) -> Device? {
        devices[unit]?.filter { kinds.contains($0.kind) }.randomElement(using: &dice)
    }
}

extension DemoTeam {
    fileprivate static func answering(for service: String) -> DemoTeam {
        switch service {
        case "svc.net", "svc.wifi", "svc.wan", "svc.dns", "svc.dhcp", "svc.ntp", "svc.ad", "svc.mfa", "svc.storage",
            "svc.backup", "svc.edr", "svc.power", "svc.voip", "svc.vdi", "svc.files", "svc.mail":
            .infrastructure
        case "svc.print", "svc.label", "svc.wow", "svc.sso", "svc.page": .field
        case "svc.desk", "svc.portal", "svc.tele-h": .desk
        default: .clinical
        }
    }
}
