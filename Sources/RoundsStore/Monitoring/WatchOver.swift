import RoundsDomain
import RoundsSQL

extension Transaction {
    /// One bounded step of the watch: heartbeats whose time has come, and bad checks that wait for a ticket.
    /// - Parameters:
    ///   - zone: the site's, for the times in a reason.
    ///   - sweeps: also asks every bad check anew what it needs: acknowledgements that ran out, windows that ended.
    /// - Returns: how many were looked at.
    public func watchOver(clocks: Clocks, in zone: Zone, sweeps: Bool, at now: Moment) throws -> Int {
        let due = try rows(
            "SELECT check_id FROM check_state WHERE looks_at <= \(now) ORDER BY looks_at, check_id LIMIT 200"
        ).map { try $0.key("check_id") as Check.ID }
        let absences = due.isEmpty ? [] : try absences(since: now - .days(400))
        for id in due.sorted() { try lookAt(id, absences, clocks, in: zone, at: now) }
        return due.count + (sweeps ? try sweep(at: now) : 0)
    }

    private func lookAt(
        _ id: Check.ID, _ absences: [Absence], _ clocks: Clocks, in zone: Zone, at now: Moment
    ) throws {
        guard var watched = try watched(id, forUpdate: true), case .heartbeat(let beat, _) = watched.means,
            let pulse = watched.pulse
        else {
            try run("UPDATE check_state SET looks_at = NULL WHERE check_id = \(id)")
            return
        }
        let before = watched.standing
        let outlook = pulse.outlook(of: beat, at: now, absences: absences) {
            clocks.next(beat.rhythm, after: $0)
        }
        if let (verdict, reason) = outlook.judgement(beat.rhythm, in: zone) {
            watched.standing = before.declared(verdict, reason: reason, at: now)
        } else if before.isOvertaken(by: outlook, of: pulse) {
            let reason = "By its times as they are now it is not missed."
            watched.standing = before.declared(.good, reason: reason, at: now)
        }
        watched.expect(outlook)
        try settle(watched, was: before, at: now)
    }

    /// Bad checks without a ticket, and open tickets that do not say how it stands.
    private func sweep(at now: Moment) throws -> Int {
        let waiting = try rows(
            """
            SELECT s.check_id FROM check_state s JOIN check_rule r ON r.id = s.check_id
            WHERE s.verdict = 'failed' AND r.retired_at IS NULL AND (s.ticket_id IS NULL OR s.noted <> 'failed')
            ORDER BY s.check_id LIMIT 2000
            """)
        let silent = try rows(
            """
            SELECT s.check_id FROM check_state s JOIN check_rule r ON r.id = s.check_id
            JOIN ticket t ON t.id = s.ticket_id
            WHERE t.open = 1 AND s.verdict <> 'failed' AND s.noted <> s.verdict AND r.retired_at IS NULL
            ORDER BY s.check_id LIMIT 500
            """)
        let ids = Set(try (waiting + silent).map { try $0.key("check_id") as Check.ID })
        for id in ids.sorted() {
            guard let watched = try watched(id, forUpdate: true), watched.needsAttention else { continue }
            let attended = try attended(watched, at: now)
            if attended != watched { try saveStanding(attended) }
        }
        let failing = try failingChecks()
        try nameDependants(of: failing, at: now)
        try linkCauses(of: failing, at: now)
        return ids.count
    }
}

extension Outlook {
    /// What its silence means; nil while it means nothing.
    fileprivate func judgement(_ rhythm: Rhythm, in site: Zone) -> (Verdict, String)? {
        let at = due.map { " " + rhythm.time($0, in: site) } ?? ""
        return switch phase {
        case .missed: (.failed, "No word came. It was due\(at) and its grace is over.")
        case .tooLong: (.failed, "A run that began\(at) has not ended in its time.")
        case .unclear: (.unknown, "The desk itself was away when it was due\(at): nobody can say whether it came.")
        case .unheard, .paused, .onTime, .late, .failed: nil
        }
    }
}

extension Rhythm {
    /// `24 Nov 02:00` by the clock it is planned by: its cron line's, which is named where it is not the site's, or the
    /// site's.
    fileprivate func time(_ moment: Moment, in site: Zone) -> String {
        let zone = cron.flatMap { ZoneBook.installed[$0.zone] } ?? site
        let civil = zone.civil(moment)
        let name = zone.name == site.name ? "" : " (\(zone.name))"
        return "\(civil.shortDate) \(civil.time)\(name)"
    }
}
