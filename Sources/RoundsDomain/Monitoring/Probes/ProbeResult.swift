/// What one look found: a verdict, the reason in plain words, and what was measured on the way.
public struct ProbeResult: Sendable, Equatable {
    public static let reasonLength = 300

    public let verdict: Verdict
    /// A sentence for the specialist and the nurse alike.
    public let reason: String
    public let phases: Phases
    /// When the certificate that was shown ends.
    public let certificateEnds: Moment?
    public let measured: Measure?
    /// Nothing at all came back: it would hold a socket for its whole patience again.
    public let wasSilent: Bool

    public init(
        _ verdict: Verdict, _ reason: String, phases: Phases = Phases(), certificateEnds: Moment? = nil,
        measured: Measure? = nil, wasSilent: Bool = false
    ) {
        self.verdict = verdict
        self.reason = reason.count > Self.reasonLength ? reason.prefix(Self.reasonLength - 1) + "…" : reason
        self.phases = phases
        self.certificateEnds = certificateEnds
        self.measured = measured
        self.wasSilent = wasSilent
    }

    /// How long each part took, in microseconds; nil where it did not happen.
    public struct Phases: Sendable, Equatable {
        public var lookUp: Int64?
        public var connect: Int64?
        public var secure: Int64?
        /// From the question to the first byte of the answer.
        public var firstByte: Int64?
        /// From the beginning to the end.
        public var whole: Int64?

        public init(
            lookUp: Int64? = nil, connect: Int64? = nil, secure: Int64? = nil, firstByte: Int64? = nil,
            whole: Int64? = nil
        ) {
            self.lookUp = lookUp
            self.connect = connect
            self.secure = secure
            self.firstByte = firstByte
            self.whole = whole
        }
    }

    /// What the check is about as a number: the round trip, the clock's offset, the days a certificate has.
    public struct Measure: Sendable, Equatable {
        /// The stored words are never changed once shipped.
        public enum Unit: String, Sendable, CaseIterable {
            case milliseconds = "ms"
            case days
        }

        public let value: Double
        public let unit: Unit

        public init(_ value: Double, _ unit: Unit) {
            self.value = value
            self.unit = unit
        }
    }
}
