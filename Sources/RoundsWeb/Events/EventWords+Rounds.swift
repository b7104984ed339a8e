import RoundsDomain
import RoundsProtocols

extension EventWords {
    func round(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .lineDecided: "decided “\(decision(facts))” about \(line(facts))"
        case .roundTicked: "looked at \(line(facts)): \(facts["good"]?.bool == true ? "well" : "not well")"
        case .roundSigned: "signed the \(title(facts)), \(facts["clear"]?.bool == true ? "clear" : "with exceptions")"
        case .roundLinesChanged: "changed what is looked at by hand"
        case .roundOverdue: "told the lead that the \(title(facts)) is due and unsigned"
        case .handoverWritten: "wrote the handover of the \(shift(facts))"
        case .handoverAccepted: "accepted the handover"
        case .handoverAmended: "added to the handover"
        case .dutyBegun: "began the \(shift(facts))"
        case .dutyEnded: "left the \(shift(facts))"
        default: nil
        }
    }

    private func title(_ facts: JSON) -> String {
        facts["round"]?.text.flatMap(Round.Kind.init(rawValue:))?.title.lowercased() ?? "round"
    }

    private func shift(_ facts: JSON) -> String {
        facts["shift"]?.text.flatMap(Shift.Kind.init(rawValue:))?.title.lowercased() ?? "shift"
    }

    private func decision(_ facts: JSON) -> String {
        facts["decision"]?.text.flatMap(LineDecision.Kind.init(rawValue:))?.word ?? "something"
    }

    /// What it is called: "Labels at ED triage", "Red phones and code line".
    private func line(_ facts: JSON) -> String {
        guard let code = facts["line"]?.text else { return "a line" }
        guard let id = EvidenceLine.ID(code: code) else { return handChecks[code] ?? code }
        if id.source == .byHand { return handChecks[id.key] ?? id.key }
        guard let subject = Self.subject(of: id) else { return "\(id.source.title.lowercased()) (\(id.key))" }
        return id.source == .certificate ? "the certificate of \(name(of: subject))" : name(of: subject)
    }

    /// What a line of a round is about, where that has a page of its own.
    static func subject(of line: EvidenceLine.ID) -> Happening.Subject? {
        if line.source == .ticket { return Ticket.ID(code: line.key).map { Happening.Subject.ticket($0) } }
        guard let number = Int64(line.key) else { return nil }
        switch line.source {
        case .check, .heartbeat, .certificate: return Happening.Subject.check(Check.ID(number))
        case .backup: return Happening.Subject.backup(BackupJob.ID(number))
        case .maintenance: return Happening.Subject.maintenance(Maintenance.ID(number))
        case .ticket, .handover, .desk, .byHand: return nil
        }
    }

    /// What events are about and what they name besides, so that the names are fetched in one query for each kind.
    static func subjectsNamed(in events: [Event]) -> Set<Happening.Subject> {
        var found = Set(events.map(\.subject))
        for code in lines(in: events) {
            if let line = EvidenceLine.ID(code: code), let subject = subject(of: line) { found.insert(subject) }
        }
        return found
    }

    static func handChecksNamed(in events: [Event]) -> Set<String> {
        Set(lines(in: events).map { EvidenceLine.ID(code: $0)?.key ?? $0 })
    }

    private static func lines(in events: [Event]) -> [String] {
        let kinds = [Happening.Kind.lineDecided.rawValue, Happening.Kind.roundTicked.rawValue]
        return events.filter { kinds.contains($0.kind) }.compactMap { $0.readFacts["line"]?.text }
    }
}
