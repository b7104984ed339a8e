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

    /// For the table that is taken along: what it is about as a program would say it, and what it is called.
    func cells(_ event: Event) -> [String] {
        let subject = event.subject
        let isTicket = subject.kind == "ticket"
        return [
            event.at.rfc3339, words.name(of: event.by), words.sentence(event),
            isTicket ? Ticket.ID(subject.number).code : words.about(subject).code ?? words.about(subject).name,
            words.titles[subject] ?? "",
        ]
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
