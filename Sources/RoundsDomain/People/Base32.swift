/// Base 32 (RFC 4648 §6) in small letters without padding: letters and digits only, one word to a double click.
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count * 8 + 4) / 5)
        var buffer: UInt32 = 0
        var held = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                out.append(alphabet[Int(buffer >> UInt32(held) & 31)])
            }
        }
        if held > 0 { out.append(alphabet[Int(buffer << UInt32(5 - held) & 31)]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Nil for anything ``text(_:)`` would not have written; capitals are read as small letters.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var held = 0
        for letter in text.utf8 {
            guard let value = value(of: letter) else { return nil }
            buffer = buffer << 5 | value
            held += 5
            if held >= 8 {
                held -= 8
                out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(held)))
            }
        }
        let rest = buffer & (1 << UInt32(held) - 1)
        return held < 5 && rest == 0 ? out : nil
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt32(letter - UInt8(ascii: "2")) + 26
        default: nil
        }
    }
}
