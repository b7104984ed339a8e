import RoundsDomain
import RoundsProtocols

struct DeviceEdits: Sendable {
    private let tag: Edit<String>
    private let kind: Edit<Device.Kind>
    private let name: Edit<String>
    private let location: Edit<Location.ID>
    private let criticality: Edit<CriticalityWord>
    private let serial: Edit<String>
    private let service: Edit<Service.ID>
    private let active: Edit<Bool>

    init(_ body: APIBody, isNew: Bool) {
        tag = body[isNew ? HospitalMember.needed(Self.tag) : Self.tag]
        kind = body[isNew ? HospitalMember.needed(Self.kind) : Self.kind]
        name = body[isNew ? HospitalMember.needed(HospitalMember.name) : HospitalMember.name]
        location = body[Self.location]
        criticality = body[Self.criticality]
        serial = body[Self.serial]
        service = body[Self.service]
        active = body[HospitalMember.active]
    }

    func apply(to fields: inout Device.Fields) {
        tag.oneLine.applied(to: &fields.tag)
        kind.applied(to: &fields.kind)
        name.oneLine.applied(to: &fields.name)
        location.applied(to: &fields.location)
        if case .set(let word) = criticality { fields.criticality = word.criticality }
        serial.oneLine.applied(to: &fields.serial)
        service.applied(to: &fields.service)
        active.applied(to: &fields.isActive)
    }

    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let complaints as Complaints {
            throw complaints.naming(["location": location.name, "service": service.name])
        }
    }

    private static let tag = HospitalMember.code(
        "tag", "What stands on its sticker; no other has it.", example: "WS-4W-99")
    private static let kind = Member<Edit<Device.Kind>>.editedWord(
        Device.Kind.self, "kind", "What sort of thing it is.")
    private static let location = Member<Edit<Location.ID>>.editedKey("location_id", "Where it stands.", example: 1)
    private static let criticality = Member<Edit<CriticalityWord>>.editedWord(
        CriticalityWord.self, "criticality", "What its failure does to care; standard when left out.")
    private static let serial = HospitalMember.words(
        "serial", Device.Fields.serialLength, "The maker's serial number.", example: "SV-20117")
    private static let service = Member<Edit<Service.ID>>.editedKey("service_id", "The service it serves.", example: 1)

    private static let rest: [any DocumentedMember] = [location, criticality, serial, service, HospitalMember.active]
    static let new = Operation.Body(
        name: "NewDevice",
        members: [
            HospitalMember.needed(tag, example: "WS-4W-98"), HospitalMember.needed(kind),
            HospitalMember.needed(HospitalMember.name),
        ]
            + rest)
    static let change = Operation.Body(
        name: "DeviceChange", members: [tag, kind, HospitalMember.name] + rest, atLeast: 1)
}

/// A criticality as it is written.
enum CriticalityWord: String, CaseIterable, Sendable {
    case critical, important, standard

    var criticality: Device.Criticality {
        switch self {
        case .critical: .critical
        case .important: .important
        case .standard: .standard
        }
    }
}
