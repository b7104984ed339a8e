import RoundsDomain

/// What is taken as a target is kept as a line that means the same, and everything else is complained about.
func examine(_ bytes: [UInt8]) {
    let typed = String(decoding: bytes, as: UTF8.self)
    do {
        let target = try ProbeTarget(line: typed)
        let line = target.line
        hold(!line.contains(where: \.isNewline), "a line of several: \(line)")
        let again = try? ProbeTarget(line: line)
        hold(again == target, "\(typed) became \(line)")
        hold(again?.line == line, "\(line) changes")
        let words = Dictionary(uniqueKeysWithValues: target.words.map { ($0.name, $0.value) })
        hold((try? ProbeTarget(words: words)) == target, "\(line) is lost in words")
    } catch {
        hold(!error.list.isEmpty && error.list.allSatisfy { $0.field == "target" }, "a complaint about nothing")
    }
    let parts = typed.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, let here = WebAddress(parts[0]), let there = here.following(parts[1]) {
        hold(WebAddress(there.text) == there, "\(there.text) is another address")
    }
    if let ranges = StatusRanges(typed) { hold(StatusRanges(ranges.text) == ranges, "\(ranges.text)") }
}
