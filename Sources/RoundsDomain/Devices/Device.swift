/// A thing the hospital owns and the desk looks after, with a sticker that names it.
@dynamicMemberLookup
public struct Device: Sendable, Equatable {
    public typealias ID = Key<Device>

    /// What its failure does to care.
    public enum Criticality: Int64, Sendable, CaseIterable, Comparable {
        /// Care stops or is at risk without it.
        case critical = 1
        /// Care is slowed; there is another nearby.
        case important
        /// Work is hindered, care is not.
        case standard

        /// The more critical, the smaller.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        public var word: String {
            switch self {
            case .critical: "critical"
            case .important: "important"
            case .standard: "standard"
            }
        }

        public var meaning: String {
            switch self {
            case .critical: "Care stops without it"
            case .important: "Care is slowed without it"
            case .standard: "Care goes on without it"
            }
        }

        /// Reads `critical` or `1`.
        public init?(_ text: String) {
            let key = text.foldedKey
            guard let found = Self.allCases.first(where: { $0.word == key || String($0.rawValue) == key }) else {
                return nil
            }
            self = found
        }
    }

    public let id: ID
    public var fields: Fields
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(id: ID, fields: Fields, version: Int64 = 1) {
        self.id = id
        self.fields = fields
        self.version = version
    }

    public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }
}

extension Device {
    public struct Fields: SideBySide {
        /// Characters.
        public static let nameLength = 120
        public static let serialLength = 80

        /// What stands on its sticker.
        public var tag: String
        public var kind: Kind
        /// Make and model, or what the unit calls it.
        public var name: String
        public var location: Location.ID?
        public var criticality: Criticality
        /// The maker's serial number; empty when nobody read it.
        public var serial: String
        /// The service it serves, so that its failure is seen there.
        public var service: Service.ID?
        /// False for a device that was taken out of service.
        public var isActive: Bool

        public init(
            tag: String, kind: Kind, name: String, location: Location.ID? = nil, criticality: Criticality = .standard,
            serial: String = "", service: Service.ID? = nil, isActive: Bool = true
        ) {
            self.tag = tag.trimmed
            self.kind = kind
            self.name = name.trimmed.singleLine
            self.location = location
            self.criticality = criticality
            self.serial = serial.trimmed.singleLine
            self.service = service
            self.isActive = isActive
        }

        public static let merging: [MergedField<Fields>] = [
            MergedField("tag", \.tag), MergedField("kind", \.kind), MergedField("name", \.name),
            MergedField("location", \.location), MergedField("criticality", \.criticality),
            MergedField("serial", \.serial), MergedField("service", \.service), MergedField("active", \.isActive),
        ]

        public var complaints: [Complaint] {
            var complaints = [Code.complaint("tag", "tag", tag)].compactMap(\.self)
            complaints.require("name", "The name", name, most: Self.nameLength)
            complaints.check("serial", "The serial number", serial, most: Self.serialLength)
            return complaints
        }
    }
}
