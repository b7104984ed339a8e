/// An ICMP echo request and its reply (RFC 792; RFC 4443 §4).
public struct EchoMessage: Sendable, Equatable {
    public let isReply: Bool
    public let sequence: UInt16
    public let payload: [UInt8]

    /// The bytes of a request. On a socket of kind `SOCK_DGRAM` the kernel writes the identifier and, for IPv6, the sum.
    public static func request(sequence: UInt16, payload: [UInt8], isV6: Bool) -> [UInt8] {
        var bytes: [UInt8] = [isV6 ? 128 : 8, 0, 0, 0, 0, 0, UInt8(sequence >> 8), UInt8(sequence & 0xFF)] + payload
        if !isV6 {
            let sum = bytes.internetChecksum
            bytes[2] = UInt8(sum >> 8)
            bytes[3] = UInt8(sum & 0xFF)
        }
        return bytes
    }

    /// Nil for any other message.
    public init?(_ bytes: [UInt8], isV6: Bool) {
        guard bytes.count >= 8, bytes[1] == 0 else { return nil }
        switch (bytes[0], isV6) {
        case (0, false), (129, true): isReply = true
        case (8, false), (128, true): isReply = false
        default: return nil
        }
        sequence = UInt16(bytes[6]) << 8 | UInt16(bytes[7])
        payload = Array(bytes[8...])
    }
}

extension [UInt8] {
    /// RFC 1071.
    var internetChecksum: UInt16 {
        var sum: UInt32 = 0
        var place = 0
        while place < count {
            let low = place + 1 < count ? UInt32(self[place + 1]) : 0
            sum += UInt32(self[place]) << 8 | low
            sum = sum & 0xFFFF + sum >> 16
            place += 2
        }
        return ~UInt16(sum & 0xFFFF)
    }
}
