/// A question to a time server and its answer (RFC 5905 §7.3; as a client of RFC 4330).
public struct NTPMessage: Sendable, Equatable {
    public static let size = 48

    /// 3 when the server's own clock is not set.
    public let leap: UInt8
    public let stratum: UInt8
    /// Four letters of the server's, such as `RATE`, where the stratum is 0 (RFC 5905 §7.4).
    public let kiss: String?
    public let originate: UInt64
    /// 32 bits of seconds since 1900, 32 of fraction.
    public let receive: UInt64
    public let transmit: UInt64

    public enum Fault: Unreadable, Equatable {
        case notNTP, notSynchronised
        case refused(String)

        public var sentence: String {
            switch self {
            case .notNTP: "The answer is not that of a time server"
            case .notSynchronised: "The time server says that its own clock is not set"
            case .refused(let kiss): "The time server does not want to be asked (\(kiss))"
            }
        }

        public var isTooMuch: Bool { false }
    }

    /// A question.
    /// - Parameter nonce: comes back with the answer. Not the time, which nobody needs to know (RFC 9109's spirit).
    public static func question(_ nonce: UInt64) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        // No warning, version 4, client.
        bytes[0] = 0b00_100_011
        for place in 0..<8 { bytes[40 + place] = UInt8(truncatingIfNeeded: nonce >> (56 - 8 * UInt64(place))) }
        return bytes
    }

    /// Reads a server's answer.
    public init(_ bytes: some Collection<UInt8>) throws(Fault) {
        let bytes = Array(bytes.prefix(Self.size))
        guard bytes.count == Self.size, bytes[0] & 7 == 4, (1...4).contains(bytes[0] >> 3 & 7) else { throw .notNTP }
        leap = bytes[0] >> 6
        stratum = bytes[1]
        let letters = bytes[12..<16].filter { (0x41...0x5A).contains($0) }
        kiss = stratum == 0 && letters.count == 4 ? String(decoding: letters, as: UTF8.self) : nil
        originate = bytes.number(at: 24)
        receive = bytes.number(at: 32)
        transmit = bytes.number(at: 40)
    }

    /// How far the server's clock is ahead, in microseconds.
    /// - Parameters: when the question left and the answer came, in microseconds since 1970 by this machine's clock.
    public func offset(sent: Int64, received: Int64) throws(Fault) -> Int64 {
        if let kiss { throw .refused(kiss) }
        guard leap != 3, (1...15).contains(stratum), transmit != 0 else { throw .notSynchronised }
        let (arrived, left) = (receive.microseconds(near: sent), transmit.microseconds(near: received))
        return ((arrived - sent) + (left - received)) / 2
    }
}

extension [UInt8] {
    fileprivate func number(at place: Int) -> UInt64 {
        self[place..<(place + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension UInt64 {
    /// Microseconds since 1970 of a time stamp, in the era of 136 years that lies nearest (RFC 5905 §6).
    fileprivate func microseconds(near now: Int64) -> Int64 {
        let (seconds, fraction) = (Int64(self >> 32), Int64(((self & 0xFFFF_FFFF) * 1_000_000) >> 32))
        let time = (seconds - 2_208_988_800) * 1_000_000 + fraction
        let era: Int64 = (1 << 32) * 1_000_000
        let distance = now - time
        let eras = (distance + (distance >= 0 ? era / 2 : -era / 2)) / era
        return time + eras * era
    }
}
