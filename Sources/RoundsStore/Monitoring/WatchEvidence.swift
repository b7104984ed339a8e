import RoundsDomain
import RoundsSQL

extension Transaction {
    /// At most so many checks make lines.
    private static var mostLines: Int { 5_000 }

    /// A line for each check, heartbeat and certificate that is watched, for each backup job, and for the watch itself.
    public func watchEvidence(clocks: Clocks, at now: Moment) throws -> [EvidenceLine] {
        try askWatchEvidence(clocks: clocks, at: now).answer()
    }

    func askWatchEvidence(clocks: Clocks, at now: Moment) throws -> Asked<[EvidenceLine]> {
        let articles = try askFirstArticles(), watch = try askWatchSeen()
        let checks = try askCheckEvidence(articles, at: now)
        let backups = try askBackupEvidence(articles, clocks: clocks, at: now)
        return Asked { try checks.answer() + backups.answer() + [Self.ownEvidence(seen: watch.answer())] }
    }

    /// The desk's watch goes round every two seconds; when it does not, nothing else is to be believed either.
    private static func ownEvidence(seen: Moment?) -> EvidenceLine {
        EvidenceLine(
            EvidenceLine.ID(.desk, "watch"), "The desk’s own watch", seen == nil ? .unknown : .good,
            seen == nil ? "it never went round" : "it goes round", seenAt: seen, maxAge: .minutes(1), lastGood: seen,
            path: "/checks")
    }

    func checkEvidence(at now: Moment) throws -> [EvidenceLine] {
        try askCheckEvidence(askFirstArticles(), at: now).answer()
    }

    private func askCheckEvidence(
        _ articles: Asked<[Service.ID: String]>, at now: Moment
    ) throws -> Asked<[EvidenceLine]> {
        let planned = try askWindows(at: now, beginningBy: now)
        return try ask(
            """
            SELECT r.id, r.kind, r.name, r.service_id, r.severity, r.owner_id, r.max_age_ms, r.grace_ms, p.name AS owner_name,
                   s.verdict, s.soft, s.since_at, s.reason, s.seen_at, s.good_at, s.flapping, s.paused_at, s.fresh_until,
                   s.cause_id, s.said_failed, s.certificate_until, s.ack_by, s.ack_at, s.ack_until, s.ack_reason, k.name AS ack_name,
                   t.id AS ticket_id, t.priority, t.assignee_id, a.name AS assignee
            FROM check_rule r JOIN check_state s ON s.check_id = r.id LEFT JOIN person p ON p.id = r.owner_id
            LEFT JOIN person k ON k.id = s.ack_by
            LEFT JOIN ticket t ON t.id = s.ticket_id AND t.open = 1 LEFT JOIN person a ON a.id = t.assignee_id
            WHERE r.retired_at IS NULL ORDER BY r.id LIMIT \(Self.mostLines)
            """
        ).map { found in
            let (known, planned) = (try articles.answer(), try planned.answer())
            let facts = try found.map { row in
                var facts = try CheckFacts(row: row, planned: planned)
                facts.article = facts.service.flatMap { known[$0] }
                return facts
            }
            let causes = Causes(facts)
            return facts.flatMap { [$0.line(at: now, causes)] + ($0.certificate(at: now).map { [$0] } ?? []) }
        }
    }

    /// Of each service the published article that comes first by title, those for the desk before those for everybody: what
    /// to do when its check is bad.
    func firstArticles() throws -> [Service.ID: String] { try askFirstArticles().answer() }

    private func askFirstArticles() throws -> Asked<[Service.ID: String]> {
        try ask(
            """
            SELECT service_id, id FROM article WHERE service_id IS NOT NULL AND state = 'published'
            ORDER BY service_id, CASE audience WHEN 'everyone' THEN 1 ELSE 0 END, title_key, id LIMIT \(Self.mostLines)
            """
        ).each { (try $0.key("service_id") as Service.ID, "/articles/\(try $0.integer("id"))") }
            .map { found in Dictionary(found, uniquingKeysWith: { first, _ in first }) }
    }
}

/// The few columns a line is made of: a thousand lines are read in milliseconds.
private struct CheckFacts {
    let id: Check.ID
    let kind: Check.Kind
    let name: String
    let owner: Person.ID?
    let ownerName: String?
    let maxAge: Span
    let grace: Span?
    let verdict: Verdict
    /// The last reading's, whose reason it is.
    let soft: Verdict
    let since: Moment
    let reason: String
    let seenAt: Moment?
    let goodAt: Moment?
    let isFlapping: Bool
    let pausedAt: Moment?
    let freshUntil: Moment?
    let saidFailed: Bool
    let certificateUntil: Moment?
    let isPlanned: Bool
    let acknowledgement: Acknowledgement?
    let acknowledger: String?
    let ticket: EvidenceLine.OpenTicket?
    let service: Service.ID?
    let severity: Priority
    /// What it stands on and why it has no ticket of its own, as it was found when it was last bad.
    let cause: Check.ID?
    /// Where it is written what to do.
    var article: String?

