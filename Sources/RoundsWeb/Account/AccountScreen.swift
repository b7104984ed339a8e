import RoundsDomain

/// GET /account: what a person should know and can do about their own sign-in.
struct AccountScreen: Sendable {
    let name: String
    let signInName: String
    let role: String
    let notices: [(sentence: String, at: TimeText)]
    let devices: [DeviceLine]
    let tokens: TokenList
    /// What came back from a form with complaints.
    var password = Entries()
    /// `phone`.
    var phone = Entries()
    /// Nil for those who plan nothing here.
    var calendar: CalendarStanding?
    /// False for those who come only to report: their page is the portal's.
    let isDesk: Bool
}

/// Whether one's calendar has an address.
struct CalendarStanding: Sendable {
    /// Nil when it has none.
    let since: TimeText?
}

/// A browser somebody is signed in with.
struct DeviceLine: Sendable {
    let session: Int64
    let name: String
    let address: String
    let since: TimeText
    let seen: TimeText
    /// The one that shows this page.
    let isThis: Bool
}

/// The API tokens of a person or a program, and the form for one more.
struct TokenList: Sendable {
    let lines: [TokenLine]
    /// What a new one may be allowed.
    let choices: [Permission]
    /// Where the forms go: `/account/tokens`, `/people/17/tokens`.
    let path: String
    /// False where tokens are only looked at.
    let mayMake: Bool
    var entries = Entries()
}

struct TokenLine: Sendable {
    enum Standing: Sendable, Equatable {
        case alive, expired, revoked
    }

    let token: Int64
    let name: String
    let scopes: [String]
    let standing: Standing
    let expires: TimeText
    let used: TimeText?
}
