import RoundsDomain
import RoundsSQL
import RoundsStore

/// A page of the log with what its words need, read in one transaction.
struct AuditFound: Sendable {
    let events: [Event]
    let next: Int64?
    let records: Int64
    /// The newest one.
    let verification: Event?
    let words: EventWords
}

extension Transaction {
    /// - Parameter filter: nil finds nothing.
    func auditPage(
        _ filter: EventFilter?, before number: Int64?, limit: Int, for reader: Person
    ) throws -> AuditFound {
        let found = try filter.map { try events($0, before: number, limit: limit + 1) } ?? []
        let page = Array(found.prefix(limit))
        let verification = try events(
            EventFilter(kind: Happening.Kind.auditVerified.rawValue), before: nil, limit: 1
        ).first
        return AuditFound(
            events: page, next: found.count > limit ? page.last?.number : nil, records: try endOfLog().number,
            verification: verification, words: try words(for: page + [verification].compactMap(\.self), by: reader))
    }

    /// The names that the words of these events need, as far as the reader may know them: a few statements, whatever the
    /// number of events.
    func words(for events: [Event], by reader: Person) throws -> EventWords {
        let names = try names(of: EventWords.peopleNamed(in: events))
        let teams = try teams()
        let subjects = EventWords.subjectsNamed(in: events).filter { reader.mayName($0) }
        return EventWords(
            people: Dictionary(names.map { ($0.key.number, $0.value) }, uniquingKeysWith: { first, _ in first }),
            teams: Dictionary(teams.map { ($0.id.number, $0.name) }, uniquingKeysWith: { first, _ in first }),
            titles: try titles(of: subjects),
            handChecks: try titles(ofHandChecks: EventWords.handChecksNamed(in: events)),
            permissions: reader.permissions)
    }
}
