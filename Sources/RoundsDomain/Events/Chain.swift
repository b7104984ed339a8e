import Crypto

/// How the log is sealed: each record's hash covers the one before, so that nothing can be changed, removed or put in
/// between unseen. What is cut off at the end is shown by the signed ``Checkpoint``.
public enum Chain {
    /// What stands before record 1: 32 zero bytes.
    public static let start = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the previous hash and each field, every one preceded by its length as 8 bytes, big-endian.
    public static func hash(
        after previous: [UInt8], number: Int64, at: Moment, by: Actor, kind: String, subject: Happening.Subject,
        facts: String
    ) -> [UInt8] {
        var sum = SHA256()
        sum.add(previous)
        sum.add(String(number).utf8)
        sum.add(String(at.milliseconds).utf8)
        sum.add(by.code.utf8)
        sum.add(kind.utf8)
        sum.add(subject.topic.utf8)
        sum.add(facts.utf8)
        return Array(sum.finalize())
    }

    /// The first fault between `previous` and the next records, or nil.
    public static func fault(in events: some Sequence<Event>, after previous: (number: Int64, hash: [UInt8])) -> Fault?
    {
        var (number, seal) = previous
        for event in events {
            guard event.number == number + 1 else { return .missing(number + 1) }
            seal = hash(
                after: seal, number: event.number, at: event.at, by: event.by, kind: event.kind, subject: event.subject,
                facts: event.facts)
            guard event.hash == seal else { return .broken(event.number) }
            number = event.number
        }
        return nil
    }

    public enum Fault: Error, Sendable, Equatable {
        /// No record has this number though later ones exist.
        case missing(Int64)
        /// This record, or the one before it, is not what was written.
        case broken(Int64)
        /// The log is shorter than a signed checkpoint says.
        case cut(checkpoint: Int64)
        /// A checkpoint's signature or hash does not fit the record it names.
        case forged(checkpoint: Int64)

        public var sentence: String {
            switch self {
            case .missing(let number): "Record \(number) is missing."
            case .broken(let number): "Record \(number) is not what was written."
            case .cut(let number): "The log ends before record \(number), which a signed checkpoint names."
            case .forged(let number): "The checkpoint at record \(number) does not fit the log."
            }
        }
    }
}

extension SHA256 {
    fileprivate mutating func add(_ field: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt64(field.count).bigEndian) { update(bufferPointer: $0) }
        update(data: Array(field))
    }
}
