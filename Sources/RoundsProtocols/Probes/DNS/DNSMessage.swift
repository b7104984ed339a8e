/// An answer of a name server (RFC 1035 §4).
public struct DNSMessage: Sendable, Equatable {
    public enum RecordType: UInt16, Sendable, CaseIterable {
        case a = 1
        case cname = 5
        case ptr = 12
        case mx = 15
        case txt = 16
        case aaaa = 28
        case srv = 33
    }

    public struct Record: Sendable, Equatable {
        public let name: String
        public let type: RecordType
        /// Seconds.
        public let lifetime: UInt32
        /// As people write it: an address, a name, `10 mail.example` (MX), `0 5 389 host` (SRV), the text (TXT).
        public let text: String
    }

    public enum Outcome: UInt8, Sendable {
        case found = 0
        case badQuestion, serverFault, noSuchName, notImplemented, refused
        case other = 15
    }

    public let number: UInt16
    /// It did not fit into a datagram; ask again over TCP (RFC 7766).
    public let isCut: Bool
    public let outcome: Outcome
    public let question: Question?
    /// Only the types known here; at most 100.
    public let records: [Record]

    public struct Question: Sendable, Equatable {
        /// In lower case, without the dot at its end.
        public let name: String
        public let type: UInt16
    }

    public enum Fault: Unreadable, Equatable {
        case notDNS

        public var sentence: String { "The answer is not that of a name server" }
        public var isTooMuch: Bool { false }
    }

    /// The bytes of a question, asking for recursion; nil when the name cannot be written.
    public static func question(_ name: String, _ type: RecordType, number: UInt16) -> [UInt8]? {
        guard let name = DNSName.bytes(name) else { return nil }
        let head: [UInt8] = [UInt8(number >> 8), UInt8(number & 0xFF), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        return head + name + [UInt8(type.rawValue >> 8), UInt8(type.rawValue & 0xFF), 0, 1]
    }

    public init(_ bytes: some Collection<UInt8>) throws(Fault) {
        var reader = DNSReader(Array(bytes.prefix(65_535)))
        number = try reader.word()
        let flags = try reader.word()
        guard flags & 0x8000 != 0 else { throw .notDNS }
        isCut = flags & 0x0200 != 0
        outcome = Outcome(rawValue: UInt8(flags & 15)) ?? .other
        let (questions, answers) = (try reader.word(), try reader.word())
        _ = try reader.long()
        guard questions <= 1 else { throw .notDNS }
        if questions == 1 {
            let name = try reader.name()
            question = Question(name: name, type: try reader.word())
            _ = try reader.word()
        } else {
            question = nil
        }
        var records: [Record] = []
        for _ in 0..<answers where records.count < 100 {
            do {
                if let record = try reader.record() { records.append(record) }
            } catch {
                // A cut answer may end in the middle of a record.
                if isCut { break }
                throw error
            }
        }
        self.records = records
    }

    /// The records of a type that the name leads to, aliases followed (RFC 1034 §3.6.2).
    public func answers(to name: String, _ type: RecordType) -> [Record] {
        var name = (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
        for _ in 0..<16 {
            let found = records.filter { $0.type == type && $0.name.isExactly(name) }
            if !found.isEmpty { return found }
            guard let alias = records.first(where: { $0.type == .cname && $0.name.isExactly(name) }) else { return [] }
            name = alias.text
        }
        return []
    }
}

extension DNSReader {
    /// Nil for a record of another type or class.
    fileprivate mutating func record() throws(DNSMessage.Fault) -> DNSMessage.Record? {
        let name = try name()
        let (type, kind) = (try word(), try word())
        let lifetime = try long()
        let length = Int(try word())
        guard length <= bytes.count - place else { throw .notDNS }
        let end = place + length
        defer { place = end }
        guard kind == 1, let type = DNSMessage.RecordType(rawValue: type) else { return nil }
        let text = try text(of: type, length: length)
        guard place <= end else { throw .notDNS }
        return DNSMessage.Record(name: name, type: type, lifetime: lifetime, text: text)
    }

    private mutating func text(of type: DNSMessage.RecordType, length: Int) throws(DNSMessage.Fault) -> String {
        switch type {
        case .a:
            guard length == 4 else { throw .notDNS }
            return try take(4).map { String($0) }.joined(separator: ".")
        case .aaaa:
            guard length == 16 else { throw .notDNS }
            return Array(try take(16)).asIPv6
        case .cname, .ptr: return try self.name()
        case .mx:
            let preference = try word()
            return "\(preference) \(try self.name())"
        case .srv:
            let (priority, weight, port) = (try word(), try word(), try word())
            return "\(priority) \(weight) \(port) \(try self.name())"
        case .txt:
            let end = place + length
            var text: [UInt8] = []
            while place < end { text += try take(Int(try byte())) }
            return String(decoding: text, as: UTF8.self)
        }
    }
}

extension [UInt8] {
    /// The canonical form (RFC 5952).
    var asIPv6: String {
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(self[$0]) << 8 | UInt16(self[$0 + 1]) }
        var (best, start) = (0..<0, 0)
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > Swift.max(best.count, 1) { best = start..<end }
            start = Swift.max(end, start) + 1
        }
        func words(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty ? words(0..<8) : "\(words(0..<best.lowerBound))::\(words(best.upperBound..<8))"
    }
}
