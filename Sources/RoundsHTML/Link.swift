/// An address that a person wrote and that may stand in `href`: `https`, `http` or `mailto`, or a page of the desk itself such
/// as `/checks/4`, without a query; nothing else.
public struct Link: Sendable, Equatable {
    public let target: String

    /// Nil when the scheme is another, the text is longer than 2,000 characters, or it holds a control character or space.
    public init?(_ text: String) {
        let lower = text.lowercased()
        if text.isPage {
            target = text
            return
        }
        guard ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) else { return nil }
        guard text.utf8.count <= 2_000, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        target = text
    }
}

extension String {
    /// `/checks/4`: letters, digits, hyphens and single slashes. Two slashes would lead to another host (RFC 3986 §4.2).
    fileprivate var isPage: Bool {
        utf8.first == UInt8(ascii: "/") && utf8.count <= 200 && !contains("//")
            && utf8.allSatisfy { byte in
                (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
            }
    }
}
