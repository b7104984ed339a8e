/// The UUID in a heartbeat's address (RFC 9562), canonical: lower case, with hyphens.
public enum Token {
    /// Version 4 from the system's generator: 122 random bits, so that nobody guesses it.
    public static func random() -> String {
        var system = SystemRandomNumberGenerator()
        return random(using: &system)
    }

    public static func random(using generator: inout some RandomNumberGenerator) -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text += "-" }
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return text
    }

    /// Reads a UUID written canonically in either case; nil for anything else.
    public static func canonical(_ text: some StringProtocol) -> String? {
        guard text.utf8.count == 36 else { return nil }
        for (place, byte) in text.utf8.enumerated() {
            let isHyphen = [8, 13, 18, 23].contains(place)
            let isHex = (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
            guard isHyphen ? byte == 0x2D : isHex else { return nil }
        }
        return text.lowercased()
    }
}
