import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Does what a bad check asks for now: one ticket for one cause, a word on it when it turns, nothing twice.
    func attended(_ watched: WatchedCheck, at now: Moment) throws -> WatchedCheck {
        var watched = watched
        let known = try knownTicket(of: watched)
        if known == nil { watched.ticket = nil }
        var triage = Triage(acknowledgement: watched.acknowledgement, known: known)
        if watched.standing.verdict == .failed {
            triage.isPlanned = try watched.isPaused || isPlanned(watched.check, at: now)
            triage.cause = try cause(of: watched, at: now)
            if case .explained(let cause) = triage.cause { watched.cause = cause } else { watched.cause = nil }
        }
        switch triage.deed(watched.standing, at: now) {
        case .report: return try reported(watched, at: now)
        case .reopen(let ticket): return try reopened(watched, ticket, at: now)
        case .leave: break
        }
        guard let known else { return watched }
        if known.resolvedAt == nil { return try noted(watched, on: known.ticket, at: now) }
        // Nobody reads on a resolved ticket that it is well; that it was well in between decides whether it is opened again.
        if watched.standing.verdict == .good { watched.noted = .good }
        return watched
    }

    private func knownTicket(of watched: WatchedCheck) throws -> Triage.Known? {
        guard let id = watched.ticket, let ticket = try ticket(id) else { return nil }
        return Triage.Known(
            id, resolvedAt: ticket.state.isOpen ? nil : ticket.resolvedAt, saidGood: watched.noted?.isWell == true)
    }

    private func reported(_ watched: WatchedCheck, at now: Moment) throws -> WatchedCheck {
        var watched = watched
        let person = try monitoringPerson(at: now)
        let name = watched.check.fields.name
        let draft = try TicketDraft(
            kind: .incident, channel: .check, title: String("\(name): failed".prefix(TicketDraft.titleLength)),
            details: CheckWords.report(watched, in: try zone(of: watched)), priority: watched.check.fields.severity,
            service: watched.check.fields.service)
        let ticket = try reportFound(draft, by: person, at: now)
        // What was told of on an earlier one is told of on this one, too.
        try run("UPDATE check_state SET linked_id = NULL WHERE check_id = \(watched.id)")
        watched.ticket = ticket.id
        watched.noted = .failed
        return watched
    }

    private func reopened(_ watched: WatchedCheck, _ ticket: Ticket.ID, at now: Moment) throws -> WatchedCheck {
        var watched = watched
        let person = try monitoringPerson(at: now)
        _ = try reopenTicket(ticket, by: person, at: now)
        _ = try note(CheckWords.turn(watched, to: .failed, in: zone(of: watched)), on: ticket, by: person, at: now)
        // What falls with it is said anew.
        try run("UPDATE check_state SET named_on_id = NULL WHERE named_on_id = \(ticket)")
        watched.noted = .failed
        return watched
    }

    /// Says on the open ticket how it stands now: each turn at once, and of what goes back and forth that it does.
    private func noted(_ watched: WatchedCheck, on ticket: Ticket.ID, at now: Moment) throws -> WatchedCheck {
        guard watched.noted != watched.wantedNote else { return watched }
        let isRestless = watched.standing.isRestless(turns: try turns(of: watched, at: now), at: now)
        let wanted = isRestless ? .flapping : watched.wantedNote
        guard watched.noted != wanted else { return watched }
        let words = CheckWords.turn(watched, to: wanted, in: try zone(of: watched))
        _ = try note(words, on: ticket, by: try monitoringPerson(at: now), at: now)
        var watched = watched
        watched.noted = wanted
        return watched
    }

    private func turns(of watched: WatchedCheck, at now: Moment) throws -> Int {
        let since = now - Unrest.window
        let row = try row("SELECT COUNT(*) AS count FROM check_change WHERE check_id = \(watched.id) AND at > \(since)")
        return Int(try row?.integer("count") ?? 0)
    }

    /// In which its ticket tells times.
    private func zone(of watched: WatchedCheck) throws -> Zone {
        try siteZone() ?? deskZone(for: watched.check.fields.severity)
    }
}

/// What was last said about a check on its ticket. The stored words are never changed once shipped.
enum CheckNote: String, Sendable {
    case good, warning, failed, unknown
    /// It goes back and forth.
    case flapping

    init(_ verdict: Verdict) {
        switch verdict {
        case .good: self = .good
        case .warning: self = .warning
        case .failed: self = .failed
        case .unknown: self = .unknown
        }
    }

    /// It said that the ticket can be resolved.
    var isWell: Bool { self == .good || self == .warning }
}

extension WatchedCheck {
    var wantedNote: CheckNote { standing.flaps.isFlapping ? .flapping : CheckNote(standing.verdict) }
}
