import RoundsDomain
import RoundsSQL

/// A check with where it stands and what was heard: one row of both tables.
public struct WatchedCheck: Sendable, Equatable {
    public internal(set) var check: Check
    public let means: CheckSpec.Means
    /// Of a heartbeat: the UUID in its address.
    public let token: String?
    public internal(set) var standing: Standing
    public internal(set) var pulse: Pulse?
    public internal(set) var acknowledgement: Acknowledgement?
    /// The ticket it had last.
    public internal(set) var ticket: Ticket.ID?
    /// What was last said on that ticket.
    var noted: CheckNote?
    /// What explains that it is bad.
    public internal(set) var cause: Check.ID?
    /// Good evidence counts until then; nil when there is none.
    public internal(set) var freshUntil: Moment?
    /// When the watch has to look at it though nobody says anything.
    var looksAt: Moment?
    /// When the certificate that a probe saw last ends.
    public internal(set) var certificateEnds: Moment?
    /// How many pings came.
    public internal(set) var pings: Int64

    public var id: Check.ID { check.id }
    public var isPaused: Bool { check.pausedAt != nil }

    /// Whom a probe asks, on one line.
    var target: String? { if case .probe(let asking) = means { asking.target } else { nil } }

    /// A heartbeat's own state of being over its time counts as late, before it is missed.
    public func light(at now: Moment, isPlanned: Bool) -> Light {
        if isPaused || isPlanned { return .planned }
        guard check.kind == .heartbeat else { return standing.light(at: now, maxAge: check.fields.maxAge) }
        let light = standing.light(at: now, maxAge: .days(40_000))
        guard light == .good, let freshUntil, freshUntil <= now else { return light }
        return .late
    }
}

extension WatchedCheck {
    static let columns: SQL = """
        r.id, r.kind, r.name, r.slug, r.service_id, r.owner_id, r.severity, r.attempts, r.max_age_ms, r.parent_id,
        r.advice, r.target, r.interval_ms, r.timeout_ms, r.token, r.period_ms, r.cron, r.zone, r.grace_ms, r.only_post,
        r.resumes_by_hand, r.version, s.verdict, s.since_at, s.soft, s.run, s.failed_run, s.reason,
        s.seen_at, s.good_at, s.bad_since, s.took_ms, s.phases, s.certificate_until, s.flap_bits, s.flapping, s.paused_at,
        s.fresh_until, s.looks_at, s.ticket_id, s.noted, s.cause_id, s.ack_by, s.ack_at, s.ack_until, s.ack_reason, s.last_ping, s.last_start, s.start_run,
        s.last_duration, s.said_failed, s.pings
        """

    static let tables: SQL = "check_rule r JOIN check_state s ON s.check_id = r.id"

    init(row: Row) throws {
        guard let severity = Priority(rawValue: try row.integer("severity")) else {
            throw StorageError.shape("severity")
        }
        let means = try CheckSpec.Means(row: row)
        check = Check(
            id: try row.key("id"), kind: means.kind,
            fields: .init(
                name: try row.text("name"), service: try row.optionalKey("service_id"),
                owner: try row.optionalKey("owner_id"), severity: severity, attempts: Int(try row.integer("attempts")),
                maxAge: Span(milliseconds: try row.integer("max_age_ms")), parent: try row.optionalKey("parent_id"),
                advice: try row.text("advice")),
            pausedAt: try row.optionalMoment("paused_at"), version: try row.integer("version"))
        self.means = means
        token = try row.optionalText("token")
        standing = try Standing(row: row)
        pulse = means.kind == .heartbeat ? try Pulse(row: row) : nil
        acknowledgement = try Acknowledgement(row: row)
        ticket = try row.optionalKey("ticket_id")
        noted = try row.optionalText("noted").flatMap(CheckNote.init(rawValue:))
        cause = try row.optionalKey("cause_id")
        freshUntil = try row.optionalMoment("fresh_until")
        looksAt = try row.optionalMoment("looks_at")
        certificateEnds = try row.optionalMoment("certificate_until")
        pings = try row.integer("pings")
    }
}

extension CheckSpec.Means {
    fileprivate init(row: Row) throws {
        switch try row.word("kind") as Check.Kind {
        case .probe:
            self = .probe(
                CheckSpec.Asking(
                    target: try row.text("target"), interval: Span(milliseconds: try row.integer("interval_ms")),
                    timeout: Span(milliseconds: try row.integer("timeout_ms"))))
        case .heartbeat:
            self = .heartbeat(
                Heartbeat(
                    rhythm: try Rhythm(row: row), grace: Span(milliseconds: try row.integer("grace_ms")),
                    takesOnlyPost: try row.flag("only_post"), resumesByHand: try row.flag("resumes_by_hand")),
                slug: try row.text("slug"))
        }
    }
}

extension Rhythm {
    /// Of the columns `period_ms`, or `cron` and `zone`.
    init(row: Row) throws {
        if let line = try row.optionalText("cron") {
            self = .cron(line, zone: try row.text("zone"))
        } else {
            self = .every(Span(milliseconds: try row.integer("period_ms")))
        }
    }
}

extension Standing {
    fileprivate init(row: Row) throws {
        self.init(
            verdict: try row.word("verdict"), since: try row.moment("since_at"), soft: try row.word("soft"),
            run: BadRun(bad: Int(try row.integer("run")), failed: Int(try row.integer("failed_run"))),
            reason: try row.text("reason"), seenAt: try row.optionalMoment("seen_at"),
            goodAt: try row.optionalMoment("good_at"), badSince: try row.optionalMoment("bad_since"),
            took: try row.optionalInteger("took_ms").map(Span.init(milliseconds:)),
            phases: try row.optionalText("phases").map(ProbeResult.Phases.init(text:)),
            flaps: FlapWindow(
                bits: UInt32(truncatingIfNeeded: try row.integer("flap_bits")), isFlapping: try row.flag("flapping")))
    }
}

extension ProbeResult.Phases {
    /// As it is stored: look-up, connection, TLS, first byte and the whole, in microseconds.
    var text: String? {
        let parts = [lookUp, connect, secure, firstByte, whole]
        guard parts.contains(where: { $0 != nil }) else { return nil }
        return parts.map { $0.map(String.init) ?? "-" }.joined(separator: " ")
    }

    init(text: String) {
        let parts = text.split(separator: " ").map { Int64($0) }
        func part(_ place: Int) -> Int64? { place < parts.count ? parts[place] : nil }
        self.init(lookUp: part(0), connect: part(1), secure: part(2), firstByte: part(3), whole: part(4))
    }
}

extension Pulse {
    fileprivate init(row: Row) throws {
        self.init(
            madeAt: try row.moment("since_at"), lastPing: try row.optionalMoment("last_ping"),
            lastStart: try row.optionalMoment("last_start"), startRun: try row.optionalText("start_run"),
            lastDuration: try row.optionalInteger("last_duration").map(Span.init(milliseconds:)),
            saidFailed: try row.flag("said_failed"), isPaused: try row.optionalMoment("paused_at") != nil)
    }
}

extension Acknowledgement {
    /// Of the columns `ack_…`; nil when nobody knows of it.
    init?(row: Row) throws {
        guard let by: Person.ID = try row.optionalKey("ack_by") else { return nil }
        self.init(
            by: by, at: try row.moment("ack_at"), until: try row.moment("ack_until"), reason: try row.text("ack_reason")
        )
    }
}
