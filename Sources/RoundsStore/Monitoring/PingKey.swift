import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What stands before a short name in a ping's address, instead of a UUID for each check; nil until one was made.
    public func pingKey() throws -> String? {
        try setting("monitoring.ping_key")
    }

    /// A new key; the one before no longer works.
    public func makePingKey(_ key: String, by actor: Actor, at now: Moment) throws {
        try set("monitoring.ping_key", to: key)
        try record(Happening(.pingKeyMade, about: .desk), by: actor, at: now)
    }
}
