/// The short name by which people and files call a place, a service or a device: `4W`, `svc.ehr`, `WS-4W-07`.
/// Unique without regard to case.
public enum Code {
    /// Characters.
    public static let length = 40

    /// Letters, digits and `. _ - / :`, so that it fits on a sticker, into an address and into a spreadsheet.
    static func complaint(_ field: String, _ label: String, _ code: String) -> Complaint? {
        if code.isEmpty { return Complaint(field, "Give it a \(label): a short name that no other has.") }
        guard code.count <= length else {
            return Complaint(field, "The \(label) is \(code.count) characters long; at most \(length) fit.")
        }
        guard code.allSatisfy(isPart) else {
            return Complaint(field, "A \(label) is made of letters, digits and . _ - / : only.")
        }
        return nil
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "._-/:".contains(character)
    }
}

extension [Complaint] {
    /// A text on one line that must say something.
    mutating func require(_ field: String, _ label: String, _ text: String, most: Int) {
        if text.trimmed.isEmpty {
            append(Complaint(field, "\(label) is missing."))
        } else {
            check(field, label, text, most: most)
        }
    }
}
