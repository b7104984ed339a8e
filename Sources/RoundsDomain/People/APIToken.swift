/// A key with which a program acts for a person, within ``scopes`` and until ``expiresAt``.
public struct APIToken: Sendable, Equatable {
    public typealias ID = Key<APIToken>

    public let id: ID
    public let person: Person.ID
    /// What it is for, in its owner's words.
    public let name: String
    public let scopes: Set<Permission>
    public let madeAt: Moment
    public let expiresAt: Moment
    /// Up to ``TokenRule/touchEvery`` older than the last use.
    public let usedAt: Moment?
    public let revokedAt: Moment?

    public init(
        id: ID, person: Person.ID, name: String, scopes: Set<Permission>, madeAt: Moment, expiresAt: Moment,
        usedAt: Moment? = nil, revokedAt: Moment? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.scopes = scopes
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }

    public func isAlive(at now: Moment) -> Bool { revokedAt == nil && now < expiresAt }

    /// One's own; and an administrator a program's, which cannot sign in to make one.
    public static func mayBeKept(of owner: Person, by person: Person) -> Bool {
        if owner.role == .program { return person.may(.managePeople) }
        return owner.id == person.id && person.may(.ownAccount)
    }
}

/// The bounds of API tokens.
public enum TokenRule {
    /// Characters.
    public static let nameLength = 60
    /// Until expiry.
    public static let days = 1...366
    /// Living tokens one person may have.
    public static let mostAlive = 50
    /// A token's last use is written down at most this often.
    public static let touchEvery = Span.minutes(1)

    public static func isWorthTouching(_ token: APIToken, at now: Moment) -> Bool {
        token.usedAt.map { now - $0 >= touchEvery } ?? true
    }
}

/// An API token as somebody asks for it, checked.
public struct TokenDraft: Sendable, Equatable {
    public let name: String
    public let scopes: Set<Permission>
    public let days: Int

    /// - Parameters:
    ///   - scopes: raw values of ``Permission``.
    ///   - owned: what the owner may do; with a token made through a token, what that one may do.
    public init(name: String, scopes: [String], days: Int, within owned: Set<Permission>) throws(Complaints) {
        let name = name.trimmed.singleLine
        var complaints: [Complaint] = []
        if name.isEmpty { complaints.append(Complaint("name", "Say what the token is for.")) }
        complaints.check("name", "The name", name, most: TokenRule.nameLength)
        let known = scopes.prefix(Permission.allCases.count * 2).compactMap(Permission.init(rawValue:))
        if scopes.isEmpty {
            complaints.append(Complaint("scopes", "Choose at least one thing the token may do."))
        } else if known.count != scopes.count || !owned.isSuperset(of: known) {
            complaints.append(Complaint("scopes", "A token may do only what its owner may: choose from the list."))
        }
        if !TokenRule.days.contains(days) {
            let range = TokenRule.days
            complaints.append(
                Complaint(
                    "days", "A token lasts \(range.lowerBound) to \(range.upperBound) days: choose a number between."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.name = name
        self.scopes = Set(known)
        self.days = days
    }
}
