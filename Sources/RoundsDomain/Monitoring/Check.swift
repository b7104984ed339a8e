/// Something the desk asks whether it is well (a probe), or that tells the desk by itself (a heartbeat).
public struct Check: Sendable, Equatable {
    public typealias ID = Key<Check>

    public enum Kind: String, Sendable, CaseIterable {
        case probe, heartbeat
    }

    public let id: ID
    public let kind: Kind
    public var fields: Fields
    /// Nobody is asked and nobody is missed since then.
    public var pausedAt: Moment?
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(id: ID, kind: Kind, fields: Fields, pausedAt: Moment? = nil, version: Int64 = 1) {
        self.id = id
        self.kind = kind
        self.fields = fields
        self.pausedAt = pausedAt
        self.version = version
    }

    /// What people choose about a check, whatever its kind.
    public struct Fields: Sendable, Equatable {
        public var name: String
        /// The service it speaks for.
        public var service: Service.ID?
        /// Whose it is to look after; nobody shows as unowned.
        public var owner: Person.ID?
        /// Which priority its ticket gets.
        public var severity: Priority
        /// How many bad readings in a row make a failure hard. 1...10
        public var attempts: Int
        /// Evidence older than this is stale.
        public var maxAge: Span
        /// What it stands on: while that fails, this one makes no ticket.
        public var parent: ID?
        /// What to do when it fails, in a line or a link for the specialist.
        public var advice: String

        public init(
            name: String, service: Service.ID? = nil, owner: Person.ID? = nil, severity: Priority = .p3,
            attempts: Int = 3,
            maxAge: Span = .minutes(5), parent: ID? = nil, advice: String = ""
        ) {
            self.name = name
            self.service = service
            self.owner = owner
            self.severity = severity
            self.attempts = attempts
            self.maxAge = maxAge
            self.parent = parent
            self.advice = advice
        }
    }

    /// One look, or one word from outside.
    public struct Reading: Sendable, Equatable {
        public let at: Moment
        public let verdict: Verdict
        /// In plain words, at most 500 characters, none of which is a control character: it may quote what a target sent.
        public let reason: String
        /// How long the target took to answer.
        public let took: Span?
        /// Where that time went; nil for what is not asked.
        public let phases: ProbeResult.Phases?
        /// True where asking again would tell nothing new, as with a job that says it failed.
        public let isFinal: Bool
        /// When the certificate that was shown ends; nil when none was seen.
        public let certificateEnds: Moment?

        public init(
            at: Moment, verdict: Verdict, reason: String = "", took: Span? = nil, phases: ProbeResult.Phases? = nil,
            isFinal: Bool = false, certificateEnds: Moment? = nil
        ) {
            self.at = at
            self.verdict = verdict
            self.reason = String(reason.prefix(500)).plain
            self.took = took
            self.phases = phases
            self.isFinal = isFinal
            self.certificateEnds = certificateEnds
        }
    }
}
