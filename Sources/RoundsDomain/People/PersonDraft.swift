/// A person as an administrator types them, checked.
public struct PersonDraft: Sendable, Equatable {
    /// Characters.
    public static let nameLength = 100
    public static let signInNameLength = 60
    /// RFC 5321 §4.5.3.1.
    public static let emailLength = 254

    public let name: String
    public let signInName: String
    public let email: String
    public let phone: String
    public let role: Role

    public init(
        name: String, signInName: String, email: String, phone: String = "", role: Role
    ) throws(Complaints) {
        let name = name.trimmed.singleLine
        let signInName = signInName.trimmed
        let email = email.trimmed
        let phone = phone.trimmed
        var complaints: [Complaint] = []
        if name.isEmpty { complaints.append(Complaint("name", "Say what the person is called.")) }
        complaints.check("name", "The name", name, most: Self.nameLength)
        if signInName.isEmpty {
            complaints.append(Complaint("sign_in_name", "Choose what the person types to sign in."))
        } else if signInName.contains(where: { $0.isWhitespace || $0.isNewline }) {
            complaints.append(Complaint("sign_in_name", "A sign-in name has no spaces."))
        }
        complaints.check("sign_in_name", "The sign-in name", signInName, most: Self.signInNameLength)
        if !email.isEmpty, !Self.looksLikeMail(email) {
            complaints.append(Complaint("email", "An e-mail address looks like name@hospital.example."))
        }
        complaints.check("email", "The e-mail address", email, most: Self.emailLength)
        if !phone.isEmpty, !PhoneNumber.isOne(phone) { complaints.append(Complaint("phone", PhoneNumber.wrong)) }
        complaints.check("phone", "The telephone number", phone, most: PhoneNumber.length)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.name = name
        self.signInName = signInName
        self.email = email
        self.phone = phone
        self.role = role
    }

    public static let nameIsTaken = Complaints([Complaint("sign_in_name", "Somebody else signs in with this name.")])

    private static func looksLikeMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !text.contains(where: { $0.isWhitespace || $0.isNewline })
    }
}

extension Team {
    /// Characters.
    public static let nameLength = 60

    public static func checkedName(_ name: String) throws(Complaints) -> String {
        let name = name.trimmed.singleLine
        var complaints: [Complaint] = []
        if name.isEmpty { complaints.append(Complaint("name", "Say what the team is called.")) }
        complaints.check("name", "The name", name, most: nameLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return name
    }
}
