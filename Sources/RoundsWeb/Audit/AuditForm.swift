import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// What was typed into the filters of the log's page. Nothing typed means everything.
struct AuditForm: Sendable {
    static let names = ["who", "kind", "about", "from", "until"]

    let entries: [String: String]

    init(_ query: FormBody) {
        entries = Dictionary(
            Self.names.map { ($0, (query.text($0) ?? "").trimmed) }, uniquingKeysWith: { first, _ in first })
    }

    /// For the links that keep the filters.
    var fields: [FormBody.Field] {
        Self.names.compactMap { name in
            let value = entries[name] ?? ""
            return value.isEmpty ? nil : FormBody.Field(name: name, value: value)
        }
    }

    /// - Throws: ``Complaints`` beside the fields that cannot be understood.
    func filter(_ tx: any Transaction, zone: Zone) throws -> EventFilter {
        var complaints: [Complaint] = []
        var filter = EventFilter()
        if let who = typed("who") {
            filter.actor = try Self.actor(who, tx)
            if filter.actor == nil { complaints.append(Complaint("who", "Nobody signs in with “\(who)”.")) }
        }
        if let kind = typed("kind") {
            filter.kind = Happening.Kind(rawValue: kind)?.rawValue
            if filter.kind == nil { complaints.append(Complaint("kind", "Choose what happened from the list.")) }
        }
        if let about = typed("about") {
            filter.subject = Self.subject(about)
            if filter.subject == nil {
                complaints.append(Complaint("about", "Type a request as R-1042, or person:17."))
            }
        }
        for (name, days) in [("from", 0), ("until", 1)] {
            guard let date = typed(name) else { continue }
            guard date.utf8.count == 10, let moment = zone.start(of: date, days: days) else {
                complaints.append(Complaint(name, "Choose a day, as 2026-11-24."))
                continue
            }
            if name == "from" { filter.from = moment } else { filter.until = moment }
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return filter
    }

    private func typed(_ name: String) -> String? {
        entries[name].flatMap { $0.isEmpty ? nil : String($0.prefix(100)) }
    }

    private static func actor(_ who: String, _ tx: any Transaction) throws -> Actor? {
        if let actor = Actor(code: who) { return actor }
        return try tx.person(signInName: who).map { .person($0.id) }
    }

    /// `R-1042`, or a kind and a number as the log has them.
    private static func subject(_ about: String) -> Happening.Subject? {
        if let ticket = Ticket.ID(code: about) { return .ticket(ticket) }
        let parts = about.lowercased().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]), number >= 0 else { return nil }
        let subject = Happening.Subject(kind: String(parts[0]), number: number)
        return subject == .desk || subject.readingPermission != nil ? subject : nil
    }
}

extension Zone {
    /// When a day began here, or the day so many later.
    func start(of date: String, days: Int) -> Moment? {
        Day(iso: date).map { moment(on: $0 + days) }
    }
}
