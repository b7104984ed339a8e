/// A target on one line, as people type it and as it is kept: an address, and what differs from the usual.
///
///     https://ehr.cedar.example/login contains="Sign in" status=200-299,401
///     tcp://10.2.0.7:2575    tls://portal.cedar.example    ping://10.2.0.1 count=5
///     dns://ehr.cedar.example type=A server=10.0.0.53 expected=10.2.0.9    ntp://time.cedar.example
extension ProbeTarget {
    public static let lineLength = 4_000

    /// Equal targets have equal lines.
    public var line: String {
        let usual = Dictionary(usualWords, uniquingKeysWith: { first, _ in first })
        let options = words.filter { !addressWords.contains($0.name) && usual[$0.name] != $0.value }
        return ([address] + options.flatMap { name, value in value.lines.map { "\(name)=\($0.inQuotes)" } })
            .joined(separator: " ")
    }

    private var address: String {
        switch self {
        case .http(let probe): probe.address.text
        case .tcp(let probe): "tcp://\(probe.host.withPort(probe.port))"
        case .tls(let probe): "tls://\(probe.port == 443 ? probe.host.inBrackets : probe.host.withPort(probe.port))"
        case .dns(let probe): "dns://\(probe.name)"
        case .icmp(let probe): "ping://\(probe.host.inBrackets)"
        case .ntp(let probe): "ntp://\(probe.port == 123 ? probe.host.inBrackets : probe.host.withPort(probe.port))"
        }
    }

    private var addressWords: Set<String> {
        switch self {
        case .http: ["kind", "url"]
        case .tcp, .tls, .ntp: ["kind", "host", "port"]
        case .dns: ["kind", "name"]
        case .icmp: ["kind", "host"]
        }
    }

    private var usualWords: [(name: String, value: String)] {
        let usual: ProbeTarget =
            switch self {
            case .http(let probe): .http(WebProbe(address: probe.address))
            case .tcp(let probe): .tcp(ConnectProbe(host: probe.host, port: probe.port))
            case .tls(let probe): .tls(CertificateProbe(host: probe.host))
            case .dns(let probe): .dns(NameProbe(name: probe.name))
            case .icmp(let probe): .icmp(EchoProbe(host: probe.host))
            case .ntp(let probe): .ntp(ClockProbe(host: probe.host))
            }
        return usual.words.map { ($0.name, $0.value) }
    }

    /// Reads a line.
    /// - Throws: complaints about the field `target`.
    public init(line: String) throws(Complaints) {
        do {
            try self.init(words: try Self.words(of: line))
        } catch {
            throw Complaints(error.list.map { Complaint("target", $0.sentence) })
        }
    }

    private static func words(of line: String) throws(Complaints) -> [String: String] {
        guard line.utf8.count <= lineLength, let parts = line.wordsOutsideQuotes, let address = parts.first else {
            throw Complaints([Complaint("target", "Say whom to ask, as in https://ehr.cedar.example/login.")])
        }
        var words = try Self.words(ofAddress: address)
        let kind = words["kind"].flatMap(Kind.init(rawValue:))
        let known = kind.map { Set(names(of: $0)).subtracting(["url", "host", "port", "name"]) } ?? []
        for part in parts.dropFirst() {
            // By bytes, for an accent may stand right behind the sign.
            let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let name = String(part.utf8[..<equals]) ?? ""
            guard known.contains(name), equals < part.endIndex else {
                let all = known.sorted().joined(separator: ", ")
                throw Complaints([Complaint("target", "“\(name.prefix(30))” is not known here; there is \(all).")])
            }
            let value = String(part.utf8[part.utf8.index(after: equals)...]) ?? ""
            words[name] = name == "expected" ? (words[name].map { $0 + "\n" } ?? "") + value : value
        }
        return words
    }

    private static func words(ofAddress address: String) throws(Complaints) -> [String: String] {
        let unknown = Complaint(
            "target", "An address begins with https://, http://, tcp://, tls://, dns://, ping:// or ntp://.")
        guard let gap = address.firstRange(ofASCII: "://") else { throw Complaints([unknown]) }
        let rest = String(address[gap.upperBound...])
        switch address[..<gap.lowerBound].lowercased() {
        case "http", "https": return ["kind": "http", "url": address]
        case "tcp": return ["kind": "tcp"].merging(rest.hostAndPort) { $1 }
        case "tls": return ["kind": "tls"].merging(rest.hostAndPort) { $1 }
        case "ntp": return ["kind": "ntp"].merging(rest.hostAndPort) { $1 }
        case "ping": return ["kind": "icmp", "host": rest.hostAndPort["host"] ?? rest]
        case "dns": return ["kind": "dns", "name": rest]
        default: throw Complaints([unknown])
        }
    }
}

extension String {
    fileprivate var lines: [Substring] { split(whereSeparator: \.isNewline) }

    /// `[::1]:80`, `host:80`, `host`; a slash at the end is passed over.
    fileprivate var hostAndPort: [String: String] {
        let bare = hasSuffix("/") ? dropLast() : self[...]
        if bare.hasPrefix("["), let close = bare.firstIndex(of: "]") {
            let host = bare[bare.index(after: bare.startIndex)..<close]
            let rest = bare[bare.index(after: close)...]
            return ["host": String(host), "port": rest.hasPrefix(":") ? String(rest.dropFirst()) : ""]
        }
        guard let colon = bare.lastIndex(of: ":") else { return ["host": String(bare)] }
        return ["host": String(bare[..<colon]), "port": String(bare[bare.index(after: colon)...])]
    }

    /// Words apart by spaces; within quotes `\"` is a quote and `\\` a backslash. Nil when a quote is not closed.
    fileprivate var wordsOutsideQuotes: [String]? {
        var (words, word, isQuoted, isOpen) = ([String](), "", false, false)
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if isQuoted, scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                word.unicodeScalars.append(next)
                rest.removeFirst()
            } else if scalar == "\"" {
                isQuoted.toggle()
                isOpen = true
            } else if !isQuoted, scalar.properties.isWhitespace {
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            } else {
                word.unicodeScalars.append(scalar)
                isOpen = true
            }
        }
        if isOpen { words.append(word) }
        return isQuoted ? nil : words
    }
}

extension Substring {
    fileprivate var inQuotes: String {
        let isPlain = unicodeScalars.allSatisfy { $0 != "\"" && $0 != "\\" && !$0.properties.isWhitespace }
        if isPlain, !isEmpty { return String(self) }
        var out = "\""
        let scalars = Array(unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            let next = place + 1 < scalars.count ? scalars[place + 1] : "\""
            if scalar == "\"" || (scalar == "\\" && (next == "\"" || next == "\\")) { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }
}
