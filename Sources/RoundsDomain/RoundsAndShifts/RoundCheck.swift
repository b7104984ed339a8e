/// Something that only a person can look at, as part of a round: lights in the data centre, a dial tone.
public struct RoundCheck: Sendable, Equatable {
    /// Short and never changed: `M18`.
    public let code: String
    public let title: String
    /// When it is well, in words: `no amber light, 18–24 °C, no smell`.
    public let goodWhen: String

    public init(code: String, title: String, goodWhen: String) {
        self.code = code
        self.title = title
        self.goodWhen = goodWhen
    }
}

/// What somebody found when they looked.
public struct Tick: Sendable, Equatable {
    /// Characters.
    public static let wordsLength = 400

    public let code: String
    public let isGood: Bool
    /// What was seen; needed when it is not good.
    public let words: String

    public init(_ code: String, isGood: Bool, words: String = "") throws(Complaints) {
        let words = words.trimmed.singleLine
        var complaints: [Complaint] = []
        if !isGood, words.isEmpty { complaints.append(Complaint("words", "Say in a few words what you found.")) }
        complaints.check("words", "What you found", words, most: Self.wordsLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.code = code
        self.isGood = isGood
        self.words = words
    }
}
