/// A text made ready for the parser.
struct MarkdownSource {
    /// Without control characters other than tab and line feed; the two backslashes of network paths are kept from the
    /// parser, which would take the first as an escape for the second.
    let text: String
    private let hasShares: Bool

    /// Larger texts are not worth their parsing time; they are logs and dumps.
    var isParsed: Bool { text.utf8.count <= 1 << 16 }

    init(_ typed: String) {
        var bytes = Array(typed.utf8)
        let hasControls = bytes.contains(where: \.isControl)
        if hasControls { bytes = MarkdownSource.withoutControls(bytes) }
        hasShares = bytes.count <= 1 << 16 && MarkdownSource.keepShares(in: &bytes)
        text = hasControls || hasShares ? String(decoding: bytes, as: UTF8.self) : typed
    }

    /// What the parser gave back, with the backslashes of network paths in their place again and without the control
    /// characters that references such as `&#1;` brought in.
    func restored(_ parsed: String) -> String {
        guard parsed.utf8.contains(where: \.isControl) else { return parsed }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parsed.utf8.count + 4)
        for byte in parsed.utf8 {
            if !byte.isControl {
                bytes.append(byte)
            } else if hasShares, byte == MarkdownSource.share {
                bytes.append(contentsOf: #"\\"#.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Stands for `\\`: a control character (SUBSTITUTE), which the text cannot hold itself.
    private static let share: UInt8 = 0x1A

    /// CRLF and CR become LF.
    private static func withoutControls(_ typed: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(typed.count)
        var afterReturn = false
        for byte in typed {
            if byte == 0x0D || byte == 0x0A && !afterReturn {
                kept.append(0x0A)
            } else if !byte.isControl, byte != 0x0A {
                kept.append(byte)
            }
            afterReturn = byte == 0x0D
        }
        return kept
    }

    /// Marks `\\fileserver\radiology` at the start of a word. False when there is none.
    private static func keepShares(in bytes: inout [UInt8]) -> Bool {
        let backslash = UInt8(ascii: "\\")
        guard bytes.contains(backslash) else { return false }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let startsWord = place == 0 || !bytes[place - 1].isOfAWord && bytes[place - 1] != backslash
            if startsWord, place + 2 < bytes.count, bytes[place] == backslash, bytes[place + 1] == backslash,
                bytes[place + 2].isOfAWord
            {
                kept.append(share)
                place += 2
            } else {
                kept.append(bytes[place])
                place += 1
            }
        }
        defer { bytes = kept }
        return kept.count < bytes.count
    }
}

extension UInt8 {
    /// Other than tab and line feed.
    fileprivate var isControl: Bool {
        self < 0x20 && self != 0x09 && self != 0x0A || self == 0x7F
    }

    /// ASCII letters and digits, and whatever is not ASCII.
    fileprivate var isOfAWord: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
            true
        default: false
        }
    }
}
