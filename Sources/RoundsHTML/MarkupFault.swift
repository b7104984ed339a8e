/// Something in a page that a browser would silently repair, and repair differently than it was meant.
public struct MarkupFault: Error, Sendable, Equatable, CustomStringConvertible {
    public let sentence: String
    /// From 1.
    public let line: Int
    /// From 1, in bytes.
    public let column: Int

    public var description: String { "\(line):\(column): \(sentence)" }
}
