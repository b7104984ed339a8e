import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Somebody leaves: signed out everywhere, still named in the record.
    /// - Parameter version: the one the caller saw; nil stands for "whatever it is now".
    /// - Throws: ``Stale``, ``Refusal`` when they have left already or are the last administrator.
    public func deactivatePerson(
        _ id: Person.ID, version: Int64? = nil, by actor: Actor, at now: Moment
    ) throws -> Person {
        guard let leaving = try person(id) else { throw Denial.notFound }
        guard leaving.isActive else { throw Refusal("\(leaving.name) has left already.") }
        let draft = try PersonDraft(
            name: leaving.name, signInName: leaving.signInName, email: leaving.email, phone: leaving.phone,
            role: leaving.role)
        return try savePerson(id, draft, active: false, version: version ?? leaving.version, by: actor, at: now)
    }
}
