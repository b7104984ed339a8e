/// The number of a stored thing, told apart by what it numbers: a ticket's number does not fit where a person's is asked.
/// Numbers are never reused.
public struct Key<Subject>: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let number: Int64

    public init(_ number: Int64) {
        self.number = number
    }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    public var description: String { String(number) }
}
