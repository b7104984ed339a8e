/// A dated run through everything the desk looks at.
public struct Round: Sendable, Equatable {
    public typealias ID = Key<Round>

    /// The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        case morning
        /// Before the day is handed over.
        case final

        public var title: String {
            switch self {
            case .morning: "Morning round"
            case .final: "Final checks"
            }
        }
    }

    public let id: ID
    public let signature: Signature
    public let signer: String
    /// SHA-256 of the board, 32 bytes; see ``Board/seal(_:signed:)``.
    public let hash: [UInt8]
    public let lines: Int64
    public let good: Int64

    public init(id: ID, signature: Signature, signer: String, hash: [UInt8], lines: Int64, good: Int64) {
        self.id = id
        self.signature = signature
        self.signer = signer
        self.hash = hash
        self.lines = lines
        self.good = good
    }
}

extension Board {
    /// Who may sign what they saw: as clear when nothing is in the way, else with the exceptions named.
    /// - Parameter seen: the ``fingerprint`` of the board that the person had before them.
    public func signed(
        _ kind: Round.Kind, day: Day, by person: Person, seen: String, acceptingExceptions: Bool
    ) throws(Refusal) -> Signature {
        guard count > 0 else { throw Refusal("There is nothing on the board to sign.") }
        guard seen == fingerprint else {
            throw Refusal("The board changed while you read it. Look at what is new, then sign.")
        }
        guard isClear || acceptingExceptions else { throw Refusal(unclear) }
        return Signature(kind: kind, day: day, by: person.id, at: at, isClear: isClear)
    }

    /// Why it is not clear, by name.
    public var unclear: String {
        let unknown = obstacles.filter { $0.obstacle == .unknown }.map(\.evidence.subject)
        let undecided = obstacles.filter { $0.obstacle == .undecided }.map(\.evidence.subject)
        var sentences: [String] = []
        if !unknown.isEmpty { sentences.append("Nothing is known of \(Self.named(unknown)).") }
        if !undecided.isEmpty { sentences.append("Nobody decided about \(Self.named(undecided)).") }
        return (["This cannot be signed as clear."] + sentences + ["It can be signed with exceptions."])
            .joined(separator: " ")
    }

    /// Up to five by name, the others counted.
    private static func named(_ subjects: [String]) -> String {
        let shown = subjects.prefix(5).joined(separator: ", ")
        return subjects.count > 5 ? "\(shown) and \(subjects.count - 5) more" : shown
    }
}
