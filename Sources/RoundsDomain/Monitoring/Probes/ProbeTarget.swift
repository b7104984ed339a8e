/// What a check asks, and what it takes for well. Made from a form's words by
/// ``init(words:)``, typed and kept as a ``line``.
public enum ProbeTarget: Sendable, Equatable {
    case http(WebProbe)
    case tcp(ConnectProbe)
    case tls(CertificateProbe)
    case dns(NameProbe)
    case icmp(EchoProbe)
    case ntp(ClockProbe)

    /// The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        case http, tcp, tls, dns, icmp, ntp
    }

    public var kind: Kind {
        switch self {
        case .http: .http
        case .tcp: .tcp
        case .tls: .tls
        case .dns: .dns
        case .icmp: .icmp
        case .ntp: .ntp
        }
    }

    /// As people call it in a list: `https://ehr.cedar.example/login`, `ehr.cedar.example:443`.
    public var title: String {
        switch self {
        case .http(let probe): probe.address.text
        case .tcp(let probe): probe.host.withPort(probe.port)
        case .tls(let probe): probe.host.withPort(probe.port)
        case .dns(let probe): "\(probe.type.rawValue) \(probe.name)"
        case .icmp(let probe): probe.host
        case .ntp(let probe): probe.host
        }
    }
}

/// A page is asked for.
public struct WebProbe: Sendable, Equatable {
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
    }

    public var address: WebAddress
    public var method: Method
    public var statuses: StatusRanges
    /// Has to stand in the answer, exactly so.
    public var contains: String?
    /// Must not stand in the answer.
    public var lacks: String?
    /// How many redirects are followed, 0...10.
    public var redirects: Int
    /// Whether a certificate that is not trusted is a failure.
    public var verifies: Bool
    /// A certificate that ends within so many days is a warning; 0 never warns.
    public var warnDays: Int

    public init(
        address: WebAddress, method: Method = .get, statuses: StatusRanges = .success, contains: String? = nil,
        lacks: String? = nil, redirects: Int = 5, verifies: Bool = true, warnDays: Int = 21
    ) {
        self.address = address
        self.method = method
        self.statuses = statuses
        self.contains = contains
        self.lacks = lacks
        self.redirects = redirects
        self.verifies = verifies
        self.warnDays = warnDays
    }
}

/// A port is opened, and perhaps spoken to.
public struct ConnectProbe: Sendable, Equatable {
    public var host: String
    public var port: Int
    /// Sent once connected, with `\r`, `\n`, `\t` and `\\` written so.
    public var send: String?
    /// Has to stand in what comes back.
    public var expect: String?

    public init(host: String, port: Int, send: String? = nil, expect: String? = nil) {
        self.host = host
        self.port = port
        self.send = send
        self.expect = expect
    }
}

/// A secure connection is made for its certificate.
public struct CertificateProbe: Sendable, Equatable {
    public var host: String
    public var port: Int
    /// The name asked for and found in the certificate, where it is not the host's.
    public var serverName: String?
    public var warnDays: Int

    public init(host: String, port: Int = 443, serverName: String? = nil, warnDays: Int = 21) {
        self.host = host
        self.port = port
        self.serverName = serverName
        self.warnDays = warnDays
    }
}

/// A name is looked up.
public struct NameProbe: Sendable, Equatable {
    public enum RecordType: String, Sendable, CaseIterable {
        case a = "A"
        case aaaa = "AAAA"
        case cname = "CNAME"
        case mx = "MX"
        case txt = "TXT"
        case ptr = "PTR"
        case srv = "SRV"
    }

    public var name: String
    public var type: RecordType
    /// An IP address, or `10.0.0.53#5353` for another port than 53; without it the machine's own name servers are asked.
    public var server: String?
    /// Each has to be among the answers; with none, any answer is good.
    public var expected: [String]

    public init(name: String, type: RecordType = .a, server: String? = nil, expected: [String] = []) {
        self.name = name
        self.type = type
        self.server = server
        self.expected = expected
    }
}

/// Echo requests (ping).
public struct EchoProbe: Sendable, Equatable {
    public var host: String
    /// 1...10
    public var count: Int

    public init(host: String, count: Int = 3) {
        self.host = host
        self.count = count
    }
}

/// A time server is asked, and compared with this machine's clock.
public struct ClockProbe: Sendable, Equatable {
    public var host: String
    public var port: Int
    /// Milliseconds, 1...3,600,000
    public var maxOffset: Int

    public init(host: String, port: Int = 123, maxOffset: Int = 1_000) {
        self.host = host
        self.port = port
        self.maxOffset = maxOffset
    }
}
