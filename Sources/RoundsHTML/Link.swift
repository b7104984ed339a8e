/// An address that a person wrote and that may stand in `href`: `https`, `http` or `mailto`, nothing else.
/// Addresses inside the desk are written in the program and need no `Link`.
public struct Link: Sendable, Equatable {
    public let target: String

    /// Nil when the scheme is another, the text is longer than 2,000 characters, or it holds a control character or space.
    public init?(_ text: String) {
        let lower = text.lowercased()
        guard ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) else { return nil }
        guard text.utf8.count <= 2_000, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        target = text
    }
}
