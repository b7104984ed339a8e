import RoundsDomain
import RoundsProtocols
import RoundsStore

/// Which part of the sealed log is asked for, as page, export and API say it in their addresses.
enum AuditFilter {
    static let by = Parameter<Actor?>.optional(
        "by", Schema.text(pattern: "^(person:[1-9][0-9]{0,14}|desk|stranger)$").example("person:3"),
        "Who did it: `person:` and a number, `desk`, or `stranger`.",
        refused: "by is person: and a number, desk, or stranger."
    ) { text in
        guard text.hasPrefix("person:") else { return Actor(code: text) }
        return String(text.dropFirst(7)).asWholeNumber.flatMap { $0 > 0 ? .person(Person.ID($0)) : nil }
    }

    static let kind = Parameter<String?>.optional(
        "kind", Schema.word(Happening.Kind.self).example("ticket.taken"), "What happened.",
        refused: "kind is one of the kinds the document lists, such as ticket.taken."
    ) { Happening.Kind(rawValue: $0)?.rawValue }

    static let about = Parameter<Happening.Subject?>.optional(
        "about", Schema.text(pattern: "^(ticket|person|team|desk):[0-9]{1,15}$").example("ticket:1042"),
        "What it happened to: `ticket:`, `person:`, `team:` or `desk:` and a number.",
        refused: "about is ticket:, person:, team: or desk: and a number."
    ) { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, ["ticket", "person", "team", "desk"].contains(parts[0]), parts[1].utf8.count <= 15,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(parts[1])
        else { return nil }
        return Happening.Subject(kind: parts[0], number: number)
    }

    static let from = Parameter<Moment?>.moment("from", "Nothing before this.")
    static let until = Parameter<Moment?>.moment("until", "Nothing from this on.")

    static let parameters: [any DocumentedParameter] = [by, kind, about, from, until]
}

extension EventFilter {
    init(_ call: APICall) throws {
        self.init(
            subject: try call[AuditFilter.about], actor: try call[AuditFilter.by], kind: try call[AuditFilter.kind],
            from: try call[AuditFilter.from], until: try call[AuditFilter.until])
    }
}
