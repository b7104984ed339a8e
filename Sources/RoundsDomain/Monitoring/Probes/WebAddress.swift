/// An `http` or `https` address without user and fragment (RFC 3986).
public struct WebAddress: Sendable, Equatable {
    public static let length = 2_000

    public let isSecure: Bool
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    public let port: Int
    /// From the slash, with the query; ASCII.
    public let path: String

    public init(isSecure: Bool, host: String, port: Int, path: String) {
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.path = path
    }

    /// Nil for anything else than a complete address of at most 2,000 characters.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.length, let colon = text.firstRange(ofASCII: "://") else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[colon.upperBound...].prefix { $0 != "#" }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard let (host, port) = Self.authority(rest[..<end]) else { return nil }
        var path = String(rest[end...])
        if !path.hasPrefix("/") { path = "/" + path }
        guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.init(isSecure: scheme == "https", host: host, port: port ?? (scheme == "https" ? 443 : 80), path: path)
    }

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        guard !text.contains("@") else { return nil }
        var (host, digits) = (text, Substring?.none)
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else { return nil }
            let after = text[text.index(after: close)...]
            guard after.isEmpty || after.hasPrefix(":") else { return nil }
            host = text[text.index(after: text.startIndex)..<close]
            digits = after.isEmpty ? nil : after.dropFirst()
            guard host.contains(":") else { return nil }
        } else if let colon = text.firstIndex(of: ":") {
            (host, digits) = (text[..<colon], text[text.index(after: colon)...])
        }
        guard let host = String(host).asHost else { return nil }
        guard let digits, !digits.isEmpty else { return (host, nil) }
        return Int(port: digits).map { (host, $0) }
    }

    private var isUsualPort: Bool { port == (isSecure ? 443 : 80) }

    /// What stands in the `Host` field (RFC 9110 §7.2).
    public var authority: String { isUsualPort ? host.inBrackets : host.withPort(port) }

    public var text: String { "\(isSecure ? "https" : "http")://\(authority)\(path)" }

    /// Where a `Location` leads from here (RFC 3986 §5.2); nil when it leads out of the web.
    public func following(_ reference: String) -> WebAddress? {
        let reference = reference.trimmed
        guard !reference.isEmpty, reference.utf8.count <= Self.length else { return nil }
        if reference.firstRange(ofASCII: "://") != nil, let whole = WebAddress(reference) { return whole }
        let start = "\(isSecure ? "https" : "http"):"
        if reference.hasPrefix("//") { return WebAddress(start + reference) }
        let target = reference.prefix { $0 != "#" }
        let base = "\(start)//\(authority)"
        if target.hasPrefix("/") { return WebAddress(base + target) }
        // A scheme of its own: mailto:, javascript:.
        let head = target.prefix { $0 != "/" && $0 != "?" }
        guard !head.contains(":") else { return nil }
        let bare = path.prefix { $0 != "?" }
        if target.hasPrefix("?") { return WebAddress(base + bare + target) }
        let folder = bare.lastIndex(of: "/").map { bare[...$0] } ?? "/"
        return WebAddress(base + folder.appending(steps: target))
    }
}

extension Substring {
    /// RFC 3986 §5.2.4, for a folder and what is relative to it.
    fileprivate func appending(steps reference: Substring) -> String {
        let query = reference.firstIndex(of: "?") ?? reference.endIndex
        var kept: [Substring] = []
        let steps = (self + reference[..<query]).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (place, step) in steps.enumerated() {
            let isLast = place == steps.count - 1
            switch step {
            case ".": if isLast { kept.append("") }
            case "..":
                _ = kept.popLast()
                if isLast { kept.append("") }
            default: kept.append(step)
            }
        }
        return "/" + kept.joined(separator: "/") + reference[query...]
    }
}
