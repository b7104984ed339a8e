/// Somebody the desk knows: a nurse who reports, a specialist who answers, a program that calls the API.
public struct Person: Sendable, Equatable {
    public typealias ID = Key<Person>

    public let id: ID
    /// As it is said to others: `Maria Lopez`.
    public var name: String
    /// What is typed to sign in; unique without regard to case.
    public var signInName: String
    /// Empty when there is none.
    public var email: String
    /// How they are called; empty when they have no number. See ``PhoneNumber``.
    public var phone: String
    public var role: Role
    /// False for somebody who left: cannot sign in, stays named in the record.
    public var isActive: Bool
    /// Grows by one with each save; a save names the version it read.
    public var version: Int64
    /// Narrower than the role when somebody acts through an API token; nil for the whole role.
    public private(set) var scopes: Set<Permission>?

    public init(
        id: ID, name: String, signInName: String, email: String, phone: String = "", role: Role, isActive: Bool = true,
        version: Int64 = 1
    ) {
        self.id = id
        self.name = name
        self.signInName = signInName
        self.email = email
        self.phone = phone
        self.role = role
        self.isActive = isActive
        self.version = version
    }
}

extension Person {
    /// What this person may do here and now: the role's permissions, narrowed to the token's scopes.
    public var permissions: Set<Permission> {
        scopes.map(role.permissions.intersection) ?? role.permissions
    }

    public func may(_ permission: Permission) -> Bool {
        role.may(permission) && scopes?.contains(permission) != false
    }

    /// Without one, nobody could put the desk in order again.
    public static func isLastAdministrator(_ name: String) -> Refusal {
        Refusal("\(name) is the last administrator. Make somebody else administrator first.")
    }

    /// Without the right to report and to work on requests, no failure of a check could be taken down any more.
    public static func reportsFailures(_ name: String) -> Refusal {
        Refusal("Checks report their failures as \(name): the role of \(name) stays Program.")
    }

    public func narrowed(to scopes: Set<Permission>) -> Person {
        var narrowed = self
        narrowed.scopes = scopes
        return narrowed
    }
}
