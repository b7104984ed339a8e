import RoundsHTML

/// What surrounds every page: who is signed in, where they may go, how they like to see it. The session makes it; a view
/// adds what is its own (title, acts, keys, topics).
struct Frame: Sendable {
    /// The hospital's name. Empty when it was never set.
    var site = ""
    /// Nil for pages that are seen before signing in.
    var person: SignedIn?
    /// Only the rooms this person may enter, in the order of the rail.
    var rooms: [Room] = []
    var theme = Theme.system
    var isRailFolded = false
    var seal = FormSeal()
    /// What just happened: "Reply sent to Maria Lopez."
    var notices: [Notice] = []
    /// Keys of drafts that were stored by the request before this one: the browser forgets them.
    var draftsDone: [String] = []
    /// `4 s ago`: when the desk's own watch last went round; nil when it does not run here.
    var watchAgo: String?
    /// A restored copy that nobody has released: every page says so.
    var isCopy = false
    /// Today's morning round is late and unsigned, and it is this person who is told.
    var isRoundLate = false
    /// They are told of it, or may be while the page is open: it keeps a place for that.
    var hearsOfRound = false

    /// The browser's tab, and the heading unless `heading` says more.
    var title = ""
    /// One sentence below the title, quieter.
    var lead: HTML?
    /// Above the title, quieter: the number and kind of a ticket.
    var kicker: HTML?
    var current: Room?
    /// The primary act, at the right of the top line.
    var acts: HTML?
    /// What live updates are about: `tickets`, `ticket:1042`.
    var topics: [String] = []
    /// Where the top line is asked for again when they come, with the acts in it: nobody presses what does not fit any more.
    var topPath: String?
    /// The newest event this page may rely on having shown; live updates begin after it.
    var since: Int64?
    /// Keys of this page, for the `?` sheet.
    var keys: [KeyLine] = []

    struct SignedIn: Sendable {
        let id: Int64
        let name: String
        let role: String
    }
}

/// What every form that changes something carries unseen: the token that shows it came from this desk, and a key by which
/// a second sending of the same form is known, and to whom the form was shown.
struct FormSeal: Sendable {
    /// Empty when the session needs none.
    var token = ""
    /// ``Desk/onceKey(for:)``
    var once = ""

    var fields: HTML {
        """
        \(token.isEmpty ? nil : hidden("form_token", token))\(once.isEmpty ? nil : hidden("once", once))
        """
    }
}

enum Theme: String, Sendable, CaseIterable {
    case system, light, dark, dim

    var title: String {
        switch self {
        case .system: "As the computer"
        case .light: "Light"
        case .dark: "Dark"
        case .dim: "Dim, for nights"
        }
    }
}

/// A key and what it does, as the `?` sheet lists it.
struct KeyLine: Sendable {
    /// One key, or two pressed one after the other: `g q`.
    let keys: String
    let what: String

    init(_ keys: String, _ what: String) {
        self.keys = keys
        self.what = what
    }
}
