import RoundsDomain

/// `rounds.conf`: `key = value` on a line, `#` begins a comment that fills its line, nothing is quoted.
enum ConfigurationFile {
    static let name = "rounds.conf"
    /// Bytes.
    static let largest = 64 * 1024

    struct Line: Sendable, Equatable {
        let number: Int
        let setting: Setting
        let value: String
    }

    static func lines(of text: String, path: String) throws(ConfigurationError) -> [Line] {
        var found: [Line] = []
        for (place, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = String(raw).trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let here = "\(path), line \(place + 1)"
            guard let equals = line.firstIndex(of: "=") else {
                throw ConfigurationError("\(here): a line is “key = value”.")
            }
            let key = String(line[..<equals]).trimmed
            guard let setting = Setting(rawValue: key) else {
                throw ConfigurationError("\(here): there is no key “\(key)”.\(nearest(to: key))")
            }
            if let before = found.first(where: { $0.setting == setting }) {
                throw ConfigurationError("\(here): \(key) stands on line \(before.number) already.")
            }
            let value = String(line[line.index(after: equals)...]).trimmed
            found.append(Line(number: place + 1, setting: setting, value: value))
        }
        return found
    }

    private static func nearest(to key: String) -> String {
        Setting.allCases.map(\.rawValue).nearest(to: key).map { " Did you mean “\($0)”?" }
            ?? " `rounds config` lists all."
    }
}

extension [String] {
    /// The word with the fewest letters to change, if they are few enough for a slip of the hand.
    func nearest(to word: String) -> String? {
        guard word.count <= 40 else { return nil }
        let ranked = map { (word: $0, distance: $0.distance(to: word.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= Swift.max(2, word.count / 3) ? best.word : nil
    }
}

extension String {
    /// Levenshtein: how many letters to insert, delete or replace.
    fileprivate func distance(to other: String) -> Int {
        let (mine, theirs) = (Array(self), Array(other))
        var row = Array(0...theirs.count)
        for (place, letter) in mine.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for (column, candidate) in theirs.enumerated() {
                let replaced = diagonal + (letter == candidate ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[theirs.count]
    }
}
