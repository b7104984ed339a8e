extension ProbeTarget {
    /// What it is made of, a text each, by the names of the form's fields and of the JSON members, in the order they are shown.
    public var words: [(name: String, value: String)] {
        [("kind", kind.rawValue)] + members.compactMap { name, value in value.map { (name, $0) } }
    }

    private var members: [(String, String?)] {
        switch self {
        case .http(let probe):
            [
                ("url", probe.address.text), ("method", probe.method.rawValue), ("status", probe.statuses.text),
                ("contains", probe.contains), ("lacks", probe.lacks), ("redirects", "\(probe.redirects)"),
                ("verify", probe.verifies ? "yes" : "no"), ("warn_days", "\(probe.warnDays)"),
            ]
        case .tcp(let probe):
            [("host", probe.host), ("port", "\(probe.port)"), ("send", probe.send), ("expect", probe.expect)]
        case .tls(let probe):
            [
                ("host", probe.host), ("port", "\(probe.port)"), ("server_name", probe.serverName),
                ("warn_days", "\(probe.warnDays)"),
            ]
        case .dns(let probe):
            [
                ("name", probe.name), ("type", probe.type.rawValue), ("server", probe.server),
                ("expected", probe.expected.isEmpty ? nil : probe.expected.joined(separator: "\n")),
            ]
        case .icmp(let probe): [("host", probe.host), ("count", "\(probe.count)")]
        case .ntp(let probe):
            [("host", probe.host), ("port", "\(probe.port)"), ("max_offset_ms", "\(probe.maxOffset)")]
        }
    }
}

extension String {
    /// `\n`, `\r`, `\t` and `\\` as what they stand for; any other backslash stays.
    var readingLineEscapes: String {
        var out = String.UnicodeScalarView()
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.first else {
                out.append(scalar)
                continue
            }
            let meant: Unicode.Scalar? =
                switch next {
                case "n": "\n"
                case "r": "\r"
                case "t": "\t"
                case "\\": "\\"
                default: nil
                }
            out.append(meant ?? scalar)
            if meant != nil { rest.removeFirst() }
        }
        return String(out)
    }
}
