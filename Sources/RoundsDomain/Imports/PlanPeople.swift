/// A person as a row describes them.
public struct PersonRow: SideBySide {
    public var signInName: String
    public var name: String
    public var email: String
    public var phone: String
    public var role: Role
    public var isActive: Bool

    public static let merging: [MergedField<PersonRow>] = [
        MergedField("sign_in_name", \.signInName), MergedField("name", \.name), MergedField("email", \.email),
        MergedField("phone", \.phone), MergedField("role", \.role), MergedField("active", \.isActive),
    ]

    init(signInName: String, name: String, email: String, phone: String, role: Role, isActive: Bool) {
        self.signInName = signInName
        self.name = name
        self.email = email
        self.phone = phone
        self.role = role
        self.isActive = isActive
    }

    /// True for somebody who can put the desk in order.
    public var administers: Bool { isActive && role == .administrator }

    /// - Throws: ``Complaints``.
    public func draft() throws(Complaints) -> PersonDraft {
        try PersonDraft(name: name, signInName: signInName, email: email, phone: phone, role: role)
    }
}

extension ImportSurroundings {
    public func persons(_ rows: [ImportRow]) throws -> [Planned<PersonRow>] {
        let there = people.mapValues { person in
            (
                number: person.id.number,
                fields: PersonRow(
                    signInName: person.signInName, name: person.name, email: person.email,
                    phone: person.phone, role: person.role, isActive: person.isActive)
            )
        }
        var planned = try rows.planned(.people, known: there, told: told) { signInName in
            PersonRow(signInName: signInName, name: "", email: "", phone: "", role: .requester, isActive: true)
        } read: { reader, fields in
            reader.take("sign_in_name", into: &fields.signInName)
            reader.takeLine("name", into: &fields.name)
            reader.take("email", into: &fields.email)
            reader.take("phone", into: &fields.phone)
            reader.take("role", into: &fields.role)
            reader.take("active", into: &fields.isActive)
            do throws(Complaints) {
                _ = try fields.draft()
            } catch {
                for complaint in error.list { reader.complain(complaint.sentence) }
            }
        }
        keepReporter(&planned)
        keepAdministrator(&planned)
        return planned
    }

    private func keepReporter(_ planned: inout [Planned<PersonRow>]) {
        for place in planned.indices {
            guard let before = planned[place].before, Person.ID(planned[place].number) == reporter else { continue }
            let role = planned[place].fields.role
            guard role != before.role, role != .program else { continue }
            planned[place].complaints.append(Person.reportsFailures(before.name).sentence)
        }
    }

    /// Complains on the row that takes the last administrator, as things will be after the import.
    private func keepAdministrator(_ planned: inout [Planned<PersonRow>]) {
        var left = administrators
        var last: Int?
        for place in planned.indices where planned[place].complaints.isEmpty {
            let (before, after) = (planned[place].before?.administers == true, planned[place].fields.administers)
            if after, !before { left += 1 }
            if before, !after {
                left -= 1
                last = place
            }
        }
        guard left < 1, let last, let before = planned[last].before else { return }
        planned[last].complaints.append(Person.isLastAdministrator(before.name).sentence)
    }

    public func plan(_ planned: [Planned<PersonRow>]) -> ImportPlan {
        ImportPlan(
            kind: .people,
            lines: planned.map { $0.line(key: $0.fields.signInName, name: $0.fields.name) { $0.differences(from: $1) } }
        )
    }
}
