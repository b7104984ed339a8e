/// Reads a rhythm word by word.
struct RecurrenceReader {
    private var words: ArraySlice<String>
    private let anchor: Day

    init(_ text: Substring, anchor: Day) {
        let parts = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        words = parts[...]
        self.anchor = anchor
    }

    var isAtEnd: Bool { words.isEmpty }

    mutating func rhythm() -> Recurrence.Rhythm? {
        switch words.first {
        case "daily": return next(.daily(every: 1))
        case "weekly": return drop(1) { $0.weekly(every: 1) }
        case "monthly": return drop(1) { $0.monthly(every: 1) }
        case "quarterly": return drop(1) { $0.monthly(every: 3) }
        case "yearly", "annually": return drop(1) { $0.yearly(every: 1) }
        case "twice" where words.dropFirst().first == "yearly": return drop(2) { $0.monthly(every: 6) }
        case "every": return drop(1) { $0.every() }
        default: return unspoken()
        }
    }

    /// What follows "every".
    private mutating func every() -> Recurrence.Rhythm? {
        if take("working", "day") { return .everyWorkingDay }
        if let weekdays = weekdays() { return .weekly(every: 1, on: weekdays) }
        let count = words.first.flatMap(Int.init)
        if count != nil { words.removeFirst() }
        let every = count ?? 1
        switch words.popFirst() {
        case "day", "days": return .daily(every: every)
        case "week", "weeks": return weekly(every: every)
        case "month", "months": return monthly(every: every)
        case "quarter" where count == nil: return monthly(every: 3)
        case "year", "years": return yearly(every: every)
        default: return nil
        }
    }

    private mutating func weekly(every: Int) -> Recurrence.Rhythm? {
        guard take("on") else { return .weekly(every: every, on: [anchor.weekday]) }
        return weekdays().map { .weekly(every: every, on: $0) }
    }

    private mutating func monthly(every: Int) -> Recurrence.Rhythm? {
        guard take("on") else { return .monthly(every: every, on: .day(anchor.day)) }
        return monthDay().map { .monthly(every: every, on: $0) }
    }

    private mutating func yearly(every: Int) -> Recurrence.Rhythm? {
        guard take("on") else { return .yearly(every: every, month: anchor.month, on: .day(anchor.day)) }
        guard let day = monthDay() else { return nil }
        _ = take("of")
        return month().map { .yearly(every: every, month: $0, on: day) }
    }

    /// `first Monday`, `last working day of the month`, `15 March`.
    private mutating func unspoken() -> Recurrence.Rhythm? {
        if take("working", "days") { return .everyWorkingDay }
        guard let day = monthDay() else { return nil }
        if take("of", "the", "month") || take("of", "every", "month") || isAtEnd { return .monthly(every: 1, on: day) }
        _ = take("of")
        return month().map { .yearly(every: 1, month: $0, on: day) }
    }

    private mutating func monthDay() -> Recurrence.MonthDay? {
        _ = take("the")
        if take("last", "day") { return .day(31) }
        if let place = Recurrence.Place.allCases.first(where: { $0.name == words.first }) {
            words.removeFirst()
            if take("working", "day") { return .workingDay(place) }
            return weekday().map { .weekday(place, $0) }
        }
        guard let word = words.first else { return nil }
        let endings = ["st", "nd", "rd", "th"]
        let digits = endings.contains { word.hasSuffix($0) } ? String(word.dropLast(2)) : word
        guard let day = Int(digits), digits.count <= 2 else { return nil }
        words.removeFirst()
        return .day(day)
    }

    private mutating func weekdays() -> Set<Weekday>? {
        var found: Set<Weekday> = []
        while let day = weekday() {
            found.insert(day)
            _ = take("and")
        }
        return found.isEmpty ? nil : found
    }

    private mutating func weekday() -> Weekday? {
        guard let word = words.first, let day = Weekday.allCases.first(where: { $0.isCalled(word) }) else { return nil }
        words.removeFirst()
        return day
    }

    private mutating func month() -> Int? {
        guard let word = words.first,
            let place = CivilTime.months.firstIndex(where: {
                $0.lowercased() == word || $0.lowercased().prefix(3) == word
            })
        else { return nil }
        words.removeFirst()
        return place + 1
    }

    private mutating func take(_ expected: String...) -> Bool {
        guard words.starts(with: expected) else { return false }
        words = words.dropFirst(expected.count)
        return true
    }

    private mutating func next(_ rhythm: Recurrence.Rhythm) -> Recurrence.Rhythm? {
        words.removeFirst()
        return rhythm
    }

    private mutating func drop(
        _ count: Int, then read: (inout RecurrenceReader) -> Recurrence.Rhythm?
    ) -> Recurrence.Rhythm? {
        words = words.dropFirst(count)
        return read(&self)
    }
}

extension Weekday {
    /// `monday`, `mondays` or `mon`.
    fileprivate func isCalled(_ word: String) -> Bool {
        let name = name.lowercased()
        return word == name || word == "\(name)s" || word == name.prefix(3)
    }
}
