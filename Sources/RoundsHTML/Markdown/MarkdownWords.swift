extension MarkdownPrinter {
    /// A run of text: bare addresses and ticket numbers in it become links, unless it is inside one already.
    func words(_ text: String, isLink: Bool) -> HTML {
        guard !isLink else { return HTML(escaping: text) }
        var words: HTML = .nothing
        var shown = text.startIndex
        var place = text.startIndex
        while let next = text.utf8[place...].firstIndex(where: { "hHrR".utf8.contains($0) }) {
            place = text.utf8.index(after: next)
            guard text.startsWord(at: next) else { continue }
            if let end = text.endOfAddress(from: next) {
                place = end
                guard let link = Link(String(text[next..<end])) else { continue }
                words += HTML(escaping: String(text[shown..<next]))
                words += anchor(link, [HTML(escaping: link.target)])
                shown = end
            } else if let (number, end) = text.ticketNumber(at: next) {
                words += HTML(escaping: String(text[shown..<next]))
                words += "<a href=\"/tickets/\(number)\">\(String(text[next..<end]))</a>"
                (shown, place) = (end, end)
            }
        }
        words += HTML(escaping: String(text[shown...]))
        return words
    }
}

extension String {
    /// No letter, digit or joining sign stands before it.
    fileprivate func startsWord(at place: Index) -> Bool {
        guard place > startIndex else { return true }
        let before = unicodeScalars[unicodeScalars.index(before: place)]
        return !before.isOfAWord && !"-_/.@".unicodeScalars.contains(before)
    }

    /// Where an `http` or `https` address that begins here ends, or is cut because it is longer than any that is
    /// admitted. Punctuation that closes a sentence is not part of it, nor is a bracket that it did not open.
    fileprivate func endOfAddress(from start: Index) -> Index? {
        // `:` and `/` have the bit that makes capitals small already.
        let beginning = utf8[start...].prefix(8).map { $0 | 0x20 }
        let scheme = [7, 8].first { "http\($0 == 8 ? "s" : "")://".utf8.elementsEqual(beginning.prefix($0)) }
        guard let scheme else { return nil }
        let rest = unicodeScalars[utf8.index(start, offsetBy: scheme)...]
        guard let first = rest.first, first == "[" || first.isOfAWord else { return nil }
        return rest.prefix(2_001).prefix { !$0.endsAddress }.withoutClosing.endIndex
    }

    /// `R-` and up to 15 digits that end a word; the number and where it ends.
    fileprivate func ticketNumber(at start: Index) -> (Int64, Index)? {
        guard utf8[start] | 0x20 == UInt8(ascii: "r") else { return nil }
        let sign = utf8.index(after: start)
        guard sign < endIndex, utf8[sign] == UInt8(ascii: "-") else { return nil }
        let digits = utf8[utf8.index(after: sign)...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard (1...15).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
        if digits.endIndex < endIndex {
            let after = unicodeScalars[digits.endIndex]
            guard !after.isOfAWord, after != "_" else { return nil }
        }
        return Int64(String(digits) ?? "").map { ($0, digits.endIndex) }
    }
}

extension Substring.UnicodeScalarView {
    /// Without the punctuation and the brackets at its end that belong to the sentence around an address.
    fileprivate var withoutClosing: Self {
        var surplus: [Unicode.Scalar: Int] = [:]
        for scalar in self {
            switch scalar {
            case "(": surplus[")", default: 0] -= 1
            case "[": surplus["]", default: 0] -= 1
            case "{": surplus["}", default: 0] -= 1
            case ")", "]", "}": surplus[scalar, default: 0] += 1
            default: break
            }
        }
        var kept = self
        while let last = kept.last {
            if ".,:;!?'*_~’".unicodeScalars.contains(last) {
                kept.removeLast()
            } else if let more = surplus[last], more > 0 {
                surplus[last] = more - 1
                kept.removeLast()
            } else {
                break
            }
        }
        return kept
    }
}

extension Unicode.Scalar {
    fileprivate var isOfAWord: Bool {
        properties.isAlphabetic || properties.numericType != nil
    }

    fileprivate var endsAddress: Bool {
        properties.isWhitespace || "<>\"`“”„«»".unicodeScalars.contains(self)
    }
}
