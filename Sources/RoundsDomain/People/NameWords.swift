extension Person {
    /// Whether each typed word begins a word of the name, in any order, or all of them the sign-in name: `lopez` is Maria
    /// Lopez, and so is `Lopez, Ma`. Nobody is called nothing.
    public func isCalled(_ typed: String) -> Bool {
        let key = typed.foldedKey
        guard !key.isEmpty else { return false }
        let (sought, own) = (key.wordsOfName, name.foldedKey.wordsOfName)
        let byName = !sought.isEmpty && sought.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
        return byName || signInName.foldedKey.hasPrefix(key)
    }
}

extension String {
    private static let betweenWords: Set<Character> = [" ", "-", "'", "’", ",", "."]

    /// `o'neil-lopez, maria`: o, neil, lopez, maria.
    public var wordsOfName: [String] { nameSlices.map(String.init) }

    /// From each word to the end, what a name is looked up by: `maria lopez`, `lopez`.
    public var nameParts: Set<String> { Set(nameSlices.map { String(self[$0.startIndex...]) }) }

    private var nameSlices: [Substring] { split(whereSeparator: Self.betweenWords.contains) }
}
