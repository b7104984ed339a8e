import RoundsDomain
import RoundsSQL

/// A database whose reads and writes are timed, with what they waited for a connection or the writer's turn.
public struct MeteredDatabase: Database {
    private let base: any Database
    private let meter: Meter

    public init(_ base: any Database, meter: Meter) {
        self.base = base
        self.meter = meter
    }

    public var engine: Engine { base.engine }

    public func read<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        let start = ContinuousClock.now
        do {
            let answer = try await base.read(body)
            meter.usedDatabase(writing: false, in: ContinuousClock.now - start, failed: false)
            return answer
        } catch {
            meter.usedDatabase(writing: false, in: ContinuousClock.now - start, failed: error is StorageError)
            throw error
        }
    }

    public func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        let start = ContinuousClock.now
        do {
            let answer = try await base.write(body)
            meter.usedDatabase(writing: true, in: ContinuousClock.now - start, failed: false)
            return answer
        } catch {
            meter.usedDatabase(writing: true, in: ContinuousClock.now - start, failed: error is StorageError)
            throw error
        }
    }

    public func announcements() -> AsyncStream<Announcement> { base.announcements() }

    public func announce(_ announcement: Announcement) async throws { try await base.announce(announcement) }

    public func migrate(_ migrations: [Migration]) async throws -> [Int] { try await base.migrate(migrations) }

    public func backUp(to path: String) async throws { try await base.backUp(to: path) }

    public func health() async throws -> EngineHealth { try await base.health() }

    public func close() async { await base.close() }
}
