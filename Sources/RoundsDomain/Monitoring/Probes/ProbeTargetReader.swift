extension ProbeTarget {
    /// Makes a target of what was typed or sent; an empty word counts as absent.
    /// - Throws: every complaint at once, each beside its field.
    public init(words: [String: String]) throws(Complaints) {
        var reader = ProbeTargetReader(words: words)
        let target = reader.target()
        guard reader.complaints.isEmpty, let target else { throw Complaints(reader.complaints) }
        self = target
    }

    /// Which words a kind knows beside `kind`.
    public static func names(of kind: Kind) -> [String] {
        switch kind {
        case .http: ["url", "method", "status", "contains", "lacks", "redirects", "verify", "warn_days"]
        case .tcp: ["host", "port", "send", "expect"]
        case .tls: ["host", "port", "server_name", "warn_days"]
        case .dns: ["name", "type", "server", "expected"]
        case .icmp: ["host", "count"]
        case .ntp: ["host", "port", "max_offset_ms"]
        }
    }
}

private struct ProbeTargetReader {
    let words: [String: String]
    var complaints: [Complaint] = []

    mutating func target() -> ProbeTarget? {
        guard let kind = ProbeTarget.Kind(rawValue: words["kind"] ?? "") else {
            let kinds = ProbeTarget.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            complaints.append(Complaint("kind", "Choose what is asked: \(kinds)."))
            return nil
        }
        switch kind {
        case .http: return http()
        case .tcp:
            let (host, port) = (host(), number("port", "The port", 1...65_535, nil))
            let (send, expect) = (text("send", 500), text("expect", 500))
            return .tcp(ConnectProbe(host: host, port: port, send: send, expect: expect))
        case .tls:
            let (host, port) = (host(), number("port", "The port", 1...65_535, 443))
            let serverName = text("server_name", 253)
            if let serverName, !serverName.isDNSName || serverName.isIPv4 {
                complain("server_name", "The server's name is a name such as ehr.cedar.example.")
            }
            return .tls(
                CertificateProbe(host: host, port: port, serverName: serverName?.lowercased(), warnDays: warnDays()))
        case .dns: return dns()
        case .icmp: return .icmp(EchoProbe(host: host(), count: number("count", "The count", 1...10, 3)))
        case .ntp:
            let most = number("max_offset_ms", "The offset in milliseconds", 1...3_600_000, 1_000)
            return .ntp(
                ClockProbe(host: host(), port: number("port", "The port", 1...65_535, 123), maxOffset: most))
        }
    }

    private mutating func http() -> ProbeTarget? {
        let method = choice("method", WebProbe.Method.get, "The method")
        let statuses = word("status").map { StatusRanges($0) } ?? .success
        if statuses == nil { complain("status", "Name statuses such as 200-299, 401.") }
        let (contains, lacks) = (text("contains", 500), text("lacks", 500))
        if method == .head, contains != nil || lacks != nil {
            complain("method", "HEAD brings no text to look into. Use GET.")
        }
        let redirects = number("redirects", "The number of redirects", 0...10, 5)
        let (verifies, days) = (flag("verify", true), warnDays())
        guard let url = word("url"), let address = WebAddress(url), let statuses else {
            if statuses != nil || word("url").flatMap({ WebAddress($0) }) == nil {
                complain("url", "Give the whole address, as in https://ehr.cedar.example/login.")
            }
            return nil
        }
        return .http(
            WebProbe(
                address: address, method: method, statuses: statuses, contains: contains, lacks: lacks,
                redirects: redirects, verifies: verifies, warnDays: days))
    }

    private mutating func dns() -> ProbeTarget {
        let name = word("name")?.lowercased() ?? ""
        if !name.isDNSName { complain("name", "Give the name to look up, as in ehr.cedar.example.") }
        let server = word("server")?.lowercased()
        if let server, !server.isNameServer {
            complain("server", "Give the name server by its IP address, as in 10.0.0.53.")
        }
        let expected = (word("expected") ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .filter { !$0.isEmpty }
        if expected.count > 20 { complain("expected", "At most 20 expected answers fit.") }
        if expected.contains(where: { $0.count > 500 }) {
            complain("expected", "An expected answer is at most 500 characters long.")
        }
        return .dns(
            NameProbe(name: name, type: choice("type", .a, "The type"), server: server, expected: expected))
    }

    private mutating func complain(_ field: String, _ sentence: String) {
        complaints.append(Complaint(field, sentence))
    }

    private func word(_ name: String) -> String? {
        let word = (words[name] ?? "").trimmed
        return word.isEmpty ? nil : word
    }

    /// As it stands: a space at an end of a text that is looked for is meant.
    private mutating func text(_ name: String, _ most: Int) -> String? {
        guard let text = words[name], !text.isEmpty else { return nil }
        if text.count > most { complain(name, "At most \(most) characters fit.") }
        if text.contains(where: \.isNewline) { complain(name, "Write it on one line; \\n stands for a line's end.") }
        return text
    }

    private mutating func host() -> String {
        guard let host = word("host")?.asHost else {
            complain("host", "Give the host's name or IP address, as in ehr.cedar.example.")
            return ""
        }
        return host
    }

    private mutating func warnDays() -> Int { number("warn_days", "The number of days", 0...365, 21) }

    /// - Parameter usual: what is meant by nothing; nil where it has to be said.
    private mutating func number(_ name: String, _ label: String, _ range: ClosedRange<Int>, _ usual: Int?) -> Int {
        guard let word = word(name) else {
            if usual == nil { complain(name, "\(label) is missing.") }
            return usual ?? range.lowerBound
        }
        guard let number = Int(word), range.contains(number) else {
            complain(name, "\(label) is a number from \(range.lowerBound) to \(range.upperBound).")
            return usual ?? range.lowerBound
        }
        return number
    }

    private mutating func flag(_ name: String, _ usual: Bool) -> Bool {
        switch word(name)?.lowercased() {
        case nil: return usual
        case "yes", "true", "on", "1": return true
        case "no", "false", "off", "0": return false
        default:
            complain(name, "Answer yes or no.")
            return usual
        }
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ usual: Choice, _ label: String
    ) -> Choice {
        guard let word = word(name) else { return usual }
        if let choice = Choice(rawValue: word.uppercased()) { return choice }
        let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        complain(name, "\(label) is one of \(all).")
        return usual
    }
}
