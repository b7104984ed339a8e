import RoundsDomain
import RoundsSQL
import RoundsStore

/// A page of the record with what its words need, read in one transaction.
struct RecordFound: Sendable {
    let events: [Event]
    let next: Int64?
    let times: [(kind: String, at: Moment)]
    let words: EventWords
    let titles: [Int64: String]

    func about(_ event: Event) -> (String, String?) {
        let (name, path) = words.about(event.subject)
        guard event.subject.kind == "ticket", let title = titles[event.subject.number] else { return (name, path) }
        return ("\(name) \(title)", path)
    }

    func cells(_ event: Event) -> [String] {
        let isTicket = event.subject.kind == "ticket"
        return [
            event.at.rfc3339, words.name(of: event.by), words.sentence(event), words.about(event.subject).name,
            isTicket ? titles[event.subject.number] ?? "" : "",
        ]
    }
}

extension Transaction {
    /// More events than this in one span are not counted.
    private static var mostCounted: Int { 50_000 }

    func recordFound(_ form: RecordForm, in zone: Zone, before: Int64?, limit: Int) throws -> RecordFound {
        let filter = form.filter(in: zone)
        let found = try events(filter, before: before, limit: limit + 1)
        let page = Array(found.prefix(limit))
        let tickets = page.filter { $0.subject.kind == "ticket" }.map { Ticket.ID($0.subject.number) }
        let lines = try self.tickets(numbered: Array(Set(tickets)))
        let everything = RecordForm(span: form.span, day: form.day, topic: nil).filter(in: zone)
        return RecordFound(
            events: page, next: found.count > limit ? page.last?.number : nil,
            times: before == nil ? try times(of: everything, limit: Self.mostCounted) : [], words: try words(for: page),
            titles: Dictionary(lines.map { ($0.id.number, $0.title) }, uniquingKeysWith: { first, _ in first }))
    }
}
