/// What a password must be. Length and no guessable content, after NIST SP 800-63B §5.1.1.2: no rules about which kinds of
/// characters, no change by the calendar.
public enum PasswordRule {
    /// Characters as a person counts them.
    public static let length = 12...128
    /// A character may be many bytes (emoji, stacked accents); more than this is not hashed.
    public static let maximumBytes = 1_024

    /// Every fault, the most telling first; empty when the password may be used.
    public static func complaints(
        about password: String, name: String, signInName: String, field: String = "password"
    ) -> [Complaint] {
        if password.count < length.lowerBound {
            return [Complaint(field, "Use at least \(length.lowerBound) characters. A few words in a row are good.")]
        }
        if password.count > length.upperBound || password.utf8.count > maximumBytes {
            return [Complaint(field, "Use at most \(length.upperBound) characters.")]
        }
        let key = password.foldedKey
        if holdsLittleBesides(name, signInName, in: key) {
            return [Complaint(field, "Choose a password that is not your name or sign-in name.")]
        }
        if isRepeated(key) || isRun(key) {
            return [Complaint(field, "Choose a password that does not repeat or count up the same few characters.")]
        }
        if common.contains(key) {
            return [Complaint(field, "Many people use this password, so it is guessed first. Choose another.")]
        }
        return []
    }

    /// Whether fewer than six characters are left once the names are taken out.
    private static func holdsLittleBesides(_ name: String, _ signInName: String, in key: String) -> Bool {
        let words = name.foldedKey.split(whereSeparator: \.isWhitespace).map(String.init)
        let parts = ([name.foldedKey, signInName.foldedKey] + words).filter { $0.count >= 3 }
        var rest = Array(key)
        for part in parts.sorted(by: { $0.count > $1.count }) { rest = rest.without(Array(part)) }
        return rest.count < key.count && rest.count(where: { !$0.isWhitespace }) < 6
    }

    /// `aaaaaaaaaaaa`, `abcabcabcabc`: a piece of at most four characters over and over.
    private static func isRepeated(_ key: String) -> Bool {
        let all = Array(key)
        return (1...4).contains { width in all.indices.allSatisfy { all[$0] == all[$0 % width] } }
    }

    /// `123456789012`, `abcdefghijkl`, `lkjihgfedcba`: each character one further than the last; 9 and 0 are neighbours.
    private static func isRun(_ key: String) -> Bool {
        let values = key.unicodeScalars.map { Int($0.value) }
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        return steps.allSatisfy { $0 == 1 || $0 == -9 } || steps.allSatisfy { $0 == -1 || $0 == 9 }
    }
}

extension [Character] {
    fileprivate func without(_ part: [Character]) -> [Character] {
        var out: [Character] = []
        var place = startIndex
        while place < endIndex {
            if self[place...].starts(with: part) {
                place += part.count
            } else {
                out.append(self[place])
                place += 1
            }
        }
        return out
    }
}

/// A password somebody chose, checked. Only one of these can be made into a stored hash.
public struct ChosenPassword: Sendable {
    public let text: String

    /// - Parameter field: the name of the form field the complaint stands beside.
    public init(_ text: String, name: String, signInName: String, field: String = "password") throws(Complaints) {
        let complaints = PasswordRule.complaints(about: text, name: name, signInName: signInName, field: field)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.text = text
    }
}
