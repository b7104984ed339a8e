import Crypto

extension Board {
    /// SHA-256 over every line as it was signed: 32 bytes. It changes when anything on any line does, and with the round,
    /// the day, the moment and the signature. Each field is preceded by its length as 8 bytes, big-endian, so that no two
    /// boards are written alike.
    public static func seal(_ lines: [SignedLine], signed: Signature) -> [UInt8] {
        var sum = SHA256()
        sum.add("rounds board 1")
        sum.add(signed.kind.rawValue)
        sum.add(signed.day.iso)
        sum.add(String(signed.at.milliseconds))
        sum.add(String(signed.by.number))
        sum.add(signed.isClear ? "clear" : "exceptions")
        for line in lines.sorted(by: { $0.id < $1.id }) {
            for field in line.fields { sum.add(field) }
        }
        return Array(sum.finalize())
    }

    /// What somebody saw when they decided to sign: which lines there are, what each says, what was decided. It stays the
    /// same while evidence is only renewed.
    public var fingerprint: String {
        var told: [UInt8] = []
        told.reserveCapacity(count * 32)
        func tell(_ line: Line) {
            for word in [line.evidence.id.source.rawValue, line.evidence.id.key, line.evidence.verdict.rawValue] {
                told.append(contentsOf: word.utf8)
                told.append(0x1F)
            }
            told.append(contentsOf: (line.decision?.kind.rawValue ?? "").utf8)
            if !line.isGood, line.isInHand { told.append(0x1D) }
            if let ticket = line.ticket { told.append(contentsOf: ticket.code.utf8) }
            told.append(0x1E)
        }
        // What is well stands in the order of its sources; what is not moves with how long it has been so.
        for line in (exceptions + byHand).sorted(by: { $0.evidence.id < $1.evidence.id }) { tell(line) }
        for line in well { tell(line) }
        return Array(SHA256.hash(data: told).prefix(12)).hexDigits
    }
}

extension SHA256 {
    mutating func add(_ field: String) {
        let bytes = Array(field.utf8)
        withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { update(bufferPointer: $0) }
        update(data: bytes)
    }
}

extension [UInt8] {
    /// Lower-case hexadecimal.
    var hexDigits: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
