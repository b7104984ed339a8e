extension Zone {
    /// Reads a file of the time zone database, version 2 or later (RFC 9636). Nil for anything else.
    public init?(tzif bytes: [UInt8], name: String) {
        guard let old = TZifHead(bytes[...]), old.version >= UInt8(ascii: "2"), old.end(size: 4) <= bytes.count,
            let head = TZifHead(bytes[old.end(size: 4)...]), head.types >= 1
        else { return nil }
        let begin = old.end(size: 4) + TZifHead.size
        let kinds = begin + head.times * 8
        let types = kinds + head.times
        let end = old.end(size: 4) + head.end(size: 8)
        guard end <= bytes.count else { return nil }
        func offset(_ type: Int) -> Int64 {
            Int64(Int32(truncatingIfNeeded: big(bytes[(types + type * 6)..<(types + type * 6 + 4)])))
        }
        var changes: [Change] = []
        for number in 0..<head.times {
            let kind = Int(bytes[kinds + number])
            let place = begin + number * 8
            guard kind < head.types else { return nil }
            let change = Change(second: big(bytes[place..<(place + 8)]), offset: offset(kind))
            if let last = changes.last, last.second >= change.second { return nil }
            changes.append(change)
        }
        var footer = bytes[end...]
        guard footer.popFirst() == 0x0A, let close = footer.firstIndex(of: 0x0A) else { return nil }
        let text = Array(footer[..<close])
        let rule = ZoneRule(text)
        guard text.isEmpty || rule != nil else { return nil }
        self.init(name: name, first: offset(0), changes: changes, rule: rule)
    }
}

/// The six counts before a block of TZif.
private struct TZifHead {
    static let size = 44
    /// The longest zone of the database has under 300.
    static let most = 10_000

    let version: UInt8
    let times: Int
    let types: Int
    private let letters: Int
    private let leaps: Int
    private let marks: Int

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= TZifHead.size, bytes.starts(with: Array("TZif".utf8)) else { return nil }
        let counts = (0..<6).map { number in
            let place = bytes.startIndex + 20 + number * 4
            return Int(big(bytes[place..<(place + 4)]))
        }
        guard counts.allSatisfy({ (0...TZifHead.most).contains($0) }) else { return nil }
        version = bytes[bytes.startIndex + 4]
        (marks, leaps, times, types, letters) = (counts[0] + counts[1], counts[2], counts[3], counts[4], counts[5])
    }

    /// Where the block ends, counted from its head.
    func end(size: Int) -> Int {
        TZifHead.size + times * (size + 1) + types * 6 + letters + leaps * (size + 4) + marks
    }
}

/// A number whose highest byte stands first.
private func big(_ bytes: ArraySlice<UInt8>) -> Int64 {
    bytes.reduce(0) { $0 << 8 | Int64($1) }
}
