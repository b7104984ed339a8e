import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The check with where it stands; on PostgreSQL its row stays this transaction's.
    func watched(_ id: Check.ID, forUpdate: Bool = false) throws -> WatchedCheck? {
        let lock: SQL = forUpdate ? "\(.forUpdate)" : ""
        return try row(
            """
            SELECT \(WatchedCheck.columns) FROM \(WatchedCheck.tables)
            WHERE r.id = \(id) AND r.retired_at IS NULL \(lock)
            """
        ).map(WatchedCheck.init(row:))
    }

    /// Writes where a check stands, what was heard, and what is known of its trouble.
    func saveStanding(_ watched: WatchedCheck) throws {
        let standing = watched.standing
        let pulse = watched.pulse
        let known = watched.acknowledgement
        try run(
            """
            UPDATE check_state
            SET verdict = \(standing.verdict.rawValue), since_at = \(standing.since), soft = \(standing.soft.rawValue),
                run = \(standing.run.bad), failed_run = \(standing.run.failed), reason = \(standing.reason),
                seen_at = \(standing.seenAt), good_at = \(standing.goodAt), bad_since = \(standing.badSince),
                took_ms = \(standing.took?.milliseconds), phases = \(standing.phases?.text),
                certificate_until = \(watched.certificateEnds),
                flap_bits = \(Int64(standing.flaps.bits)),
                flapping = \(standing.flaps.isFlapping), paused_at = \(watched.check.pausedAt),
                fresh_until = \(watched.freshUntil), looks_at = \(watched.looksAt), ticket_id = \(watched.ticket),
                noted = \(watched.noted?.rawValue), cause_id = \(watched.cause),
                ack_by = \(known?.by), ack_at = \(known?.at), ack_until = \(known?.until), ack_reason = \(known?.reason),
                last_ping = \(pulse?.lastPing), last_start = \(pulse?.lastStart), start_run = \(pulse?.startRun),
                last_duration = \(pulse?.lastDuration?.milliseconds), said_failed = \(pulse?.saidFailed == true),
                pings = \(watched.pings)
            WHERE check_id = \(watched.id)
            """)
    }

    /// Saves a check after something was learned about it: its change in the history and the log, the deed it asks for.
    func settle(_ watched: WatchedCheck, was before: Standing, at now: Moment) throws {
        var watched = watched
        let standing = watched.standing
        if standing.verdict != before.verdict {
            try run(
                """
                INSERT INTO check_change (check_id, at, was, verdict, reason)
                VALUES (\(watched.id), \(standing.since), \(before.verdict.rawValue), \(standing.verdict.rawValue),
                        \(standing.reason))
                """)
            try record(.checkTurned(watched.id, from: before.verdict, to: standing.verdict), by: .desk, at: now)
        }
        if standing.flaps.isFlapping, !before.flaps.isFlapping {
            try record(Happening(.checkFlapping, about: .check(watched.id)), by: .desk, at: now)
        }
        if standing.verdict == .good {
            watched.acknowledgement = nil
            watched.cause = nil
        }
        if watched.needsAttention { watched = try attended(watched, at: now) }
        try saveStanding(watched)
    }
}

extension WatchedCheck {
    /// Whether anything could be to be done: the common good reading asks no further.
    var needsAttention: Bool { standing.verdict == .failed || (ticket != nil && noted != wantedNote) }
}
