import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Takes somebody's password and sessions away, because others may have them, and opens a link to choose a new one.
    /// - Returns: how many sessions ended.
    /// - Throws: ``Denial``, and what ``invite(_:with:by:at:)`` throws.
    public func resetSignIn(of owner: Person.ID, with secret: Secret, by person: Person, at now: Moment) throws -> Int {
        guard person.may(.managePeople) else { throw Denial.forbidden }
        let removed = try changed("DELETE FROM credential WHERE person_id = \(owner)")
        let ended = try endSessions(of: owner)
        try record(
            Happening(
                .sessionRevoked, about: .person(owner),
                facts: ["sessions": .number(Int64(ended)), "password_removed": .flag(removed > 0)]),
            by: .person(person.id), at: now)
        try invite(owner, with: secret, by: .person(person.id), at: now)
        return ended
    }
}
