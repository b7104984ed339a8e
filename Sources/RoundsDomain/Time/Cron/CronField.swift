/// One of the five fields, and how its text is read.
enum CronField: String {
    case minute
    case hour
    case dayOfMonth = "day of month"
    case month
    case dayOfWeek = "day of week"

    private var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    /// The first of them is the number one for months, zero for days of the week.
    private var names: [Substring] {
        switch self {
        case .minute, .hour, .dayOfMonth: []
        case .month: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
        }
    }

    func terms(_ text: Substring) throws(Refusal) -> CronTerms {
        var terms = CronTerms()
        for term in text.split(separator: ",", omittingEmptySubsequences: false) {
            try read(term, into: &terms)
        }
        return terms
    }

    private func read(_ term: Substring, into terms: inout CronTerms) throws(Refusal) {
        switch (self, term) {
        case (.dayOfMonth, "L"): terms.hasLast = true
        case (.dayOfMonth, "LW"): terms.hasLastWorkday = true
        case (.dayOfWeek, _) where term.last == "L" || term.contains("#"):
            let ordinal = try ordinal(term)
            terms.admit(weekday: ordinal.weekday % 7, ordinal: ordinal.number)
        default:
            for value in try values(term) { terms.admit(self == .dayOfWeek ? value % 7 : value) }
        }
    }

    /// `5L` or `MON#2`.
    private func ordinal(_ term: Substring) throws(Refusal) -> (weekday: Int, number: Int) {
        if term.last == "L" { return (try value(term.dropLast()), CronTerms.lastOrdinal) }
        let parts = term.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = Int(digits: parts[1]), (1...5).contains(number) else {
            throw complaint("after the # in \"\(term)\" stands a number from 1 to 5")
        }
        return (try value(parts[0]), number)
    }

    /// `*`, `5`, `1-5`, and each of them with `/2`.
    private func values(_ term: Substring) throws(Refusal) -> StrideThrough<Int> {
        let parts = term.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let span = try span(parts[0])
        guard parts.count == 2 else { return stride(from: span.lowerBound, through: span.upperBound, by: 1) }
        guard let step = Int(digits: parts[1]), step >= 1 else {
            throw complaint("after the / in \"\(term)\" stands a number from 1 up")
        }
        // A single number with a step reaches to the end: 5/15 is 5,20,35,50.
        let isSingle = parts[0] != "*" && !parts[0].contains("-")
        return stride(from: span.lowerBound, through: isSingle ? range.upperBound : span.upperBound, by: step)
    }

    private func span(_ text: Substring) throws(Refusal) -> ClosedRange<Int> {
        if text == "*" { return range }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try value(ends[0])
        guard ends.count == 2 else { return first...first }
        let last = try value(ends[1])
        guard first <= last else {
            throw complaint(
                "\"\(text)\" runs backwards; write \"\(ends[0])-\(range.upperBound)\" and the rest after a comma")
        }
        return first...last
    }

    private func value(_ text: Substring) throws(Refusal) -> Int {
        if let place = names.firstIndex(of: text) { return place + range.lowerBound }
        guard let number = Int(digits: text), range.contains(number) else {
            let named = names.isEmpty ? "" : ", or a name such as \(names[1])"
            throw complaint("\"\(text)\" is no number from \(range.lowerBound) to \(range.upperBound)\(named)")
        }
        return number
    }

    private func complaint(_ sentence: String) -> Refusal { Refusal("In the field \(rawValue), \(sentence).") }
}

extension Int {
    /// One to four digits, without a sign.
    fileprivate init?(digits text: Substring) {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(text)
    }
}
