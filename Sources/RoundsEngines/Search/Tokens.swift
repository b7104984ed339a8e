import Foundation

/// The words of a text as search knows them: runs of letters, marks and digits, with case, diacritics and width folded
/// away. Both engines index what is found here, so both match alike.
struct Tokens {
    struct Token {
        /// Where the word stands in the text's UTF-8.
        let source: Range<Int>
        /// Where its folded form stands in ``folded``.
        let folded: Range<Int>
    }

    /// What is longer is cut; both the text's words and the words searched for.
    static let longestWord = 64

    private(set) var all: [Token] = []
    private(set) var folded: [UInt8] = []

    /// - Parameter limit: Words after this many are not looked at.
    init(_ text: String, limit: Int = .max) {
        var text = text
        text.withUTF8 { bytes in
            folded.reserveCapacity(bytes.count)
            var place = 0
            while place < bytes.count, all.count < limit {
                var plain = true
                let start = place
                while let length = wordLength(bytes, place) {
                    if bytes[place] >= 0x80 { plain = false }
                    place += length
                }
                if place > start {
                    add(bytes, start..<place, plain: plain)
                } else {
                    place += scalarLength(bytes, place)
                }
            }
        }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ source: Range<Int>, plain: Bool) {
        let start = folded.count
        if plain {
            for byte in bytes[source] { folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        } else {
            let word = String(decoding: bytes[source], as: UTF8.self)
            let even = word.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            for byte in even.utf8 where byte >= 0x80 || isPlainWord(byte) { folded.append(byte) }
        }
        cut(from: start)
        guard folded.count > start else { return }
        all.append(Token(source: source, folded: start..<folded.count))
    }

    /// Shortens a long word, not in the middle of a character.
    private mutating func cut(from start: Int) {
        guard folded.count - start > Tokens.longestWord else { return }
        var end = start + Tokens.longestWord
        while end > start, folded[end] & 0xC0 == 0x80 { end -= 1 }
        folded.removeSubrange(end...)
    }

    func word(_ token: Token) -> String {
        String(decoding: folded[token.folded], as: UTF8.self)
    }

    /// The folded words with a space between them.
    var joined: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(folded.count + all.count)
        for token in all {
            if !bytes.isEmpty { bytes.append(0x20) }
            bytes += folded[token.folded]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

private func isPlainWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
}

/// How many bytes the character of a word at this place has, or nil when it is not part of a word.
private func wordLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] < 0x80 { return isPlainWord(bytes[place]) ? 1 : nil }
    let length = scalarLength(bytes, place)
    var scalar = UInt32(bytes[place]) & (0xFF >> (UInt32(length) + 1))
    for next in bytes[place..<min(place + length, bytes.count)].dropFirst() {
        scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return Unicode.Scalar(scalar)?.isOfWord == true ? length : nil
}

private func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    switch bytes[place] {
    case 0..<0xC0: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
