import RoundsSQL

extension Migrations {
    static let backups = Migration(
        8, "Backup jobs and their runs",
        [
            """
            CREATE TABLE backup_job (
              id \(.identity),
              name TEXT NOT NULL,
              name_key TEXT NOT NULL,
              service_id \(.integer),
              owner_id \(.integer) REFERENCES person (id),
              tool TEXT NOT NULL,
              period_ms \(.integer),
              cron TEXT,
              zone TEXT,
              starts_at \(.integer) NOT NULL,
              window_ms \(.integer) NOT NULL,
              longest_ms \(.integer),
              proof TEXT NOT NULL,
              check_id \(.integer) REFERENCES check_rule (id),
              pattern TEXT,
              least_bytes \(.integer),
              retired_at \(.integer),
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX backup_job_name ON backup_job (name_key) WHERE retired_at IS NULL",
            "CREATE INDEX backup_job_check ON backup_job (check_id) WHERE check_id IS NOT NULL AND retired_at IS NULL",
            """
            CREATE TABLE backup_run (
              id \(.identity),
              job_id \(.integer) NOT NULL REFERENCES backup_job (id),
              ended_at \(.integer) NOT NULL,
              result TEXT NOT NULL,
              bytes \(.integer),
              took_ms \(.integer),
              words TEXT NOT NULL,
              UNIQUE (job_id, ended_at)
            ) \(.strict)
            """,
        ])
}
