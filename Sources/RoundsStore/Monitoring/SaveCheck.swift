import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Parameter token: of a heartbeat, the UUID in its address; nil for a probe.
    /// - Throws: ``Complaints`` when a check of that name is there.
    public func addCheck(_ spec: CheckSpec, token: String?, by actor: Actor, at now: Moment) throws -> WatchedCheck {
        try checkReferences(spec, of: nil)
        let (fields, asking, beat, slug) = spec.parts
        let inserted = try row(
            """
            INSERT INTO check_rule (
              kind, name, name_key, slug, service_id, owner_id, severity, attempts, max_age_ms, parent_id, advice, target,
              interval_ms, timeout_ms, token, period_ms, cron, zone, grace_ms, only_post, resumes_by_hand, version)
            VALUES (
              \(spec.means.kind.rawValue), \(fields.name), \(fields.name.foldedKey), \(slug), \(fields.service),
              \(fields.owner), \(fields.severity.rawValue), \(fields.attempts), \(fields.maxAge.milliseconds),
              \(fields.parent), \(fields.advice), \(asking?.target), \(asking?.interval.milliseconds),
              \(asking?.timeout.milliseconds), \(beat == nil ? nil : token), \(beat?.rhythm.period?.milliseconds),
              \(beat?.rhythm.cron?.line), \(beat?.rhythm.cron?.zone), \(beat?.grace.milliseconds),
              \(beat?.takesOnlyPost == true), \(beat?.resumesByHand == true), 1)
            ON CONFLICT (name_key) WHERE retired_at IS NULL DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Check.Fields.nameIsTaken }
        let id: Check.ID = try inserted.key("id")
        try run(
            """
            INSERT INTO check_state (
              check_id, verdict, since_at, soft, run, reason, flap_bits, flapping, said_failed, pings)
            VALUES (\(id), \(Verdict.unknown.rawValue), \(now), \(Verdict.unknown.rawValue), 0, '', 0, 0, 0, 0)
            """)
        try record(
            Happening(.checkAdded, about: .check(id), facts: ["kind": .text(spec.means.kind.rawValue)]), by: actor,
            at: now)
        guard let added = try watched(id) else { throw StorageError.shape("a new check is not there") }
        return added
    }

    /// Saves what people chose, if nobody saved since `version`. A check stays of its kind. With another target it begins
    /// anew: what was seen of the old one, its certificate too, proves nothing about the new one.
    /// - Throws: ``Denial/notFound``, ``Stale``, ``Complaints``.
    public func saveCheck(
        _ id: Check.ID, _ spec: CheckSpec, version: Int64, by actor: Actor, at now: Moment
    ) throws -> WatchedCheck {
        guard let before = try watched(id, forUpdate: true) else { throw Denial.notFound }
        guard before.check.version == version else { throw Stale(.check(id), current: before.check.version) }
        guard spec.means.kind == before.check.kind else {
            throw Complaints([Complaint("kind", "A check stays a \(before.check.kind.rawValue). Make another one.")])
        }
        try checkReferences(spec, of: id)
        let (fields, asking, beat, slug) = spec.parts
        let key = fields.name.foldedKey
        let other = try row(
            "SELECT id FROM check_rule WHERE name_key = \(key) AND retired_at IS NULL AND id <> \(id)")
        guard other == nil else { throw Check.Fields.nameIsTaken }
        try run(
            """
            UPDATE check_rule
            SET name = \(fields.name), name_key = \(key), slug = \(slug), service_id = \(fields.service),
                owner_id = \(fields.owner), severity = \(fields.severity.rawValue), attempts = \(fields.attempts),
                max_age_ms = \(fields.maxAge.milliseconds), parent_id = \(fields.parent), advice = \(fields.advice),
                target = \(asking?.target), interval_ms = \(asking?.interval.milliseconds),
                timeout_ms = \(asking?.timeout.milliseconds), period_ms = \(beat?.rhythm.period?.milliseconds),
                cron = \(beat?.rhythm.cron?.line), zone = \(beat?.rhythm.cron?.zone),
                grace_ms = \(beat?.grace.milliseconds), only_post = \(beat?.takesOnlyPost == true),
                resumes_by_hand = \(beat?.resumesByHand == true), version = version + 1
            WHERE id = \(id)
            """)
        // Its times may be others now: the watch looks at once.
        try run("UPDATE check_state SET looks_at = \(beat == nil ? nil : now) WHERE check_id = \(id)")
        try record(Happening(.checkChanged, about: .check(id)), by: actor, at: now)
        if let target = asking?.target, target != before.target { try beginAnew(id, at: now) }
        guard let saved = try watched(id) else { throw Denial.notFound }
        return saved
    }

    private func beginAnew(_ id: Check.ID, at now: Moment) throws {
        guard var watched = try watched(id) else { return }
        let before = watched.standing
        watched.standing = .unseen(since: now)
        watched.freshUntil = nil
        watched.certificateEnds = nil
        try settle(watched, was: before, at: now)
    }

    /// Owner, service and parent have to be there, and nothing stands on itself.
    private func checkReferences(_ spec: CheckSpec, of id: Check.ID?) throws {
        var complaints: [Complaint] = []
        if case .heartbeat(let beat, _) = spec.means { complaints += beat.rhythm.zoneComplaints }
        if let owner = spec.fields.owner, try person(owner)?.role.isStaff != true {
            complaints.append(Complaint("owner", "Choose somebody who works at the desk."))
        }
        if let service = spec.fields.service, try self.service(service) == nil {
            complaints.append(Complaint("service", "Choose a service from the list."))
        }
        var next = spec.fields.parent
        for step in 0..<11 {
            guard let parent = next else { break }
            guard step < 10, parent != id, let found = try watched(parent) else {
                complaints.append(Complaint("parent", "Choose another check, one that does not stand on this one."))
                break
            }
            next = found.check.fields.parent
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Rhythm {
    var zoneComplaints: [Complaint] {
        guard let zone = cron?.zone, ZoneBook.installed[zone] == nil else { return [] }
        return [Complaint("zone", "There is no zone “\(zone.prefix(60))”. Write it as America/Chicago.")]
    }
}

extension CheckSpec {
    fileprivate var parts: (fields: Check.Fields, asking: Asking?, beat: Heartbeat?, slug: String) {
        switch means {
        case .probe(let asking): (fields, asking, nil, "")
        case .heartbeat(let beat, let slug): (fields, nil, beat, slug)
        }
    }
}
