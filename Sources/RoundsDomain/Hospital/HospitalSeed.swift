/// Content for a desk that begins empty: services, places, words and work that most hospitals share, written for Rounds.
/// Codes lead from one part to another; ``faults`` says where one leads nowhere.
public struct HospitalSeed: Sendable, Equatable {
    public var tiers: [Tier] = []
    public var services: [Service] = []
    public var locations: [Location] = []
    public var ticketTemplates: [TicketTemplate] = []
    public var replies: [Reply] = []
    public var majorIncidentMessages: [MajorIncidentMessage] = []
    public var runbooks: [Runbook] = []
    public var morningChecks: [MorningCheck] = []
    public var maintenance: [Maintenance] = []
    public var training: [Training] = []
    public var vendors: [Vendor] = []
    public var glossary: [Term] = []
    /// What lies in a unit's box for when the systems are down.
    public var downtimeKit: [String] = []

    public init() {}

    public struct Tier: Sendable, Equatable {
        public var tier: RoundsDomain.Service.Tier
        public var name: String
        public var meaning: String
        public var rtoMinutes: Int64?
        public var rpoMinutes: Int64?
        public var paging: String

        public init(
            tier: RoundsDomain.Service.Tier, name: String, meaning: String, rtoMinutes: Int64?, rpoMinutes: Int64?,
            paging: String
        ) {
            self.tier = tier
            self.name = name
            self.meaning = meaning
            self.rtoMinutes = rtoMinutes
            self.rpoMinutes = rpoMinutes
            self.paging = paging
        }
    }

    public struct Service: Sendable, Equatable {
        public var code: String
        public var name: String
        /// What it is, for somebody who is no technician.
        public var meaning: String
        /// What it is often bought as.
        public var products: [String]
        public var tier: RoundsDomain.Service.Tier
        public var rtoMinutes: Int64?
        public var rpoMinutes: Int64?
        /// Codes of services.
        public var dependsOn: [String]
        /// How it is watched, in words.
        public var probe: String
        public var fallback: String

        public init(
            code: String, name: String, meaning: String, products: [String], tier: RoundsDomain.Service.Tier,
            rtoMinutes: Int64?, rpoMinutes: Int64?, dependsOn: [String], probe: String, fallback: String
        ) {
            self.code = code
            self.name = name
            self.meaning = meaning
            self.products = products
            self.tier = tier
            self.rtoMinutes = rtoMinutes
            self.rpoMinutes = rpoMinutes
            self.dependsOn = dependsOn
            self.probe = probe
            self.fallback = fallback
        }
    }

    public struct Location: Sendable, Equatable {
        public var code: String
        public var name: String
        public var kind: RoundsDomain.Location.Kind
        /// A code that stands earlier in the list; empty for none.
        public var parent: String
        public var careSetting: CareSetting?

        public init(
            code: String, name: String, kind: RoundsDomain.Location.Kind, parent: String, careSetting: CareSetting?
        ) {
            self.code = code
            self.name = name
            self.kind = kind
            self.parent = parent
            self.careSetting = careSetting
        }
    }
}
