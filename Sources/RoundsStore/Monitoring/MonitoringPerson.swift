import RoundsDomain
import RoundsSQL

extension Transaction {
    private static var setting: String { "monitoring.person" }

    /// In whose name checks report: a program called Monitoring, made when it is first needed. It cannot sign in.
    func monitoringPerson(at now: Moment) throws -> Person {
        if let id = try monitoringPersonNumber(), let person = try person(id) { return person }
        for signInName in ["monitoring", "rounds-monitoring", "rounds-monitoring-2"] {
            let taken = try row("SELECT id FROM person WHERE sign_in_key = \(signInName.foldedKey)") != nil
            if taken { continue }
            let draft = try PersonDraft(name: "Monitoring", signInName: signInName, email: "", role: .program)
            let person = try addPerson(draft, by: .desk, at: now)
            try set(Self.setting, to: String(person.id.number))
            return person
        }
        throw Refusal("The desk's monitoring has no name to report under: somebody else signs in as “monitoring”.")
    }

    /// In whose name checks report, where somebody gave them another role before that was refused; nil when all is well.
    public func monitoringInAnotherRole() throws -> Person? {
        guard let id = try monitoringPersonNumber() else { return nil }
        return try person(id).flatMap { $0.role == .program ? nil : $0 }
    }

    /// Nil when no check has reported yet.
    func monitoringPersonNumber() throws -> Person.ID? {
        try setting(Self.setting).flatMap { Int64($0) }.map { Person.ID($0) }
    }

    /// Without the right to report and to work on requests, no failure of a check could be taken down any more.
    /// - Throws: ``Refusal`` when checks report in this person's name and the role is another than a program's.
    func keepReporting(_ person: Person, as role: Role) throws {
        guard role != person.role, role != .program, try monitoringPersonNumber() == person.id else { return }
        throw Person.reportsFailures(person.name)
    }
}
