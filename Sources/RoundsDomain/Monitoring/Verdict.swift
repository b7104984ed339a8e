/// What one look at something found. The stored words are never changed once shipped.
public enum Verdict: String, Sendable, CaseIterable {
    case good, warning, failed
    /// It could not be found out: no word, no way to ask. Never shown as good.
    case unknown

    public var isBad: Bool { self != .good }
}
