/// What a file would do, row by row. Nothing is written by it.
public struct ImportPlan: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case created
        /// Which columns.
        case changed([String])
        case unchanged
        /// Why, a sentence each.
        case refused([String])

        /// As programs read it.
        public var word: String {
            switch self {
            case .created: "created"
            case .changed: "changed"
            case .unchanged: "unchanged"
            case .refused: "refused"
            }
        }
    }

    public struct Line: Sendable, Equatable {
        /// In the file, from 1.
        public let line: Int
        /// Its code, tag or sign-in name, as the file has it.
        public let key: String
        public let name: String
        public let outcome: Outcome

        public init(line: Int, key: String, name: String, outcome: Outcome) {
            self.line = line
            self.key = key
            self.name = name
            self.outcome = outcome
        }
    }

    public let kind: ImportKind
    public let lines: [Line]
    public let created: Int
    public let changed: Int
    public let unchanged: Int
    public let refused: Int

    public init(kind: ImportKind, lines: [Line]) {
        self.kind = kind
        self.lines = lines
        var counts = (created: 0, changed: 0, unchanged: 0, refused: 0)
        for line in lines {
            switch line.outcome {
            case .created: counts.created += 1
            case .changed: counts.changed += 1
            case .unchanged: counts.unchanged += 1
            case .refused: counts.refused += 1
            }
        }
        (created, changed, unchanged, refused) = counts
    }

    /// A file with one bad row changes nothing: half of a list is worse than none.
    public var isAcceptable: Bool { refused == 0 }

    public func refusal() -> Refusal {
        let rows = refused == 1 ? "One row is" : "\(refused) rows are"
        return Refusal("\(rows) refused, so nothing was imported. Mend the file and send it again.")
    }
}
