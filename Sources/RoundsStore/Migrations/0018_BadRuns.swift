import RoundsSQL

extension Migrations {
    static let badRuns = Migration(
        18, "Failures apart from warnings",
        [
            // How many of the bad readings in a row, which stand in run, are failures without an answer between.
            "ALTER TABLE check_state ADD COLUMN failed_run \(.integer) NOT NULL DEFAULT 0"
        ])
}
