/// What came of asking: an answer or a fault, and how long the parts took.
public struct Told<Answer: Sendable>: Sendable {
    public var phases: ProbePhases
    /// What the server showed, where the connection was secure.
    public var certificate: PeerCertificate?
    public var result: Result<Answer, ProbeFault>

    public init(
        _ result: Result<Answer, ProbeFault>, phases: ProbePhases = ProbePhases(), certificate: PeerCertificate? = nil
    ) {
        self.result = result
        self.phases = phases
        self.certificate = certificate
    }
}

/// Microseconds; nil for what did not happen.
public struct ProbePhases: Sendable, Equatable {
    public var lookUp: Int64?
    public var connect: Int64?
    public var secure: Int64?
    /// From the question to the first byte.
    public var firstByte: Int64?
    public var whole: Int64?

    public init() {}
}

/// The certificate a server showed for itself.
public struct PeerCertificate: Sendable, Equatable {
    public enum Trust: Sendable, Equatable {
        case trusted, notTrusted, wrongName
        /// Nobody asked for it to be verified.
        case notLookedAt
    }

    /// Seconds since 1970.
    public let from: Int64
    public let until: Int64
    /// DNS names and IP addresses, at most 100.
    public let names: [String]
    public let trust: Trust
}
