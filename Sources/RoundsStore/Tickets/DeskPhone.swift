import RoundsDomain
import RoundsSQL

extension Transaction {
    /// How the IT desk is called when something cannot wait: `5000`, `pager 17`. Empty until somebody says it.
    public func deskPhone() throws -> String { try setting(DeskPhone.setting) ?? "" }

    /// - Throws: ``Denial/forbidden``, ``Complaints``.
    public func setDeskPhone(_ phone: String, by person: Person, at now: Moment) throws {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        let phone = phone.trimmed.singleLine
        var complaints: [Complaint] = []
        complaints.check("phone", "The number", phone, most: DeskPhone.length)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        guard phone != (try deskPhone()) else { return }
        try set(DeskPhone.setting, to: phone)
        try record(
            Happening(.serviceLevelsChanged, about: .serviceLevels, facts: ["phone": .flag(true)]),
            by: .person(person.id), at: now)
    }
}

public enum DeskPhone {
    /// Characters.
    public static let length = 60
    static let setting = "desk.phone"
}
