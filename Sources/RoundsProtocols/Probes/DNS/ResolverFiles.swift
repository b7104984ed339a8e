/// `/etc/resolv.conf` (resolv.conf(5)).
public struct ResolverSetting: Sendable, Equatable {
    /// IP addresses, at most three.
    public private(set) var servers: [String] = []
    /// Put behind names that are not complete, at most six.
    public private(set) var search: [String] = []
    /// A name with fewer dots is tried with the endings first. 0...15
    public private(set) var dots = 1
    /// Seconds for one question, 1...30.
    public private(set) var timeout = 5
    /// How often all servers are asked, 1...5.
    public private(set) var attempts = 2

    public init(servers: [String], search: [String] = []) {
        self.servers = servers
        self.search = search
    }

    /// - Parameter text: without a name server in it, this machine is asked.
    public init(file text: String) {
        for line in text.split(whereSeparator: \.isNewline).prefix(200) {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
            guard words.count >= 2 else { continue }
            switch words[0] {
            case "nameserver" where servers.count < 3: servers.append(words[1])
            case "domain": search = [words[1]]
            case "search": search = Array(words[1...].prefix(6))
            case "options": for word in words[1...] { read(option: word) }
            default: break
            }
        }
        if servers.isEmpty { servers = ["127.0.0.1"] }
    }

    private mutating func read(option: String) {
        let parts = option.split(separator: ":")
        guard parts.count == 2, let number = Int(parts[1]) else { return }
        switch parts[0] {
        case "ndots": dots = min(max(number, 0), 15)
        case "timeout": timeout = min(max(number, 1), 30)
        case "attempts": attempts = min(max(number, 1), 5)
        default: break
        }
    }

    /// What is asked for, in order. A dot at the end says that the name is complete.
    public func candidates(for name: String) -> [String] {
        if name.hasSuffix(".") { return [String(name.dropLast())] }
        let longer = search.map { "\(name).\($0)" }
        return name.count(where: { $0 == "." }) >= dots ? [name] + longer : longer + [name]
    }
}

/// `/etc/hosts` (hosts(5)).
public struct HostsFile: Sendable, Equatable {
    private var addresses: [String: [String]] = [:]

    public init(file text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard let address = words.first else { continue }
            for name in words.dropFirst() { addresses[name.lowercased(), default: []].append(String(address)) }
        }
        // RFC 6761 §6.3
        if addresses["localhost"] == nil { addresses["localhost"] = ["127.0.0.1"] }
    }

    public subscript(_ name: String) -> [String] {
        addresses[(name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()] ?? []
    }
}
