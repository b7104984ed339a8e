extension JSONLexer {
    /// The bytes between the quotation marks, checked but not unescaped.
    struct RawString {
        let range: Range<Int>
        let hasEscapes: Bool
    }

    /// Takes a string; the next byte must be its opening quotation mark.
    mutating func rawString() throws(JSON.Fault) -> RawString {
        guard try next() == UInt8(ascii: "\"") else { throw fault(.unexpected) }
        let start = at + 1
        var place = start
        var hasEscapes = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                move(to: place + 1)
                return RawString(range: start..<place, hasEscapes: hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                place = try endOfEscape(at: place)
            } else if byte < 0x20 {
                throw fault(byte == 0 ? .nul : .rawControlCharacter, at: place)
            } else {
                place += 1
            }
        }
        throw fault(.ended, at: bytes.count)
    }

    mutating func string() throws(JSON.Fault) -> String {
        text(try rawString())
    }

    func text(_ raw: RawString) -> String {
        guard raw.hasEscapes else { return String(decoding: bytes[raw.range], as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(raw.range.count)
        var place = raw.range.lowerBound
        while let backslash = bytes[place..<raw.range.upperBound].firstIndex(of: UInt8(ascii: "\\")) {
            let (scalar, length) = escape(at: backslash)
            plain.append(contentsOf: bytes[place..<backslash])
            plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            place = backslash + length
        }
        plain.append(contentsOf: bytes[place..<raw.range.upperBound])
        return String(decoding: plain, as: UTF8.self)
    }

    private func endOfEscape(at place: Int) throws(JSON.Fault) -> Int {
        guard place + 1 < bytes.count else { throw fault(.ended, at: bytes.count) }
        guard bytes[place + 1] == UInt8(ascii: "u") else {
            guard shortEscape(bytes[place + 1]) != nil else { throw fault(.badEscape, at: place) }
            return place + 2
        }
        guard let unit = unit(at: place) else { throw fault(.badEscape, at: place) }
        guard unit != 0 else { throw fault(.nul, at: place) }
        guard UTF16.isSurrogate(unit) else { return place + 6 }
        guard UTF16.isLeadSurrogate(unit), let trail = self.unit(at: place + 6), UTF16.isTrailSurrogate(trail) else {
            throw fault(.loneSurrogate, at: place)
        }
        return place + 12
    }

    /// The scalar of an escape that ``endOfEscape(at:)`` has let pass, and the bytes it took.
    private func escape(at place: Int) -> (Unicode.Scalar, Int) {
        if let short = shortEscape(bytes[place + 1]) { return (short, 2) }
        guard let lead = unit(at: place) else { return ("\u{FFFD}", 2) }
        if let scalar = Unicode.Scalar(lead) { return (scalar, 6) }
        guard let trail = unit(at: place + 6) else { return ("\u{FFFD}", 6) }
        let scalar = 0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(trail & 0x3FF))
        return (Unicode.Scalar(scalar) ?? "\u{FFFD}", 12)
    }

    private func shortEscape(_ letter: UInt8) -> Unicode.Scalar? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(letter)
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }

    /// The UTF-16 code unit of a `\u` and four hexadecimal digits.
    private func unit(at place: Int) -> UInt16? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for digit in bytes[place + 2..<place + 6] {
            guard let value = digit.hexadecimalValue else { return nil }
            unit = unit << 4 | UInt16(value)
        }
        return unit
    }
}
