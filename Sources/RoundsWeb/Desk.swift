import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore

/// The desk as its handlers see it: where things are kept, what time it is, and what was configured.
/// Every handler is a method of it, in a file of its own, named by what a person does.
public struct Desk: Sendable {
    public let database: any Database
    public let now: @Sendable () -> Moment
    public let settings: Settings
    public let live: LiveFeed
    public let meter: Meter
    public let passwords: Passwords
    var zone: Zone { settings.zone }
    let running = RunningKeys()
    let imports = ImportRuns()
    let evidence: Evidence
    let pings: PingIntake
    let clocks: Clocks
    /// When the watch last went round here, for the foot of the rail.
    public let watchSeen = WatchSeen()

    public init(
        database: any Database, settings: Settings = Settings(), meter: Meter = Meter(),
        evidence: Evidence = Evidence(), clocks: Clocks = .installed,
        passwords: Passwords = Passwords(),
        now: @escaping @Sendable () -> Moment
    ) {
        self.database = database
        self.now = now
        self.settings = settings
        self.meter = meter
        self.evidence = evidence
        self.passwords = passwords
        live = LiveFeed(database: database)
        self.clocks = clocks
        pings = PingIntake(database: database, clocks: clocks)
    }

    public struct Settings: Sendable {
        public var siteName: String
        /// The zone that screens show.
        public var zone: Zone
        public var shifts: ShiftPlan.Hours
        /// Where people reach the desk, as `https://desk.hospital.example`; nil takes the request's own host.
        public var publicURL: String?
        /// How long a sign-in lasts.
        public var sessions: SessionRule
        /// Addresses and networks whose `X-Forwarded-*` headers are believed.
        public var trustedProxies: [Network]
        /// True when this process answers TLS itself: cookies are `Secure`.
        public var answersTLS: Bool
        /// True when files may prove backups.
        public var looksAtFiles: Bool
        /// The largest request body, in bytes.
        public var bodyLimit: Int
        /// How long a request may take, in seconds: then a body that is not all there is answered 408, a handler that is not
        /// done 503.
        public var requestSeconds: Int64
        /// How often an open live stream is written to, and looked after.
        public var heartbeat: Duration
        /// How many requests an address may send in a second, on average, and at once.
        public var rate: RateLimit.Rule
        /// The same for heartbeats, which are taken down many at once, and for asking whether the desk is well.
        public var pingRate: RateLimit.Rule

        public init(
            siteName: String = "Rounds", zone: Zone = .utc, shifts: ShiftPlan.Hours = .standard,
            publicURL: String? = nil,
            sessions: SessionRule = .standard,
            trustedProxies: [Network] = [], answersTLS: Bool = false, looksAtFiles: Bool = false,
            bodyLimit: Int = 1 << 20,
            requestSeconds: Int64 = 30, heartbeat: Duration = .seconds(20),
            rate: RateLimit.Rule = .init(perSecond: 50, burst: 200),
            pingRate: RateLimit.Rule = .init(perSecond: 1_000, burst: 5_000)
        ) {
            self.siteName = siteName
            self.zone = zone
            self.shifts = shifts
            self.publicURL = publicURL
            self.sessions = sessions
            self.trustedProxies = trustedProxies
            self.answersTLS = answersTLS
            self.looksAtFiles = looksAtFiles
            self.bodyLimit = bodyLimit
            self.requestSeconds = requestSeconds
            self.heartbeat = heartbeat
            self.rate = rate
            self.pingRate = pingRate
        }
    }
}
