import RoundsDomain
import RoundsSQL

/// What was read of a check in an hour, a day, or several of them.
public struct Rollup: Sendable, Equatable {
    /// When the hour or the day begins, in UTC.
    public let from: Moment
    public let readings: Int64
    public let bad: Int64
    /// How many of the readings were timed, and how many milliseconds they took together.
    public let timed: Int64
    public let tookTogether: Int64
    /// Milliseconds; nil when nothing was timed.
    public let mostTook: Int64?

    /// Milliseconds; nil when nothing was timed.
    public var meanTook: Int64? { timed == 0 ? nil : tookTogether / timed }
}

extension Transaction {
    /// How long single hours are kept; days are kept for good.
    public static var hoursKept: Span { .days(14) }

    /// Hour by hour, oldest first; hours in which nothing was read are left out.
    public func hours(of check: Check.ID, from: Moment, until: Moment) throws -> [Rollup] {
        try rows(
            """
            SELECT hour AS slot, readings, bad, timed, sum_ms, max_ms FROM check_hour
            WHERE check_id = \(check) AND hour >= \(from.milliseconds / 3_600_000)
              AND hour < \((until.milliseconds + 3_599_999) / 3_600_000)
            ORDER BY hour LIMIT 1000
            """
        ).map { try Rollup(row: $0, unit: 3_600_000) }
    }

    /// Day by day, oldest first.
    public func days(of check: Check.ID, from: Moment, until: Moment) throws -> [Rollup] {
        try rows(
            """
            SELECT day AS slot, readings, bad, timed, sum_ms, max_ms FROM check_day
            WHERE check_id = \(check) AND day >= \(from.milliseconds / 86_400_000)
              AND day < \((until.milliseconds + 86_399_999) / 86_400_000)
            ORDER BY day LIMIT 4000
            """
        ).map { try Rollup(row: $0, unit: 86_400_000) }
    }

    /// Folds one day's hours into days when the day is over, and lets go of hours older than two weeks. One bounded step.
    /// - Returns: how many rows were made or went; zero when there is nothing left to do.
    public func rollUp(at now: Moment) throws -> Int {
        let today = now.milliseconds / 86_400_000
        guard let oldest = try row("SELECT value FROM setting WHERE name = 'monitoring.rolled'") else {
            let first = try row("SELECT MIN(hour) AS hour FROM check_hour")?.optionalInteger("hour")
            try set("monitoring.rolled", to: String((first ?? today * 24) / 24 - 1))
            return 1
        }
        let day = (Int64(try oldest.text("value")) ?? today) + 1
        let old = (now - Self.hoursKept).milliseconds / 3_600_000
        let gone = try changed(
            """
            DELETE FROM check_hour WHERE (check_id, hour) IN (
              SELECT check_id, hour FROM check_hour WHERE hour < \(min(old, day * 24)) LIMIT 5000)
            """)
        guard day < today else { return gone }
        try run(
            """
            INSERT INTO check_day (check_id, day, readings, bad, timed, sum_ms, max_ms)
            SELECT check_id, \(day), CAST(SUM(readings) AS \(.integer)), CAST(SUM(bad) AS \(.integer)),
                   CAST(SUM(timed) AS \(.integer)), CAST(SUM(sum_ms) AS \(.integer)), MAX(max_ms)
            FROM check_hour WHERE hour >= \(day * 24) AND hour < \(day * 24 + 24) GROUP BY check_id
            ON CONFLICT (check_id, day) DO NOTHING
            """)
        try set("monitoring.rolled", to: String(day))
        return gone + 1
    }
}

extension Rollup {
    fileprivate init(row: Row, unit: Int64) throws {
        let timed = try row.integer("timed")
        self.init(
            from: Moment(milliseconds: try row.integer("slot") * unit), readings: try row.integer("readings"),
            bad: try row.integer("bad"), timed: timed, tookTogether: try row.integer("sum_ms"),
            mostTook: timed == 0 ? nil : try row.integer("max_ms"))
    }
}
