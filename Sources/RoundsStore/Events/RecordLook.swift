import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Looking at the sealed log leaves a line in it; looking again within a minute does not leave another.
    public func recordLookAtLog(by person: Person, at now: Moment) throws {
        let newest = try rows(
            """
            SELECT kind, at FROM event WHERE actor = \(Actor.person(person.id).code) ORDER BY number DESC LIMIT 200
            """)
        for event in newest where try event.text("kind") == Happening.Kind.auditRead.rawValue {
            if now - (try event.moment("at")) < .minutes(1) { return }
            break
        }
        try record(Happening(.auditRead, about: .desk), by: .person(person.id), at: now)
    }

    /// Taking a copy of the log away leaves a line each time.
    public func recordExportOfLog(by person: Person, at now: Moment) throws {
        try record(Happening(.auditRead, about: .desk, facts: ["export": .flag(true)]), by: .person(person.id), at: now)
    }

    public func recordVerification(_ found: LogVerification, by actor: Actor, at now: Moment) throws {
        var facts: [String: Happening.Fact] = [
            "records": .number(found.records), "checkpoints": .number(Int64(found.checkpoints)),
        ]
        if let fault = found.fault { facts["fault"] = .text(fault.sentence) }
        try record(Happening(.auditVerified, about: .desk, facts: facts), by: actor, at: now)
    }
}
