/// Something the hospital depends on: the health record, the images, the wireless network. How it is right now is not
/// here: checks say that.
@dynamicMemberLookup
public struct Service: Sendable, Equatable {
    public typealias ID = Key<Service>

    /// How much hangs on it. Source: the tiers of the packaged content.
    public enum Tier: Int64, Sendable, CaseIterable, Comparable {
        case foundation = 0
        case lifeCritical, clinicalSupport, business, convenience

        /// The more hangs on it, the smaller.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        public var title: String {
            switch self {
            case .foundation: "Foundation"
            case .lifeCritical: "Life-critical"
            case .clinicalSupport: "Clinical support"
            case .business: "Business"
            case .convenience: "Convenience"
            }
        }

        public var meaning: String {
            switch self {
            case .foundation: "Nothing clinical works without it"
            case .lifeCritical: "A failure can delay or misdirect care within minutes"
            case .clinicalSupport: "Care goes on with a workaround for a shift"
            case .business: "Care is unaffected for a day"
            case .convenience: "Neither care nor revenue is touched"
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

extension Service {
    public struct Fields: SideBySide {
        /// Characters.
        public static let nameLength = 120
        public static let textLength = 500
        /// What one service may need directly.
        public static let mostNeeds = 40

        public var code: String
        public var name: String
        public var tier: Tier
        public var owner: Person.ID?
        public var team: Team.ID?
        /// What it needs directly to work.
        public var dependsOn: Set<Service.ID>
        /// What people use meanwhile when it fails, in plain words.
        public var fallback: String
        /// What it is, for somebody who is no technician.
        public var meaning: String
        /// Recovery time objective, in minutes: how soon it must work again. Nil when nobody said.
        public var rtoMinutes: Int64?
        /// Recovery point objective, in minutes: how much of what was entered may be lost. Nil when nobody said.
        public var rpoMinutes: Int64?
        /// False for a service that was ended.
        public var isActive: Bool

        public init(
            code: String, name: String, tier: Tier, owner: Person.ID? = nil, team: Team.ID? = nil,
            dependsOn: Set<Service.ID> = [], fallback: String = "", meaning: String = "", rtoMinutes: Int64? = nil,
            rpoMinutes: Int64? = nil, isActive: Bool = true
        ) {
            self.code = code.trimmed
            self.name = name.trimmed.singleLine
            self.tier = tier
            self.owner = owner
            self.team = team
            self.dependsOn = dependsOn
            self.fallback = fallback.trimmed
            self.meaning = meaning.trimmed
            self.rtoMinutes = rtoMinutes
            self.rpoMinutes = rpoMinutes
            self.isActive = isActive
        }

        public static let merging: [MergedField<Fields>] = [
            MergedField("code", \.code), MergedField("name", \.name), MergedField("meaning", \.meaning),
            MergedField("tier", \.tier), MergedField("owner", \.owner), MergedField("team", \.team),
            MergedField("depends_on", \.dependsOn), MergedField("fallback", \.fallback),
            MergedField("rto", \.rtoMinutes), MergedField("rpo", \.rpoMinutes), MergedField("active", \.isActive),
        ]

        public var complaints: [Complaint] {
            var complaints = [Code.complaint("code", "code", code)].compactMap(\.self)
            complaints.require("name", "The name", name, most: Self.nameLength)
            complaints.check("meaning", "The explanation", meaning, most: Self.textLength)
            complaints.check("fallback", "The fallback", fallback, most: Self.textLength)
            for (field, minutes) in [("rto", rtoMinutes), ("rpo", rpoMinutes)] {
                guard let minutes, !RecoveryTime.range.contains(minutes) else { continue }
                complaints.append(Complaint(field, RecoveryTime.hint))
            }
            if dependsOn.count > Self.mostNeeds {
                complaints.append(Complaint("depends_on", "A service needs at most \(Self.mostNeeds) others directly."))
            }
            return complaints
        }
    }
}
