import RoundsDomain
import RoundsSQL

/// What somebody who stops an import meets.
public enum ImportStop: Sendable, Equatable {
    /// Nothing of the file was kept, and nothing of it will be.
    case stopped
    /// The same, since somebody stopped it before.
    case wasStopped
    /// All its rows had been written.
    case wasImported
}

extension Transaction {
    /// Stops a file for good, whether it is looked through, written or waits to be confirmed. This transaction and the one that
    /// writes the file come one after the other: the first of them decides.
    /// - Throws: ``Denial/notFound`` for a file of somebody else.
    public func stopImport(_ id: ImportDraft.ID, by person: Person, at now: Moment) throws -> ImportStop {
        let found = try row(
            """
            SELECT kind, imported_at, stopped_at FROM import_draft
            WHERE id = \(id) AND person_id = \(person.id) \(.forUpdate)
            """)
        guard let found else { throw Denial.notFound }
        guard try found.optionalMoment("imported_at") == nil else { return .wasImported }
        guard try found.optionalMoment("stopped_at") == nil else { return .wasStopped }
        try run("UPDATE import_draft SET stopped_at = \(now) WHERE id = \(id)")
        let facts: [String: Happening.Fact] = ["kind": .text(try found.text("kind"))]
        try record(Happening(.importStopped, about: .desk, facts: facts), by: .person(person.id), at: now)
        return .stopped
    }

    /// Takes a file that was stopped as if it had been sent just now, under a number of its own: whoever may still be at work
    /// on the old one cannot finish this one.
    /// - Throws: ``Denial/notFound`` for a file of somebody else, and for one that was not stopped.
    public func keepAgain(_ id: ImportDraft.ID, of person: Person.ID, at now: Moment) throws -> ImportDraft.ID {
        let inserted = try row(
            """
            INSERT INTO import_draft (kind, person_id, content, made_at, created, changed)
            SELECT kind, person_id, content, \(now), 0, 0 FROM import_draft
            WHERE id = \(id) AND person_id = \(person) AND stopped_at IS NOT NULL RETURNING id
            """)
        guard let inserted else { throw Denial.notFound }
        return try inserted.key("id")
    }
}
