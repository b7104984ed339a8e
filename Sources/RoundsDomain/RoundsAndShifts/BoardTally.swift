extension Board {
    /// Where a line counts: each counts once.
    public enum Place: Sendable {
        case well
        /// Not well, and decided about, or somebody has its request.
        case inHand
        case undecided
        /// For a person to look at, and nobody has yet.
        case notLookedAt
    }

    /// How many lines stand where. Every page that counts a round says it with this and in these words.
    public struct Tally: Sendable, Equatable {
        public let well: Int
        public let inHand: Int
        public let undecided: Int
        public let notLookedAt: Int

        public init(well: Int, inHand: Int = 0, undecided: Int = 0, notLookedAt: Int = 0) {
            self.well = well
            self.inHand = inHand
            self.undecided = undecided
            self.notLookedAt = notLookedAt
        }

        /// Of a round as it was signed.
        public init(_ lines: [SignedLine]) {
            var counts: [Place: Int] = [:]
            for line in lines { counts[line.place, default: 0] += 1 }
            self.init(
                well: counts[.well] ?? 0, inHand: counts[.inHand] ?? 0, undecided: counts[.undecided] ?? 0,
                notLookedAt: counts[.notLookedAt] ?? 0)
        }

        public var all: Int { well + inHand + undecided + notLookedAt }
        /// Somebody still has something to do about it.
        public var waiting: Int { undecided + notLookedAt }

        /// `142 of 146 lines have fresh, good evidence; 2 undecided, 1 not looked at, 1 in hand`.
        public var sentence: String {
            guard all > 0 else { return "No line is bound to any evidence yet" }
            guard well < all else { return "All \(all) lines have fresh, good evidence" }
            let good = "\(well) of \(all) lines \(well == 1 ? "has" : "have") fresh, good evidence"
            let rest = [(undecided, "undecided"), (notLookedAt, "not looked at"), (inHand, "in hand")]
            return "\(good); " + rest.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
    }

    public var tally: Tally {
        let inHand = exceptions.count(where: \.isInHand)
        return Tally(
            well: well.count, inHand: inHand, undecided: exceptions.count - inHand, notLookedAt: byHand.count)
    }
}

extension SignedLine {
    /// Where it counted when it was signed.
    public var place: Board.Place {
        if verdict == .good { return .well }
        if id.source == .byHand, verdict == .unknown { return .notLookedAt }
        if decision != nil { return .inHand }
        let isRequest = id.source == .ticket || ticket != nil
        return isRequest && !owner.isEmpty && verdict != .unowned ? .inHand : .undecided
    }
}
