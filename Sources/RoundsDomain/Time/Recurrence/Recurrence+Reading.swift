extension Recurrence {
    /// Characters.
    public static let wordsLength = 200

    /// Reads what ``words`` writes, and shorter ways to say it: `weekly`, `quarterly`, `first Monday`, `every Tuesday`, `15 March`.
    /// What is left unsaid is taken from the anchor. Throws a sentence with examples when it is not understood.
    public init(words text: String, from anchor: Day) throws(Refusal) {
        guard text.utf8.count <= Recurrence.wordsLength else { throw Recurrence.unread }
        var text = text.trimmed.lowercased()[...]
        var shift = Shift.stay
        for candidate in Shift.allCases where candidate != .stay && text.hasSuffix(candidate.words) {
            shift = candidate
            text = text.dropLast(candidate.words.count)
        }
        var reader = RecurrenceReader(text, anchor: anchor)
        guard let rhythm = reader.rhythm(), reader.isAtEnd else { throw Recurrence.unread }
        try self.init(rhythm, from: anchor, shift: shift)
    }

    private static let unread = Refusal(
        """
        Say when it comes round, such as "every 3 months on the 15th", "every week on Monday and Thursday", "first Monday", \
        "last working day" or "every year on 15 March".
        """)
}
