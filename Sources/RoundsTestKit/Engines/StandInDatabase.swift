import RoundsDomain
import RoundsSQL

/// A database that does one thing otherwise than the one below it, as a test wants it, and everything else alike.
public protocol StandInDatabase: Database {
    var base: any Database { get }
}

extension StandInDatabase {
    public var engine: Engine { base.engine }

    public func read<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        try await base.read(body)
    }

    public func announcements() -> AsyncStream<Announcement> { base.announcements() }
    public func announce(_ announcement: Announcement) async throws { try await base.announce(announcement) }
    public func migrate(_ migrations: [Migration]) async throws -> [Int] { try await base.migrate(migrations) }
    public func backUp(to path: String) async throws { try await base.backUp(to: path) }
    public func health() async throws -> EngineHealth { try await base.health() }

    /// Whoever opened the one below closes it.
    public func close() async {}
}
