import RoundsDomain

/// A schedule or a rhythm can be typed by anybody: what is read can be written and read again, falls where it says, and
/// finds its next time in bounded steps.
func examine(_ bytes: [UInt8]) {
    let typed = String(decoding: bytes, as: UTF8.self)
    let begin = Moment(milliseconds: 1_795_525_200_000)
    if let cron = try? Cron(parsing: typed) {
        let again = try? Cron(parsing: cron.text)
        hold(again == cron, "a schedule is read differently again: \(cron.text)")
        if let next = cron.next(after: begin, in: .utc) {
            hold(next > begin && next.milliseconds % 60_000 == 0, "not a minute ahead")
            hold(cron.falls(on: Zone.utc.day(of: next)), "a run on another day")
        }
    }
    let anchor = Day(number: 20_781)
    guard let recurrence = try? Recurrence(words: typed, from: anchor) else { return }
    let again = try? Recurrence(words: recurrence.words, from: anchor)
    hold(again == recurrence, "a rhythm is read differently again: \(recurrence.words)")
    let days = recurrence.occurrences(from: anchor, to: anchor + 800, most: 900)
    for (day, next) in zip(days, days.dropFirst()) { hold(day.day < next.day, "not in order: \(recurrence.words)") }
}
