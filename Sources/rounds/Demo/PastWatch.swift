import RoundsDomain
import RoundsSQL
import RoundsStore

/// A check or heartbeat with all that was held to be true of it.
struct PastCheck {
    private let watched: WatchedCheck
    /// Oldest first.
    private let changes: [CheckChange]
    /// When a job of the night ran.
    private let slots: [Moment]
    private let owner: EvidenceLine.Owner?
    /// Who acknowledged it.
    private let knower: String

    init(_ watched: WatchedCheck, _ tx: any Transaction, names: [Person.ID: String], until now: Moment) throws {
        self.watched = watched
        changes = try tx.changes(of: watched.id, limit: 1_000).reversed()
        if case .heartbeat(let beat, _) = watched.means {
            slots = beat.rhythm.times(from: now - .days(Int64(Demo.days) + 1), until: now)
        } else {
            slots = []
        }
        owner = watched.check.fields.owner.flatMap { id in
            names[id].map { EvidenceLine.Owner(id: id, name: $0) }
        }
        knower = watched.acknowledgement.flatMap { names[$0.by] } ?? ""
    }

    /// - Parameter requests: among them the one that it reported.
    func line(at then: Moment, _ requests: [PastRequest]) -> EvidenceLine {
        let fields = watched.check.fields
        let isProbe = watched.check.kind == .probe
        // What never changed was well: so say its hours.
        let change = changes.last { $0.at <= then }
        let word = word(change)
        let isGood = word == .good
        let id = EvidenceLine.ID(isProbe ? .check : .heartbeat, "\(watched.id)")
        let seen = seen(change, isGood: isGood, at: then)
        let reason = isGood ? "" : change?.reason ?? ""
        let request = isGood ? nil : requests.last { $0.title == "\(fields.name): failed" && $0.isOpen(at: then) }
        return EvidenceLine(
            id, fields.name, word, reason, seenAt: seen,
            maxAge: isProbe ? fields.maxAge : .days(2), firstSeen: change?.at, lastGood: isGood ? seen : change?.at,
            owner: owner, path: "/checks/\(watched.id)", service: fields.service, severity: fields.severity,
            ticket: request.map { .init($0.id, $0.priority, owner: $0.owner(at: then)) },
            acknowledged: isGood ? nil : known(id, word, at: then))
    }

    private func word(_ change: CheckChange?) -> EvidenceLine.Verdict {
        guard let change else { return .good }
        return switch change.verdict {
        case .good: .good
        case .warning: .warning
        case .failed: .failed
        case .unknown: .unknown
        }
    }

    /// A probe asks four times a minute; of a job that failed nothing came since.
    private func seen(_ change: CheckChange?, isGood: Bool, at then: Moment) -> Moment {
        if watched.check.kind == .probe { return then - .seconds(7) }
        guard isGood else { return change?.at ?? then }
        return slots.last { $0 <= then } ?? then - .seconds(40)
    }

    private func known(_ line: EvidenceLine.ID, _ word: EvidenceLine.Verdict, at then: Moment) -> LineDecision? {
        guard let known = watched.acknowledgement, known.at <= then else { return nil }
        return LineDecision(
            line: line, verdict: word, kind: .known, until: known.until, owner: .init(id: known.by, name: knower),
            by: known.by, byName: knower, at: known.at, words: known.reason)
    }
}

/// A backup job with all its runs.
struct PastCopy {
    private let kept: KeptBackupJob
    /// Oldest first.
    private let runs: [BackupRun]
    private let slots: [Moment]
    private let owner: String?

    init(_ kept: KeptBackupJob, _ tx: any Transaction, names: [Person.ID: String], until now: Moment) throws {
        self.kept = kept
        runs = try tx.backupRuns(of: kept.job.id, before: now, limit: 5_000)
        slots = kept.job.fields.rhythm.times(from: kept.startsAt, until: now)
        owner = kept.job.fields.owner.flatMap { names[$0] }
    }

    var id: EvidenceLine.ID { EvidenceLine.ID(.backup, "\(kept.job.id)") }

    /// Its tool tells of its runs; no check does.
    var isReported: Bool { kept.job.fields.proof == .reported }

    /// By its last runs that were due then; those before are what is usual.
    func line(at then: Moment) -> EvidenceLine {
        let ledger = BackupLedger(
            kept.job.fields, slots: Array(slots.filter { $0 <= then }.suffix(3)),
            runs: runs.filter { $0.endedAt <= then }, at: then)
        return kept.evidence(ledger, ownerName: owner, article: nil, clocks: .installed, at: then)
    }
}

extension Rhythm {
    /// Its times by the clock, oldest first; none where it comes round so long after the last time.
    fileprivate func times(from begin: Moment, until end: Moment) -> [Moment] {
        guard cron != nil else { return [] }
        var times: [Moment] = []
        var next = Clocks.installed.next(self, after: begin)
        while let time = next, time <= end {
            times.append(time)
            next = Clocks.installed.next(self, after: time)
        }
        return times
    }
}
