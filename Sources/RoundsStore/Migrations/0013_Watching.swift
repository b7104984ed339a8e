import RoundsSQL

extension Migrations {
    static let watching = Migration(
        13, "Watching",
        [
            // The ticket of its cause, on which it was said that this one fails too.
            "ALTER TABLE check_state ADD COLUMN named_on_id \(.integer) REFERENCES ticket (id)",
            // Who shares the checks: a number that stands still is a node that is gone.
            """
            CREATE TABLE prober_node (
              node TEXT NOT NULL PRIMARY KEY,
              beats \(.integer) NOT NULL
            ) \(.strict)
            """,
        ])
}
