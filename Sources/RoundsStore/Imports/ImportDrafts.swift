import RoundsDomain
import RoundsSQL

/// A file that somebody sent and has not yet confirmed, or has.
public struct ImportDraft: Sendable, Equatable {
    public typealias ID = Key<ImportDraft>

    public let id: ID
    public let kind: ImportKind
    public let person: Person.ID
    /// As it was sent; empty once it was imported.
    public let content: String
    public let madeAt: Moment
    /// When, and what it did.
    public let imported: (at: Moment, created: Int64, changed: Int64)?
    /// When it was stopped, for good: whoever wants it after all has it taken anew.
    public let stoppedAt: Moment?

    /// Whether something may still come of it.
    public var isOpen: Bool { imported == nil && stoppedAt == nil }

    public static func == (left: Self, right: Self) -> Bool { left.id == right.id && left.content == right.content }
}

extension Transaction {
    /// Keeps a file until it is confirmed, for a day. Older ones are forgotten on this occasion, and by the nightly sweep.
    public func keep(_ content: String, _ kind: ImportKind, of person: Person.ID, at now: Moment) throws
        -> ImportDraft.ID
    {
        try sweepImports(at: now)
        let inserted = try row(
            """
            INSERT INTO import_draft (kind, person_id, content, made_at, created, changed)
            VALUES (\(kind.rawValue), \(person), \(content), \(now), 0, 0) RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new import has no number") }
        return try inserted.key("id")
    }

    /// Forgets files that were sent more than a day ago, confirmed or not: 100 at most, for each may be big.
    /// - Returns: how many.
    @discardableResult
    func sweepImports(at now: Moment) throws -> Int {
        try changed(
            """
            DELETE FROM import_draft WHERE id IN (
              SELECT id FROM import_draft WHERE made_at < \(now - .days(1)) ORDER BY made_at LIMIT 100)
            """)
    }

    /// Only whoever sent it sees it.
    public func importDraft(_ id: ImportDraft.ID, of person: Person.ID) throws -> ImportDraft? {
        try row(
            """
            SELECT id, kind, person_id, content, made_at, imported_at, created, changed, stopped_at
            FROM import_draft
            WHERE id = \(id) AND person_id = \(person)
            """
        ).map { row in
            let at = try row.optionalMoment("imported_at")
            let (created, changed) = (try row.integer("created"), try row.integer("changed"))
            return ImportDraft(
                id: try row.key("id"), kind: try row.word("kind"), person: try row.key("person_id"),
                content: try row.text("content"), madeAt: try row.moment("made_at"),
                imported: at.map { ($0, created, changed) }, stoppedAt: try row.optionalMoment("stopped_at"))
        }
    }

    /// Notes that a file was imported and forgets its content.
    /// - Throws: ``Refusal`` when it was imported already, or stopped.
    public func finish(_ id: ImportDraft.ID, _ plan: ImportPlan, at now: Moment) throws {
        let won = try changed(
            """
            UPDATE import_draft SET content = '', imported_at = \(now), created = \(plan.created), changed = \(plan.changed)
            WHERE id = \(id) AND imported_at IS NULL AND stopped_at IS NULL
            """)
        guard won == 1 else {
            let stopped = try row("SELECT id FROM import_draft WHERE id = \(id) AND stopped_at IS NOT NULL")
            throw stopped == nil ? Refusal("This file was imported already.") : .importStopped
        }
    }
}
