import RoundsDomain
import RoundsSQL

// What people do with a check that is there. Each records its event in the same transaction.
extension Transaction {
    /// Takes responsibility for a bad check until a time: no ticket is made and the round shows who knows.
    /// - Throws: ``Complaints``, ``Refusal`` when it is well.
    public func acknowledge(
        _ id: Check.ID, reason: String, until: Moment, by person: Person, at now: Moment
    ) throws -> WatchedCheck {
        let known = try Acknowledgement.made(by: person.id, at: now, until: until, reason: reason)
        return try handle(id, .checkAcknowledged(id, until: until), by: .person(person.id), at: now) { watched in
            guard watched.standing.verdict.isBad else {
                throw Refusal("\(watched.check.fields.name) is well: there is nothing to acknowledge.")
            }
            watched.acknowledgement = known
        }
    }

    public func unacknowledge(_ id: Check.ID, by person: Person, at now: Moment) throws -> WatchedCheck {
        let happening = Happening(.checkUnacknowledged, about: .check(id))
        return try handle(id, happening, by: .person(person.id), at: now) { $0.acknowledgement = nil }
    }

    /// From now on nobody is asked and nobody is missed.
    public func pauseCheck(_ id: Check.ID, by person: Person, at now: Moment) throws -> WatchedCheck {
        try pauseCheck(id, reason: "Paused by hand.", by: .person(person.id), at: now)
    }

    /// - Parameter reason: what the check says of itself while it is paused.
    public func pauseCheck(
        _ id: Check.ID, reason: String, by actor: Actor, at now: Moment
    ) throws -> WatchedCheck {
        try handle(id, Happening(.checkPaused, about: .check(id)), by: actor, at: now) { watched in
            guard watched.check.pausedAt == nil else { throw Refusal("It is paused already.") }
            watched.check.pausedAt = now
            watched.standing = watched.standing.declared(.unknown, reason: reason, at: now)
            watched.standing.reason = reason
            watched.freshUntil = nil
            watched.looksAt = nil
        }
    }

    /// Begins anew: what was seen before the pause proves nothing about now.
    public func resumeCheck(_ id: Check.ID, by person: Person, at now: Moment) throws -> WatchedCheck {
        try resumeCheck(id, by: .person(person.id), at: now)
    }

    public func resumeCheck(_ id: Check.ID, by actor: Actor, at now: Moment) throws -> WatchedCheck {
        try handle(id, Happening(.checkResumed, about: .check(id)), by: actor, at: now) { watched in
            guard watched.check.pausedAt != nil else { throw Refusal("It is not paused.") }
            watched.check.pausedAt = nil
            watched.standing = .unseen(since: now)
            watched.pulse = watched.pulse.map { _ in Pulse(madeAt: now) }
        }
    }

    /// Takes a check out of use. Its history stays.
    public func retireCheck(_ id: Check.ID, by actor: Actor, at now: Moment) throws {
        let gone = try changed(
            "UPDATE check_rule SET retired_at = \(now), version = version + 1 WHERE id = \(id) AND retired_at IS NULL")
        guard gone == 1 else { throw Denial.notFound }
        try run("UPDATE check_rule SET parent_id = NULL WHERE parent_id = \(id)")
        try run("UPDATE check_state SET fresh_until = NULL, looks_at = NULL WHERE check_id = \(id)")
        try record(Happening(.checkRetired, about: .check(id)), by: actor, at: now)
    }

    private func handle(
        _ id: Check.ID, _ happening: Happening, by actor: Actor, at now: Moment,
        _ change: (inout WatchedCheck) throws -> Void
    ) throws -> WatchedCheck {
        guard var watched = try watched(id, forUpdate: true) else { throw Denial.notFound }
        let before = watched.standing
        try change(&watched)
        try record(happening, by: actor, at: now)
        try settle(watched, was: before, at: now)
        guard let saved = try self.watched(id) else { throw Denial.notFound }
        return saved
    }
}
