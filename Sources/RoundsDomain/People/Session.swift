/// Somebody signed in with one browser.
public struct Session: Sendable, Equatable {
    public typealias ID = Key<Session>

    public let id: ID
    public let person: Person.ID
    public let madeAt: Moment
    /// Up to ``SessionRule/touchEvery`` older than the last use by hand.
    public let seenAt: Moment
    /// The `User-Agent` it signed in with; empty when there was none.
    public let agent: String
    /// The IP address it signed in from.
    public let address: String

    public init(id: ID, person: Person.ID, madeAt: Moment, seenAt: Moment, agent: String, address: String) {
        self.id = id
        self.person = person
        self.madeAt = madeAt
        self.seenAt = seenAt
        self.agent = agent
        self.address = address
    }
}

/// How long a sign-in lasts (OWASP Session Management: idle and absolute timeout).
public struct SessionRule: Sendable, Equatable {
    /// Minutes without use, 1 to 720.
    public static let idleMinutesRange = 1...720
    public static let absolute = Span.hours(12)
    /// Browsers one person may be signed in with; the one unused longest is signed out for a new one.
    public static let mostAtOnce = 20

    public let idle: Span

    /// Nil outside ``idleMinutesRange``.
    public init?(idleMinutes: Int) {
        guard Self.idleMinutesRange.contains(idleMinutes) else { return nil }
        idle = .minutes(Int64(idleMinutes))
    }

    private init(idle: Span) {
        self.idle = idle
    }

    /// Half an hour idle, twelve hours in all.
    public static let standard = SessionRule(idle: .minutes(30))

    /// A session's last use is written down at most this often, so that reading pages does not write: once a minute, or four
    /// times in a short idle time, of which at most a quarter is lost to who goes on working.
    public var touchEvery: Span { min(.minutes(1), Span(milliseconds: idle.milliseconds / 4)) }

    /// Made before this, or last seen before `seen`, is over.
    public func oldest(at now: Moment) -> (made: Moment, seen: Moment) {
        (now - Self.absolute, now - idle)
    }

    public func isAlive(_ session: Session, at now: Moment) -> Bool {
        let oldest = oldest(at: now)
        return session.madeAt > oldest.made && session.seenAt > oldest.seen
    }

    /// Whether this use should be written down.
    public func isWorthTouching(_ session: Session, at now: Moment) -> Bool {
        now - session.seenAt >= touchEvery
    }
}
