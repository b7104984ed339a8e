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
    /// Beside the usual ones; names and values without line ends.
    public let fields: [String: String]
    public let content: [UInt8]

    public init(
        method: String, isSecure: Bool, host: String, port: Int, target: String, authority: String, verifies: Bool,
        fields: [String: String] = [:], content: [UInt8] = []
    ) {
        self.method = method
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.target = target
        self.authority = authority
        self.verifies = verifies
        self.fields = fields
        self.content = content
    }

    var bytes: [UInt8] {
        var lines = [
            "\(method) \(target) HTTP/1.1", "Host: \(authority)", "User-Agent: Rounds (check)", "Accept: */*",
            "Accept-Encoding: identity", "Connection: close",
        ]
        // RFC 9110 §8.6: a method that has content says how much, even when there is none.
        if method == "POST" { lines.append("Content-Length: \(content.count)") }
        lines += fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } + ["", ""]
        return Array(lines.joined(separator: "\r\n").utf8) + content
    }
}
