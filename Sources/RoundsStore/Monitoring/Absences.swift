import RoundsDomain
import RoundsSQL

extension Transaction {
    private static var lastSeen: String { "monitoring.seen" }

    /// When the watch of some node last went round; nil on a new desk.
    public func watchSeen() throws -> Moment? { try askWatchSeen().answer() }

    func askWatchSeen() throws -> Asked<Moment?> {
        try askSetting(Self.lastSeen).map { $0.flatMap { Int64($0) }.map(Moment.init(milliseconds:)) }
    }

    /// The watch goes round. What lies between the last time and now is an absence of the desk when it is too long.
    /// - Parameters:
    ///   - isStart: the desk begins to watch, and nobody else does: whatever lies between was an absence, however short.
    ///   - isAlone: no other node watches, so that a last time ahead of the clock is nobody's: the clock was set back.
    ///   - awake: since when this one has run without a stop, though it may have waited for the database.
    /// - Returns: the absence that was found.
    @discardableResult
    public func noteWatch(
        at now: Moment, isStart: Bool = false, isAlone: Bool = true, awakeSince awake: Moment? = nil
    ) throws -> Absence? {
        let row = try row("SELECT value FROM setting WHERE name = \(Self.lastSeen) \(.forUpdate)")
        let last = try row.flatMap { Int64(try $0.text("value")) }.map(Moment.init(milliseconds:))
        if let last, last >= now {
            if isAlone, last > now + Standing.clockSlack { try beginAnew(at: now) }
            return nil
        }
        try set(Self.lastSeen, to: String(now.milliseconds))
        guard let last,
            let absence = isStart ? Absence(from: last, until: now) : .between(last, now, awakeSince: awake)
        else { return nil }
        try run("INSERT INTO watch_absence (from_at, until_at) VALUES (\(absence.from), \(absence.until))")
        try record(.deskAbsent(absence), by: .desk, at: now)
        return absence
    }

    /// The clock was set back: what was seen by the old one is nowhere taken for fresh.
    private func beginAnew(at now: Moment) throws {
        try set(Self.lastSeen, to: String(now.milliseconds))
        try run(
            """
            UPDATE check_state SET fresh_until = \(now)
            WHERE seen_at > \(now + Standing.clockSlack) AND fresh_until > \(now)
            """)
    }

    /// The last absences since a time, oldest first.
    public func absences(since moment: Moment, limit: Int = 200) throws -> [Absence] {
        try askAbsences(since: moment, limit: limit).answer()
    }

    /// The last absences since a time, oldest first.
    /// - Parameter limit: so many are enough for a heartbeat that is due now: the ones before touch none that matters. Whoever
    ///   looks back further, as backups and histories do, asks for more.
    func askAbsences(since moment: Moment, limit: Int = 200) throws -> Asked<[Absence]> {
        try ask(
            """
            SELECT from_at, until_at FROM watch_absence WHERE until_at > \(moment)
            ORDER BY until_at DESC LIMIT \(limit)
            """
        ).each { Absence(from: try $0.moment("from_at"), until: try $0.moment("until_at")) }.map { $0.reversed() }
    }
}
