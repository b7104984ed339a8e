/// What is known about how a trouble touches care: what ``Priority/judge(_:)`` looks at, and nothing else.
///
/// Each input is ordered from harmless to grave, so that "raised" means the same for all of them. What nobody said
/// counts as the harmless end, except the way around: see ``init(kind:careAffected:affected:workaround:setting:tier:device:)``.
public struct CareCircumstances: Sendable, Hashable {
    /// A patient is waiting or at risk because of it, now.
    public var careAffected: Bool
    public var affected: Affected
    public var workaround: Workaround
    /// Nil when the place is not known.
    public var setting: Setting?
    /// Nil when the service is not known.
    public var tier: Tier?
    /// Nil when no device is named, or nobody has said how much depends on it.
    public var device: Criticality?

    public init(
        careAffected: Bool, affected: Affected, workaround: Workaround, setting: Setting? = nil, tier: Tier? = nil,
        device: Criticality? = nil
    ) {
        self.careAffected = careAffected
        self.affected = affected
        self.workaround = workaround
        self.setting = setting
        self.tier = tier
        self.device = device
    }

    /// As it was reported: of something broken nobody has said whether one can go on without it, so it hinders; something
    /// wanted stops nobody until somebody says so.
    public init(
        kind: Ticket.Kind, careAffected: Bool, affected: Affected? = nil, workaround: Workaround? = nil,
        setting: Setting? = nil, tier: Tier? = nil, device: Criticality? = nil
    ) {
        let standing: Workaround =
            switch kind {
            case .incident: .partial
            case .request: .full
            }
        self.init(
            careAffected: careAffected, affected: affected ?? .one, workaround: workaround ?? standing,
            setting: setting, tier: tier, device: device)
    }
}

extension CareCircumstances {
    /// How many people it stops or hinders.
    public enum Affected: String, Sendable, CaseIterable, Comparable {
        case one, several, unit
        case manyUnits = "many_units"

        public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    }

    /// Whether the work goes on another way.
    public enum Workaround: String, Sendable, CaseIterable, Comparable {
        case full, partial
        case nothing = "none"

        public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    }

    /// What kind of care is given at the place.
    public enum Setting: String, Sendable, CaseIterable, Comparable {
        /// Offices, stores, data centre.
        case office
        /// Clinics, imaging, laboratory: by appointment.
        case outpatient
        /// Wards.
        case inpatient
        /// Emergency, intensive care, theatres, labour and delivery.
        case critical

        public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    }

    /// How much hangs on a service: 0 foundation, 1 life-critical, 2 clinical support, 3 business, 4 convenience.
    public enum Tier: Int64, Sendable, CaseIterable, Comparable {
        case foundation, lifeCritical, clinicalSupport, business, convenience

        /// A graver tier has the smaller number.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue > right.rawValue }
    }

    /// How much hangs on a device.
    public enum Criticality: String, Sendable, CaseIterable, Comparable {
        case ordinary
        /// Care goes on without it only for a while: label printer, dispensing cabinet.
        case important
        /// A patient's life may depend on it: monitor, pump, nurse call.
        case lifeSupporting = "life_supporting"

        public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    }
}

extension CaseIterable where Self: Equatable {
    /// The place in the order of declaration.
    fileprivate var weight: Int { Self.allCases.enumerated().first { $0.element == self }?.offset ?? 0 }
}
