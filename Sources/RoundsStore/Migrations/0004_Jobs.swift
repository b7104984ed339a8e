import RoundsSQL

extension Migrations {
    static let jobs = Migration(
        4, "Jobs and repeated requests",
        [
            // `key` makes a job idempotent: the same work asked for twice is one row.
            """
            CREATE TABLE job (
              id \(.identity),
              kind TEXT NOT NULL,
              key TEXT NOT NULL UNIQUE,
              payload TEXT NOT NULL,
              due_at \(.integer) NOT NULL,
              lease_until \(.integer),
              leased_by TEXT,
              attempts \(.integer) NOT NULL,
              done_at \(.integer),
              failed_at \(.integer),
              fault TEXT
            ) \(.strict)
            """,
            "CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL AND failed_at IS NULL",
            "CREATE INDEX job_done ON job (done_at) WHERE done_at IS NOT NULL",
            // A request that came twice with the same Idempotency-Key gets its first answer again.
            """
            CREATE TABLE idempotency (
              person_id \(.integer) NOT NULL,
              key TEXT NOT NULL,
              request_hash \(.bytes) NOT NULL,
              made_at \(.integer) NOT NULL,
              status \(.integer) NOT NULL,
              location TEXT,
              etag TEXT,
              body TEXT NOT NULL,
              PRIMARY KEY (person_id, key)
            ) \(.strict)
            """,
            "CREATE INDEX idempotency_made ON idempotency (made_at)",
        ])
}
