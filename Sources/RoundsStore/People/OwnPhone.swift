import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Somebody says how they are called; empty for not at all.
    /// - Throws: ``Complaints`` about `phone`.
    public func setOwnPhone(_ typed: String, of person: Person, at now: Moment) throws {
        guard let before = try self.person(person.id) else { throw Denial.notFound }
        let draft = try PersonDraft(
            name: before.name, signInName: before.signInName, email: before.email, phone: typed, role: before.role)
        guard draft.phone != before.phone else { return }
        _ = try savePerson(
            person.id, draft, active: before.isActive, version: before.version, by: .person(person.id), at: now)
    }

    /// Whose number ends in these digits, by name.
    /// - Parameter limit: 1 to 50.
    public func people(phoneEndingIn typed: String, limit: Int) throws -> [Person] {
        let key = PhoneNumber.key(of: typed)
        guard PhoneNumber.isOne(typed), key.count >= PhoneNumber.fewestDigits else { return [] }
        // The character after 9.
        let end = key + ":"
        return try rows(
            """
            SELECT id, name, sign_in_name, email, phone, role, active, version FROM person
            WHERE phone_key >= \(key) AND phone_key < \(end) AND phone_key <> '' AND active = 1
              AND role <> \(Role.program.rawValue)
            ORDER BY name_key, id LIMIT \(limit)
            """
        ).map(Person.init(row:))
    }
}
