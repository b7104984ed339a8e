import RoundsSQL

extension Migrations {
    static let backupFiles = Migration(
        19, "What was last seen of the files that prove backups, and work by what it is about",
        [
            // Older than that, the newest file proves nothing; null goes by the windows alone.
            "ALTER TABLE backup_job ADD COLUMN most_age_ms \(.integer)",
            """
            CREATE TABLE backup_file (
              job_id \(.integer) PRIMARY KEY REFERENCES backup_job (id),
              looked_at \(.integer) NOT NULL,
              read_at \(.integer),
              path TEXT,
              bytes \(.integer),
              changed_at \(.integer),
              proven_at \(.integer)
            ) \(.strict)
            """,
            // Recurring work is written weeks ahead: what is planned about a request is not looked for among all of it.
            "CREATE INDEX planned_task_about ON planned_task (about, day) WHERE open = 1 AND about IS NOT NULL",
        ])
}
