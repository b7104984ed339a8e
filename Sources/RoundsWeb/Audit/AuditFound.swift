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
    func auditPage(_ filter: EventFilter?, before number: Int64?, limit: Int) throws -> AuditFound {
        let found = try filter.map { try events($0, before: number, limit: limit + 1) } ?? []
        let page = Array(found.prefix(limit))
        let verification = try events(
            EventFilter(kind: Happening.Kind.auditVerified.rawValue), before: nil, limit: 1
        ).first
        return AuditFound(
            events: page, next: found.count > limit ? page.last?.number : nil, records: try endOfLog().number,
            verification: verification, words: try words(for: page + [verification].compactMap(\.self)))
    }

    func words(for events: [Event]) throws -> EventWords {
        let names = try names(of: EventWords.peopleNamed(in: events))
        let teams = try teams()
        let things = try self.names(of: Set(events.map(\.subject)))
        return EventWords(
            people: Dictionary(names.map { ($0.key.number, $0.value) }, uniquingKeysWith: { first, _ in first }),
            teams: Dictionary(teams.map { ($0.id.number, $0.name) }, uniquingKeysWith: { first, _ in first }),
            things: things)
    }
}

extension EventWords {
    func name(of actor: Actor) -> String {
        switch actor {
        case .person(let id): people[id.number] ?? "person \(id)"
        case .desk: "The desk"
        case .stranger: "A stranger"
        }
    }

    /// What an event is about, and where it is shown.
    func about(_ subject: Happening.Subject) -> (name: String, path: String?) {
        switch subject.kind {
        case "ticket": (Ticket.ID(subject.number).code, Ticket.ID(subject.number).path)
        case "person": (people[subject.number] ?? "person \(subject.number)", "/people/\(subject.number)")
        case "team": (teams[subject.number] ?? "team \(subject.number)", "/teams/\(subject.number)")
        case "day":
            (Day(number: subject.number).iso, "/round?day=\(Day(number: subject.number).iso)")
        case "round": ("Round \(subject.number)", "/rounds/\(subject.number)")
        case "handover": ("Handover \(subject.number)", "/handovers/\(subject.number)")
        case "desk": ("The desk", nil)
        case "service_levels": ("What the desk promises", "/promises")
        default: things[subject].map { ($0, Self.path(subject)) } ?? (subject.topic, nil)
        }
    }

    /// Where a thing that has a name is shown.
    private static func path(_ subject: Happening.Subject) -> String? {
        switch subject.kind {
        case "task": PlannedTask.ID(subject.number).path
        case "maintenance": Maintenance.ID(subject.number).path
        case "check": Check.ID(subject.number).path
        case "backup": "/backups/\(subject.number)"
        case "service": Service.ID(subject.number).path
        case "location": Location.ID(subject.number).path
        case "device": Device.ID(subject.number).path
        case "article": Article.ID(subject.number).path
        default: nil
        }
    }
}
