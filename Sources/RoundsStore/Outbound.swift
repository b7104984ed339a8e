import RoundsDomain
import RoundsSQL

extension Transaction {
    private static var outbound: String { "outbound" }

    /// True of a restored copy that nobody has released: it sends nothing to anybody outside.
    public func isHeld() throws -> Bool {
        try setting(Self.outbound) == "held"
    }

    /// Marks a copy as restored: it keeps silent outward until it is released.
    public func holdRestored(from madeAt: String, at now: Moment) throws {
        try set(Self.outbound, to: "held")
        try run("DELETE FROM session")
        try record(
            Happening(.deskRestored, about: .desk, facts: ["backup_made_at": .text(madeAt)]), by: .desk, at: now)
    }

    /// Lets a restored copy speak outward: it is the desk from now on.
    /// - Throws: ``Refusal`` when it was not held.
    public func release(by actor: Actor, at now: Moment) throws {
        guard try isHeld() else { throw Refusal("This desk is not held: it speaks outward already.") }
        try set(Self.outbound, to: "open")
        try record(Happening(.deskReleased, about: .desk), by: actor, at: now)
        // A copy that is being served begins to ask at once.
        try announce(.outside())
    }

    /// How many tickets there are, from the tally.
    public func ticketTotal() throws -> Int64 {
        try row("SELECT COALESCE(CAST(SUM(count) AS \(.integer)), 0) AS total FROM ticket_tally WHERE facet = 'open'")?
            .integer("total") ?? 0
    }
}
