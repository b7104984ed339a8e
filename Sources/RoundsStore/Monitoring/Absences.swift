import RoundsDomain
import RoundsSQL

extension Transaction {
    private static var lastSeen: String { "monitoring.seen" }
    /// Longer ago, an absence can touch no heartbeat that matters; at most so many are asked.
    private static var mostAbsences: Int { 200 }

    /// When the watch of some node last went round; nil on a new desk.
    public func watchSeen() throws -> Moment? { try askWatchSeen().answer() }

    func askWatchSeen() throws -> Asked<Moment?> {
        try askSetting(Self.lastSeen).map { $0.flatMap { Int64($0) }.map(Moment.init(milliseconds:)) }
    }

    /// The watch goes round. What lies between the last time and now is an absence of the desk when it is too long.
    /// - Parameter isStart: the desk begins to watch, and nobody else does: whatever lies between was an absence, however
    ///   short.
    /// - Returns: the absence that was found.
    @discardableResult
    public func noteWatch(at now: Moment, isStart: Bool = false) throws -> Absence? {
        let row = try row("SELECT value FROM setting WHERE name = \(Self.lastSeen) \(.forUpdate)")
        let last = try row.flatMap { Int64(try $0.text("value")) }.map(Moment.init(milliseconds:))
        if let last, last >= now { return nil }
        try set(Self.lastSeen, to: String(now.milliseconds))
        guard let last, let absence = isStart ? Absence(from: last, until: now) : .between(last, now) else {
            return nil
        }
        try run("INSERT INTO watch_absence (from_at, until_at) VALUES (\(absence.from), \(absence.until))")
        try record(.deskAbsent(absence), by: .desk, at: now)
        return absence
    }

    /// The absences since a time, oldest first.
    public func absences(since moment: Moment) throws -> [Absence] { try askAbsences(since: moment).answer() }

    func askAbsences(since moment: Moment) throws -> Asked<[Absence]> {
        try ask(
            """
            SELECT from_at, until_at FROM watch_absence WHERE until_at > \(moment)
            ORDER BY until_at DESC LIMIT \(Self.mostAbsences)
            """
        ).each { Absence(from: try $0.moment("from_at"), until: try $0.moment("until_at")) }.map { $0.reversed() }
    }
}
