/// The storage seam. SQLite and PostgreSQL stand behind it; nothing above it knows which.
///
/// The closures are synchronous and may run more than once (a serialization failure is tried again), so they change
/// nothing outside the transaction.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Runs the closure in a read-only transaction: it sees one state of the data throughout.
    func read<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer

    /// Runs the closure in a transaction and answers only after it is durable. If the closure throws, nothing is kept.
    func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer

    /// What was committed here or on another node, from now on. Announcements may be lost when a connection drops, so a
    /// listener uses them as a wake-up call and reads what it needs from the tables. Each call is a listener of its own.
    /// A slow listener, for whom more than 1,000 wait, hears ``Announcement/outside(event:)`` in their place.
    func announcements() -> AsyncStream<Announcement>

    /// Tells every node at once, this one included, what belongs to no transaction: a word to whoever writes, for which nobody
    /// has to wait until they have written.
    func announce(_ announcement: Announcement) async throws

    /// Brings the schema up to the newest migration and tells which numbers were run.
    /// - Throws: ``StorageError/newer(found:known:)``, ``StorageError/foreign(_:)``, ``StorageError/corrupt(_:)``.
    func migrate(_ migrations: [Migration]) async throws -> [Int]

    /// Writes a consistent copy while the desk goes on working, and reads it back to prove it.
    /// SQLite: a database file. PostgreSQL: every table in one repeatable-read snapshot, in `COPY` format, in one file.
    func backUp(to path: String) async throws

    /// Facts for `rounds doctor`: engine version, durability settings, size in bytes, integrity.
    func health() async throws -> EngineHealth

    /// Closes after what is running has ended. Calls after this throw ``StorageError/unavailable(_:)``.
    func close() async
}

public enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}

public struct EngineHealth: Sendable, Equatable {
    public var version: String
    /// True when an acknowledged write survives a power cut: `synchronous=FULL`, or `fsync` and `synchronous_commit` on.
    public var durable: Bool
    public var bytes: Int64
    /// Nil when the engine found no fault; else its first complaint.
    public var fault: String?
    public var migration: Int

    public init(version: String, durable: Bool, bytes: Int64, fault: String?, migration: Int) {
        self.version = version
        self.durable = durable
        self.bytes = bytes
        self.fault = fault
        self.migration = migration
    }
}
