import RoundsSQL

extension Migrations {
    static let events = Migration(
        1, "The sealed log",
        [
            """
            CREATE TABLE event (
              number \(.integer) NOT NULL PRIMARY KEY,
              at \(.integer) NOT NULL,
              actor TEXT NOT NULL,
              kind TEXT NOT NULL,
              subject_kind TEXT NOT NULL,
              subject_id \(.integer) NOT NULL,
              facts TEXT NOT NULL,
              hash \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX event_subject ON event (subject_kind, subject_id, number)",
            "CREATE INDEX event_kind ON event (kind, number)",
            "CREATE INDEX event_actor ON event (actor, number)",
            // One row: where the log ends. Locked by every write, so that numbers have no gaps.
            """
            CREATE TABLE event_chain (
              id \(.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
              number \(.integer) NOT NULL,
              hash \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "INSERT INTO event_chain (id, number, hash) VALUES (1, 0, \([UInt8](repeating: 0, count: 32)))",
            """
            CREATE TABLE checkpoint (
              event_number \(.integer) NOT NULL PRIMARY KEY,
              hash \(.bytes) NOT NULL,
              at \(.integer) NOT NULL,
              signature \(.bytes) NOT NULL
            ) \(.strict)
            """,
            // Facts about the installation itself: its identity, whether a restored copy still holds its tongue.
            """
            CREATE TABLE setting (
              name TEXT NOT NULL PRIMARY KEY,
              value TEXT NOT NULL
            ) \(.strict)
            """,
        ])
}
