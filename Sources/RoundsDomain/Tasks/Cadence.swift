/// How often, as the packaged content says it: `monthly`, `twice yearly`, `within 15 days`.
public enum Cadence {
    /// The rhythm a cadence stands for. Nil for what an occasion calls for: `after change`, `as needed`, `within 15 days` of
    /// a finding. What is said in parentheses and after `and` or `per` are conditions a person keeps.
    ///
    /// Work falls on working days. Which day of the week or month is chosen by `spread`, so that forty kinds of work do not
    /// all fall on the first of the month.
    public static func recurrence(_ words: String, from anchor: Day, spread: Int) -> Recurrence? {
        let plain = words.prefix { $0 != "(" }.lowercased()
        let weekday = Weekday.allCases[spread % 5]
        let place = Recurrence.Place.allCases[spread % 4]
        let rhythm: Recurrence.Rhythm?
        switch plain.split(separator: " ").first.map(String.init) {
        case "daily": rhythm = .everyWorkingDay
        case "weekly": rhythm = .weekly(every: 1, on: [weekday])
        case "monthly": rhythm = .monthly(every: 1, on: .weekday(place, weekday))
        case "quarterly": rhythm = .monthly(every: 3, on: .weekday(place, weekday))
        case "twice": rhythm = .monthly(every: 6, on: .weekday(place, weekday))
        case "yearly": rhythm = .yearly(every: 1, month: spread % 12 + 1, on: .weekday(place, weekday))
        default: rhythm = nil
        }
        return rhythm.flatMap { try? Recurrence($0, from: anchor, shift: .forward) }
    }
}
