import RoundsSQL

extension Migrations {
    /// Lets each list of the queue walk one index and nothing else.
    static let coveringLists = Migration(
        5, "Lists that their index covers",
        [
            "DROP INDEX ticket_open",
            "DROP INDEX ticket_unassigned",
            "DROP INDEX ticket_resolved",
            // SQLite looks into the table for a column of the condition that the index does not hold.
            "CREATE INDEX ticket_open ON ticket (priority, id, open) WHERE open = 1",
            """
            CREATE INDEX ticket_unassigned ON ticket (priority, id, open, assignee_id)
            WHERE open = 1 AND assignee_id IS NULL
            """,
            "CREATE INDEX ticket_resolved ON ticket (id, open) WHERE open = 0",
            "CREATE INDEX person_role ON person (role, active, name_key, id)",
        ])
}
