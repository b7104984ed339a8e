import RoundsSQL

extension Migrations {
    static let badRuns = Migration(
        18, "Failures apart from warnings, and what was linked",
        [
            // How many of the bad readings in a row, which stand in run, are failures without an answer between.
            "ALTER TABLE check_state ADD COLUMN failed_run \(.integer) NOT NULL DEFAULT 0",
            // Nobody counted until now: what failed last goes on as a failure.
            "UPDATE check_state SET failed_run = run WHERE soft = 'failed'",
            // The ticket of what it needs, which was told of on its own ticket and linked to that.
            "ALTER TABLE check_state ADD COLUMN linked_id \(.integer) REFERENCES ticket (id)",
        ])
}
