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

    /// Characters.
    public static let titleLength = 100
    public static let goodWhenLength = 200
    public static let most = 500

    /// One a line, with when it is well after a bar: `Data centre walk | no amber light, 18–24 °C`. One that is known by its
    /// title keeps its code, and with it what was seen of it.
    /// - Throws: a sentence that names the line.
    public static func list(_ text: String, known: [RoundCheck]) throws(Complaints) -> [RoundCheck] {
        var checks: [RoundCheck] = []
        for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) where !line.isEmpty {
            let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map {
                String($0).trimmed.singleLine
            }
            guard let title = parts.first, !title.isEmpty, title.unicodeScalars.count <= titleLength,
                parts.count < 2 || parts[1].unicodeScalars.count <= goodWhenLength
            else {
                let sentence = "“\(line.prefix(40))” is no line such as “Data centre walk | no amber light”."
                throw Complaints([Complaint("lines", sentence)])
            }
            checks = try adding(
                title, goodWhen: parts.count < 2 ? "" : parts[1], to: checks, known: known, field: "lines")
        }
        return checks
    }

    /// These and one more at the end; one that is called so already is well by these words from now on.
    public static func putting(
        _ title: String, goodWhen: String, into checks: [RoundCheck], known: [RoundCheck]
    ) throws(Complaints) -> (all: [RoundCheck], put: RoundCheck) {
        let same = title.replacing("|", with: "/").foldedKey
        if let place = checks.firstIndex(where: { $0.title.foldedKey == same }) {
            var all = checks
            all[place] = RoundCheck(code: all[place].code, title: all[place].title, goodWhen: goodWhen)
            return (all, all[place])
        }
        let all = try adding(title, goodWhen: goodWhen, to: checks, known: known)
        return (all, all[all.count - 1])
    }

    /// These and one more at the end.
    public static func adding(
        _ title: String, goodWhen: String, to checks: [RoundCheck], known: [RoundCheck], field: String = "title"
    ) throws(Complaints) -> [RoundCheck] {
        // The bar parts it from when it is well.
        let title = title.replacing("|", with: "/")
        guard !title.isEmpty else { throw Complaints([Complaint(field, "Say what to look at.")]) }
        guard !checks.contains(where: { $0.title.foldedKey == title.foldedKey }) else {
            throw Complaints([Complaint(field, "“\(title)” is there twice.")])
        }
        guard checks.count < most else {
            throw Complaints([Complaint(field, "At most \(most) lines are looked at by hand.")])
        }
        let code = known.first { $0.title.foldedKey == title.foldedKey }?.code ?? freeCode(known + checks)
        return checks + [RoundCheck(code: code, title: title, goodWhen: goodWhen)]
    }

    private static func freeCode(_ taken: [RoundCheck]) -> String {
        let numbers = taken.compactMap { $0.code.hasPrefix("H") ? Int($0.code.dropFirst()) : nil }
        let next = (numbers.max() ?? 0) + 1
        return "H\(next < 10 ? "0" : "")\(next)"
    }

    public static func text(_ checks: [RoundCheck]) -> String {
        checks.map { $0.goodWhen.isEmpty ? $0.title : "\($0.title) | \($0.goodWhen)" }.joined(separator: "\n")
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
