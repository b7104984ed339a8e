import RoundsDomain
import RoundsJobs
import RoundsSQL

extension ProbeRig {
    /// As much as the desk keeps of a look: where the check stands, and its hour.
    static let schema = [
        Migration(
            1, "keep what probes find",
            [
                """
                CREATE TABLE standing (
                    id \(.integer) PRIMARY KEY, verdict TEXT NOT NULL, reason TEXT NOT NULL,
                    seen_at \(.integer) NOT NULL, took \(.integer)
                ) \(.strict)
                """,
                """
                CREATE TABLE check_hour (
                    check_id \(.integer) NOT NULL, hour \(.integer) NOT NULL, readings \(.integer) NOT NULL,
                    bad \(.integer) NOT NULL, sum_us \(.integer) NOT NULL, PRIMARY KEY (check_id, hour)
                ) \(.strict)
                """,
            ])
    ]
}

extension Transaction {
    func keep(_ outcome: ProbeOutcome) throws {
        let (result, at) = (outcome.result, outcome.ended.milliseconds)
        let took = result.phases.whole ?? 0
        let bad: Int64 = result.verdict.isBad ? 1 : 0
        _ = try row("SELECT verdict FROM standing WHERE id = \(outcome.id)")
        try run(
            """
            INSERT INTO standing (id, verdict, reason, seen_at, took)
            VALUES (\(outcome.id), \(result.verdict.rawValue), \(result.reason), \(at), \(took))
            ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
                seen_at = excluded.seen_at, took = excluded.took
            """)
        try run(
            """
            INSERT INTO check_hour (check_id, hour, readings, bad, sum_us)
            VALUES (\(outcome.id), \(at / 3_600_000), 1, \(bad), \(took))
            ON CONFLICT (check_id, hour) DO UPDATE SET readings = check_hour.readings + 1,
                bad = check_hour.bad + excluded.bad, sum_us = check_hour.sum_us + excluded.sum_us
            """)
    }
}
