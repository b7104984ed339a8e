extension String {
    /// A host's name or address in lower case; nil when it cannot be one.
    ///
    /// Letters, digits, hyphens and underscores in labels of 1 to 63, 253 in all (RFC 1035 §2.3.4), a dot at the end
    /// allowed; or an IPv6 address without brackets.
    var asHost: String? {
        let host = lowercased()
        if host.contains(":") { return host.isIPv6 ? host : nil }
        return host.isDNSName ? host : nil
    }

    var isDNSName: Bool {
        let bare = hasSuffix(".") ? dropLast() : self[...]
        guard (1...253).contains(bare.utf8.count) else { return false }
        return bare.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.utf8.allSatisfy(\.isNameByte) && label.first != "-"
                && label.last != "-"
        }
    }

    var isIPv4: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && (Int(part) ?? 256) < 256
            }
    }

    /// RFC 4291 §2.2, without a zone.
    var isIPv6: Bool {
        guard utf8.count <= 45, let halves = colonHalves else { return false }
        var count = 0
        for (place, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (position, group) in groups.enumerated() {
                let isEnd = place == halves.count - 1 && position == groups.count - 1
                if isEnd, group.contains(".") {
                    guard String(group).isIPv4 else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count), group.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                        return false
                    }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    /// An address, perhaps with a port: `10.0.0.53#5353`.
    var isNameServer: Bool {
        let parts = split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts[0].isIPv4 || parts[0].isIPv6 else { return false }
        return parts.count == 1 || Int(port: parts[1]) != nil
    }

    /// Before and after `::`; nil when that stands more than once.
    private var colonHalves: [Substring]? {
        guard let gap = firstRange(ofASCII: "::") else { return [self[...]] }
        let after = self[gap.upperBound...]
        return String(after).firstRange(ofASCII: "::") == nil && !after.hasPrefix(":")
            ? [self[..<gap.lowerBound], after] : nil
    }

    /// `[::1]`, and other hosts as they are.
    var inBrackets: String { contains(":") ? "[\(self)]" : self }

    func withPort(_ port: Int) -> String { "\(inBrackets):\(port)" }

    /// Where these ASCII letters stand first.
    func firstRange(ofASCII words: String) -> Range<Index>? {
        guard let first = words.utf8.first else { return nil }
        var place = utf8.startIndex
        while let found = utf8[place...].firstIndex(of: first) {
            if utf8[found...].starts(with: words.utf8) {
                return found..<utf8.index(found, offsetBy: words.utf8.count)
            }
            place = utf8.index(after: found)
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Int {
    /// 1 to 65,535, in digits only.
    init?(port text: some StringProtocol) {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(text), (1...65_535).contains(port)
        else { return nil }
        self = port
    }
}
