/// One question of HTTP/1.1, from its own connection (RFC 9112 §3).
public struct HTTPAsk: Sendable, Equatable {
    public let method: String
    public let isSecure: Bool
    public let host: String
    public let port: Int
    /// The path with its query.
    public let target: String
    /// What stands in the `Host` field.
    public let authority: String
    /// Whether a certificate that is not trusted ends it.
    public let verifies: Bool

    public init(
        method: String, isSecure: Bool, host: String, port: Int, target: String, authority: String, verifies: Bool
    ) {
        self.method = method
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.target = target
        self.authority = authority
        self.verifies = verifies
    }

    var bytes: [UInt8] {
        let lines = [
            "\(method) \(target) HTTP/1.1", "Host: \(authority)", "User-Agent: Rounds (check)", "Accept: */*",
            "Accept-Encoding: identity", "Connection: close", "", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }
}
