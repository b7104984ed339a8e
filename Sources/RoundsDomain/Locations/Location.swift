/// A place of the hospital: campus › building › floor › unit › room.
@dynamicMemberLookup
public struct Location: Sendable, Equatable {
    public typealias ID = Key<Location>

    public enum Kind: String, Sendable, CaseIterable {
        case campus, building, floor, unit, clinic, office, room, closet

        /// A place stands only inside one of a lower rank, so that no place can be inside itself.
        public var rank: Int {
            switch self {
            case .campus: 0
            case .building: 1
            case .floor: 2
            case .unit, .clinic, .office: 3
            case .room, .closet: 4
            }
        }

        public var title: String {
            switch self {
            case .campus: "Campus"
            case .building: "Building"
            case .floor: "Floor"
            case .unit: "Unit"
            case .clinic: "Clinic"
            case .office: "Office"
            case .room: "Room"
            case .closet: "Closet"
            }
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

extension Location {
    public struct Fields: SideBySide {
        /// Characters.
        public static let nameLength = 120

        public var code: String
        public var name: String
        public var kind: Kind
        /// What it is inside of; nil for a campus or a place that stands alone.
        public var parent: Location.ID?
        /// Nil takes the setting of the place it is inside of.
        public var careSetting: CareSetting?
        /// False for a place that was given up: it stays named in the record and is no longer offered.
        public var isActive: Bool

        public init(
            code: String, name: String, kind: Kind, parent: Location.ID? = nil, careSetting: CareSetting? = nil,
            isActive: Bool = true
        ) {
            self.code = code.trimmed
            self.name = name.trimmed.singleLine
            self.kind = kind
            self.parent = parent
            self.careSetting = careSetting
            self.isActive = isActive
        }

        public static let merging: [MergedField<Fields>] = [
            MergedField("code", \.code), MergedField("name", \.name), MergedField("kind", \.kind),
            MergedField("parent", \.parent), MergedField("care_setting", \.careSetting),
            MergedField("active", \.isActive),
        ]

        /// What is wrong with the texts, in the order of the form.
        public var complaints: [Complaint] {
            var complaints = [Code.complaint("code", "code", code)].compactMap(\.self)
            complaints.require("name", "The name", name, most: Self.nameLength)
            return complaints
        }

        /// - Parameter parent: the place that `parent` names; nil when there is none.
        public func complaint(inside parent: Location?) -> Complaint? {
            guard let parent, parent.kind.rank >= kind.rank else { return nil }
            return Complaint(
                "parent", "A \(kind.rawValue) cannot be inside a \(parent.kind.rawValue): choose what is around it.")
        }

        /// - Parameter inner: the kinds of what stands directly inside it.
        public func complaint(around inner: some Sequence<Kind>) -> Complaint? {
            guard let wrong = inner.first(where: { $0.rank <= kind.rank }) else { return nil }
            return Complaint("kind", "There is a \(wrong.rawValue) inside it, so it cannot be a \(kind.rawValue).")
        }
    }
}
