import RoundsSQL

/// A text that was found, laid beside the needles.
struct Found {
    /// Words shown of a long text, and how many of them stand before the first match.
    private static let shown = 30
    private static let before = 6

    private let text: String
    private let tokens: Tokens
    /// Places of matched words, in order, each with the number of its needle.
    private let hits: [(place: Int, needle: Int)]
    private let needles: [Needle]

    init(_ text: String, _ needles: [Needle], limit: Int = .max) {
        self.text = text
        self.needles = needles
        let tokens = Tokens(text, limit: limit)
        var hits: [(place: Int, needle: Int)] = []
        for place in tokens.all.indices {
            for (number, needle) in needles.enumerated() where needle.stands(in: tokens, at: place) {
                hits.append((place, number))
            }
        }
        self.tokens = tokens
        self.hits = hits
    }

    /// How often each needle stands in the text, counted up to a bound, all together.
    func weight(atMost most: Int) -> Int {
        var counts = [Int](repeating: 0, count: needles.count)
        for hit in hits where counts[hit.needle] < most { counts[hit.needle] += 1 }
        return counts.reduce(0, +)
    }

    /// The whole text with its matches marked.
    var whole: [SearchMatch.Passage] {
        passages(in: 0..<tokens.all.count, from: 0, to: text.utf8.count)
    }

    /// About thirty words around the place where most needles stand together.
    var excerpt: [SearchMatch.Passage] {
        let count = tokens.all.count
        guard count > Found.shown else { return whole }
        let start = max(0, min(best - Found.before, count - Found.shown))
        let words = start..<(start + Found.shown)
        let first = words.lowerBound == 0
        let last = words.upperBound == count
        var shown = passages(
            in: words, from: first ? 0 : tokens.all[words.lowerBound].source.lowerBound,
            to: last ? text.utf8.count : tokens.all[words.upperBound - 1].source.upperBound)
        if !first { shown.insert(.init(text: "… ", marked: false), at: 0) }
        if !last { shown.append(.init(text: " …", marked: false)) }
        return shown
    }

    /// The first hit of the stretch in which the most different needles stand.
    private var best: Int {
        var best = (place: 0, different: 0)
        for (index, hit) in hits.enumerated() {
            let near = hits[index...].prefix { $0.place < hit.place + Found.shown - Found.before }
            let different = Set(near.prefix(64).map(\.needle)).count
            if different > best.different { best = (hit.place, different) }
            if different == needles.count { break }
        }
        return best.place
    }

    private func passages(in words: Range<Int>, from start: Int, to end: Int) -> [SearchMatch.Passage] {
        var passages: [SearchMatch.Passage] = []
        var written = start
        func write(to place: Int, marked: Bool) {
            guard place > written else { return }
            passages.append(.init(text: slice(written..<place), marked: marked))
            written = place
        }
        for hit in hits where words.contains(hit.place) {
            let last = min(hit.place + needles[hit.needle].length, words.upperBound) - 1
            write(to: tokens.all[hit.place].source.lowerBound, marked: false)
            write(to: tokens.all[last].source.upperBound, marked: true)
        }
        write(to: end, marked: false)
        return passages
    }

    private func slice(_ range: Range<Int>) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<bytes.index(bytes.startIndex, offsetBy: range.upperBound)])
    }
}
