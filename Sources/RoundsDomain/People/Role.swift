/// What somebody comes to the desk for. One role a person; what a role may do is in ``Role/permissions``, and nowhere else.
public enum Role: String, Sendable, CaseIterable {
    case requester, specialist, lead
    case privacyOfficer = "privacy_officer"
    case auditor, administrator
    /// Another program, by API token only; it cannot sign in.
    case program

    /// As it is said on the screen.
    public var title: String {
        switch self {
        case .requester: "Requester"
        case .specialist: "Specialist"
        case .lead: "Lead"
        case .privacyOfficer: "Privacy and security officer"
        case .auditor: "Auditor"
        case .administrator: "Administrator"
        case .program: "Program"
        }
    }
}
