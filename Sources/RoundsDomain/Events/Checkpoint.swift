import Crypto

/// A signed word about the log's end: on this day it held this many records and ended in this hash. Kept outside the
/// database too, it shows that a tail was cut off.
public struct Checkpoint: Sendable, Equatable {
    public let event: Int64
    public let hash: [UInt8]
    public let at: Moment
    /// Ed25519 (RFC 8032), 64 bytes.
    public let signature: [UInt8]

    public init(event: Int64, hash: [UInt8], at: Moment, signature: [UInt8]) {
        self.event = event
        self.hash = hash
        self.at = at
        self.signature = signature
    }

    public static func signed(
        event: Int64, hash: [UInt8], at: Moment, with key: Curve25519.Signing.PrivateKey
    ) throws -> Checkpoint {
        let signature = try key.signature(for: text(event: event, hash: hash, at: at))
        return Checkpoint(event: event, hash: hash, at: at, signature: Array(signature))
    }

    public func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
        key.isValidSignature(signature, for: Self.text(event: event, hash: hash, at: at))
    }

    private static func text(event: Int64, hash: [UInt8], at: Moment) -> [UInt8] {
        Array("rounds checkpoint 1\n\(event)\n\(at.milliseconds)\n".utf8) + hash
    }
}
