/// A statement or a piece of one. Its text comes from the program's source alone; every hole is a bound value,
/// another piece, or a ``Word`` that the engines spell differently. A string made at run time cannot become SQL.
///
///     try tx.rows("SELECT id, title FROM ticket WHERE state = \(state.rawValue) \(newestFirst)")
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    public enum Piece: Sendable {
        case text(StaticString)
        case value(Value)
        case word(Word)
    }

    public let pieces: [Piece]

    public init(pieces: [Piece]) {
        self.pieces = pieces
    }

    public init(stringLiteral text: StaticString) {
        pieces = [.text(text)]
    }

    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            pieces.append(.text(literal))
        }

        public mutating func appendInterpolation(_ value: some SQLValueConvertible) {
            pieces.append(.value(value.sqlValue))
        }

        public mutating func appendInterpolation(_ value: (some SQLValueConvertible)?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }

        public mutating func appendInterpolation(_ word: Word) {
            pieces.append(.word(word))
        }

        public mutating func appendInterpolation(_ piece: SQL) {
            pieces.append(contentsOf: piece.pieces)
        }

        /// A comma-separated list of bound values, for `IN (…)`. An empty list becomes `NULL`, which matches nothing.
        ///
        /// The last value is repeated until there are 1, 2, 4, 8, … of them, so that lists of all lengths make a few
        /// statements, each prepared once.
        public mutating func appendInterpolation(list values: some Collection<some SQLValueConvertible>) {
            var all = values.map(\.sqlValue)
            guard let last = all.last else { return pieces.append(.value(.null)) }
            var length = 1
            while length < all.count { length = length < 8_192 ? length * 2 : all.count }
            all += repeatElement(last, count: length - all.count)
            for (place, value) in all.enumerated() {
                if place > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value))
            }
        }
    }

    /// Adds a piece to the end; used to build a condition out of the filters that are set.
    public static func += (left: inout SQL, right: SQL) {
        left = SQL(pieces: left.pieces + right.pieces)
    }

    /// The pieces with a separator between them, as in `[…].joined(" AND ")`.
    public static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
        var pieces: [Piece] = []
        for (place, part) in parts.enumerated() {
            if place > 0 { pieces += separator.pieces }
            pieces += part.pieces
        }
        return SQL(pieces: pieces)
    }
}
