import Crypto

/// 256 random bits that stand for something: a session, a device, an API token, an invitation. The holder keeps the text,
/// the desk keeps only ``hash``: reading the tables signs nobody in. Equal lengths and a hash look-up leave nothing to
/// compare in secret-dependent time.
public struct Secret: Sendable, Equatable {
    /// Bytes.
    public static let size = 32

    public let bytes: [UInt8]

    /// Nil unless there are 32 of them.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    /// From a generator that is fit for secrets, as the system's is.
    public init(using generator: inout some RandomNumberGenerator) {
        bytes = (0..<Self.size).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Reads ``text`` back.
    public init?(text: some StringProtocol) {
        guard let bytes = Base32.bytes(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// 52 characters that survive a link, a cookie, a header and being read out.
    public var text: String { Base32.text(bytes) }

    /// SHA-256. The secret itself has 256 bits, so no salt and no slow hash are needed.
    public var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// What `Authorization: Bearer` carries: `rnd_`, the secret, and a checksum, so that a leaked one is recognised wherever
    /// it turns up and a mistyped one without asking the database.
    public var apiTokenText: String { Self.prefix + text + Self.checksum(of: text) }

    /// Reads ``apiTokenText`` back.
    public init?(apiTokenText token: String) {
        guard token.utf8.count == Self.prefix.utf8.count + Self.textLength + Self.checksumLength,
            token.hasPrefix(Self.prefix)
        else { return nil }
        let body = token.dropFirst(Self.prefix.count)
        let text = body.prefix(Self.textLength)
        guard body.dropFirst(Self.textLength) == Self.checksum(of: String(text)) else { return nil }
        self.init(text: text)
    }

    private static let prefix = "rnd_"
    private static let textLength = 52
    private static let checksumLength = 6

    /// 30 bits of the SHA-256 of prefix and text.
    private static func checksum(of text: String) -> String {
        String(Base32.text(Array(SHA256.hash(data: Array((prefix + text).utf8)))).prefix(checksumLength))
    }
}
