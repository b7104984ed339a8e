import RoundsDomain
import RoundsSQL

/// A reading of a check, as a probe brings it.
public struct CheckedReading: Sendable, Equatable {
    public let check: Check.ID
    public let reading: Check.Reading
    /// The target that was asked, as the check had it then; nil when it is the one the check has.
    public let target: String?

    public init(_ check: Check.ID, _ reading: Check.Reading, of target: String? = nil) {
        self.check = check
        self.reading = reading
        self.target = target
    }
}

extension Transaction {
    /// Takes down what probes found, in the order of the checks' numbers so that two nodes never wait for each other. A check
    /// that was retired, paused or given another target meanwhile is passed over.
    public func record(_ readings: [CheckedReading], at now: Moment) throws {
        for entry in readings.sorted(by: { ($0.check, $0.reading.at) < ($1.check, $1.reading.at) }) {
            guard var watched = try watched(entry.check, forUpdate: true), watched.check.kind == .probe,
                !watched.isPaused, entry.target == nil || entry.target == watched.target
            else { continue }
            let before = watched.standing
            watched.standing = before.after(entry.reading, attempts: watched.check.fields.attempts, at: now)
            guard watched.standing != before else { continue }
            watched.freshUntil = watched.standing.seenAt.map { $0 + watched.check.fields.maxAge }
            if let ends = entry.reading.certificateEnds { watched.certificateEnds = ends }
            try count(entry.reading, of: entry.check)
            try settle(watched, was: before, at: now)
        }
    }

    /// Adds a reading to its hour.
    func count(_ reading: Check.Reading, of check: Check.ID) throws {
        let took = reading.took?.milliseconds
        let bad: Int64 = reading.verdict.isBad ? 1 : 0
        let timed: Int64 = took == nil ? 0 : 1
        try run(
            """
            INSERT INTO check_hour (check_id, hour, readings, bad, timed, sum_ms, max_ms)
            VALUES (\(check), \(reading.at.milliseconds / 3_600_000), 1, \(bad), \(timed), \(took ?? 0), \(took ?? 0))
            ON CONFLICT (check_id, hour) DO UPDATE SET
              readings = check_hour.readings + 1, bad = check_hour.bad + excluded.bad,
              timed = check_hour.timed + excluded.timed, sum_ms = check_hour.sum_ms + excluded.sum_ms,
              max_ms = CASE WHEN excluded.max_ms > check_hour.max_ms THEN excluded.max_ms ELSE check_hour.max_ms END
            """)
    }
}
