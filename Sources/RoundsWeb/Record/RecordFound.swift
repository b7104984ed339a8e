import RoundsDomain
import RoundsSQL
import RoundsStore

/// A page of the record with what its words need, read in one transaction.
struct RecordFound: Sendable {
    /// The newest first.
    let events: [Event]
    let next: Int64?
    let times: [(kind: String, at: Moment)]
    let words: EventWords

    /// Of the table that is taken along: `at` is for programs, `local_time` the site's clock, as a spreadsheet reads it.
    static let columns = ["at", "local_time", "by", "what", "about", "title"]

    /// What it is about as a program would say it, and what it is called.
    func cells(_ event: Event, in zone: Zone) -> [String] {
        let civil = zone.civil(event.at)
        return [
            event.at.rfc3339, "\(Day(number: civil.dayNumber).iso) \(civil.time)", words.name(of: event.by),
            words.sentence(event), code(of: event.subject), title(of: event.subject),
        ]
    }

    private func code(of subject: Happening.Subject) -> String {
        switch subject.kind {
        case "ticket": Ticket.ID(subject.number).code
        case "day": Day(number: subject.number).iso
        default: words.about(subject).code ?? words.about(subject).name
        }
    }

    /// Of a day the record tells that its morning round is late.
    private func title(of subject: Happening.Subject) -> String {
        words.titles[subject] ?? (subject.kind == "day" ? Round.Kind.morning.title : "")
    }
}

extension Transaction {
    /// More events than this in one span are not counted.
    private static var mostCounted: Int { 50_000 }

    func recordFound(
        _ form: RecordForm, in zone: Zone, before: Int64?, limit: Int, for reader: Person
    ) throws -> RecordFound {
        let filter = form.filter(in: zone)
        let found = try events(filter, before: before, limit: limit + 1)
        let page = Array(found.prefix(limit))
        let everything = RecordForm(span: form.span, day: form.day, topic: nil).filter(in: zone)
        return RecordFound(
            // The log stands as it was written, and what happened first may be written last.
            events: page.sorted { ($0.at, $0.number) > ($1.at, $1.number) },
            next: found.count > limit ? page.last?.number : nil,
            times: before == nil ? try times(of: everything, limit: Self.mostCounted) : [],
            words: try words(for: page, by: reader))
    }
}