    init(row: Row, planned: [MaintenanceWindow]) throws {
        id = try row.key("id")
        kind = try row.word("kind")
        name = try row.text("name")
        owner = try row.optionalKey("owner_id")
        ownerName = try row.optionalText("owner_name")
        maxAge = Span(milliseconds: try row.integer("max_age_ms"))
        grace = try row.optionalInteger("grace_ms").map(Span.init(milliseconds:))
        verdict = try row.word("verdict")
        soft = try row.word("soft")
        since = try row.moment("since_at")
        reason = try row.text("reason")
        seenAt = try row.optionalMoment("seen_at")
        goodAt = try row.optionalMoment("good_at")
        isFlapping = try row.flag("flapping")
        pausedAt = try row.optionalMoment("paused_at")
        freshUntil = try row.optionalMoment("fresh_until")
        saidFailed = try row.flag("said_failed")
        certificateUntil = try row.optionalMoment("certificate_until")
        acknowledgement = try Acknowledgement(row: row)
        acknowledger = try row.optionalText("ack_name")
        ticket = try EvidenceLine.OpenTicket(row: row)
        service = try row.optionalKey("service_id")
        severity = try row.numbered("severity")
        cause = try row.optionalKey("cause_id")
        let (id, service) = (id, service)
        isPlanned = planned.contains { window in
            switch window.scope {
            case .check(let check): check == id
            case .service(let covered): covered == service
            }
        }
    }

    /// What is bad because of another stands on that one's ticket.
    func line(at now: Moment, _ causes: Causes) -> EvidenceLine {
        var (word, reason) = judged(at: now)
        let cause = ticket == nil ? causes.root(of: self) : nil
        if let cause { reason = "\(reason); \(cause.name), which it needs, is bad" }
        let line = EvidenceLine.ID(kind == .probe ? .check : .heartbeat, "\(id)")
        return EvidenceLine(
            line, name, word, reason, seenAt: seenAt, maxAge: age, firstSeen: since, lastGood: goodAt, owner: holder,
            path: "/checks/\(id)", article: article, service: service, severity: severity,
            ticket: ticket ?? cause?.ticket,
            acknowledged: known(line, word), ends: warnsOfItsEnd ? certificateUntil : nil)
    }

    /// A failure that is not held true yet has a reason of its own, which no days end.
    private var warnsOfItsEnd: Bool { verdict == .warning && soft == .warning && pausedAt == nil }

    /// Whoever acknowledged it has it until then.
    private func known(_ line: EvidenceLine.ID, _ verdict: EvidenceLine.Verdict) -> LineDecision? {
        guard let acknowledgement, let acknowledger else { return nil }
        return LineDecision(
            line: line, verdict: verdict, kind: .known, until: acknowledgement.until,
            owner: .init(id: acknowledgement.by, name: acknowledger), by: acknowledgement.by, byName: acknowledger,
            at: acknowledgement.at, words: acknowledgement.reason)
    }

    private var holder: EvidenceLine.Owner? {
        ownerName.map { EvidenceLine.Owner(id: owner, name: $0) }
    }

    /// A heartbeat's word counts until it is missed.
    private var age: Span {
        guard kind == .heartbeat, let seenAt, let freshUntil, let grace else { return maxAge }
        return freshUntil + grace - seenAt
    }

    private func judged(at now: Moment) -> (EvidenceLine.Verdict, String) {
        if pausedAt != nil { return (.warning, "paused by hand") }
        if isPlanned, verdict != .good { return (.warning, "in a maintenance window: \(reason)") }
        switch verdict {
        case .failed: return (kind == .heartbeat && !saidFailed ? .missing : .failed, reason)
        case .unknown: return (.unknown, seenAt == nil ? "nothing was ever heard" : reason)
        case .warning: return (.warning, reason)
        case .good:
            guard let seenAt else { return (.unknown, "nothing was ever heard") }
            if seenAt > now + Standing.clockSlack { return (.stale, "its time lies ahead of the desk's clock") }
            if kind == .heartbeat, let freshUntil, freshUntil <= now {
                return (.late, "over its time, within its grace")
            }
            if kind == .probe, now - seenAt > maxAge {
                return (.stale, "nobody looked for longer than \(maxAge.typed)")
            }
            return isFlapping ? (.warning, "goes back and forth") : (.good, "")
        }
    }

    /// Nil while the check itself warns or fails because of it: one thing is one line. So it is while the check is paused: its
    /// own line says that nobody looks.
    func certificate(at now: Moment) -> EvidenceLine? {
        guard let until = certificateUntil, pausedAt == nil else { return nil }
        let word: EvidenceLine.Verdict = until <= now ? .failed : until <= now + .days(21) ? .warning : .good
        if word != .good, verdict == (word == .failed ? .failed : .warning) { return nil }
        return EvidenceLine(
            EvidenceLine.ID(.certificate, "\(id)"), "Certificate of \(name)", word,
            "\(until <= now ? "ended" : "ends") on \(until.date)", seenAt: seenAt, maxAge: maxAge,
            lastGood: word == .good ? seenAt : nil, owner: holder, path: "/checks/\(id)", article: article,
            service: service, ends: until)
    }
}

/// Why checks are bad: because of another, and that because of a third.
private struct Causes {
    private let bad: [Check.ID: CheckFacts]

    init(_ facts: [CheckFacts]) {
        let bad = facts.filter { $0.verdict == .failed && $0.pausedAt == nil }
        self.bad = Dictionary(bad.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The one at the beginning, ten steps away at most; nil for a check that is bad by itself.
    func root(of facts: CheckFacts) -> CheckFacts? {
        guard facts.verdict == .failed else { return nil }
        var found: CheckFacts?
        var next = facts.cause
        for _ in 0..<10 {
            guard let cause = next.flatMap({ bad[$0] }), cause.id != facts.id else { break }
            found = cause
            next = cause.ticket == nil ? cause.cause : nil
        }
        return found
    }
}

extension EvidenceLine.OpenTicket {
    fileprivate init?(row: Row) throws {
        guard let id: Ticket.ID = try row.optionalKey("ticket_id") else { return nil }
        let owner = try row.optionalKey("assignee_id") as Person.ID?
        self.init(
            id, try row.numbered("priority"),
            owner: try row.optionalText("assignee").map { EvidenceLine.Owner(id: owner, name: $0) })
    }
}
