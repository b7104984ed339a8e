/// Why bytes from outside are not taken. Each parser has its own, with a sentence for whoever sent them.
public protocol Unreadable: Error, Sendable {
    /// One or two sentences in plain words, fit to be shown as they are (escaped).
    var sentence: String { get }

    /// True when the bytes are more than a limit allows, whatever they say: 413 rather than 400.
    var isTooMuch: Bool { get }
}
