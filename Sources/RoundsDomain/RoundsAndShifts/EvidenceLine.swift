/// One thing a round looks at, with what is known of it: a check, a backup, an open P1, a walk through the data centre.
public struct EvidenceLine: Sendable, Equatable {
    /// Where evidence comes from. The stored words are never changed once shipped.
    public enum Source: String, Sendable, CaseIterable {
        case handover, ticket, check, heartbeat, backup, certificate, maintenance, desk
        /// A person looked.
        case byHand = "by_hand"

        public var title: String {
            switch self {
            case .handover: "Handover"
            case .ticket: "Requests"
            case .check: "Checks"
            case .heartbeat: "Heartbeats"
            case .backup: "Backups"
            case .certificate: "Certificates"
            case .maintenance: "Maintenance"
            case .desk: "The desk itself"
            case .byHand: "By hand"
            }
        }
    }

    /// Names a line from one day to the next: `backup:PACS-archive`.
    public struct ID: Sendable, Hashable, Comparable {
        public let source: Source
        /// At most 200 characters; never changed while the thing is the same.
        public let key: String

        public init(_ source: Source, _ key: String) {
            self.source = source
            self.key = key
        }

        public var code: String { "\(source.rawValue):\(key)" }

        public init?(code: String) {
            let parts = code.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[1].utf8.count <= 400, let source = Source(rawValue: String(parts[0])) else {
                return nil
            }
            self.init(source, String(parts[1]))
        }

        /// By code; no source's word begins with another's.
        public static func < (left: Self, right: Self) -> Bool {
            left.source == right.source ? left.key < right.key : left.source.rawValue < right.source.rawValue
        }
    }

    /// Whoever has it in hand: somebody, or a team.
    public struct Owner: Sendable, Equatable {
        public let id: Person.ID?
        public let name: String

        public init(id: Person.ID? = nil, name: String) {
            self.id = id
            self.name = name
        }
    }

    public let id: ID
    /// What it is, in the words of the hospital: `PACS archive`.
    public let subject: String
    /// What good lines are folded under: the service, or the kind of evidence.
    public let group: String
    public internal(set) var verdict: Verdict
    /// Why, in a sentence or less: `expected 02:00–04:00, nothing came`.
    public internal(set) var reason: String
    /// When the evidence was made; nil when there never was any.
    public let seenAt: Moment?
    /// Older evidence is stale.
    public let maxAge: Span
    /// Since when it has stood like this.
    public let firstSeen: Moment?
    public let lastGood: Moment?
    public let owner: Owner?
    /// Where the desk shows more of it, and what to do about it: paths inside the desk.
    public let path: String?
    public let article: String?
    /// What it is evidence of, and how urgent its owner called that: its request begins with them.
    public let service: Service.ID?
    public let severity: Priority?
    /// While it is not well, it stands on this line and on none of its own.
    public let ticket: OpenTicket?
    /// What somebody decided where the source itself is kept: an acknowledged check. It holds whatever the line says,
    /// until its time is over or the line is well.
    public let acknowledged: LineDecision?
    /// When what it looks at ends by itself, as a certificate does and its ``reason`` says.
    public let ends: Moment?
    /// When what it looks at was made, where its age is what is wrong with it.
    public let made: Moment?

    public init(
        _ id: ID, _ subject: String, group: String? = nil, _ verdict: Verdict, _ reason: String, seenAt: Moment?,
        maxAge: Span, firstSeen: Moment? = nil, lastGood: Moment? = nil, owner: Owner? = nil, path: String? = nil,
        article: String? = nil, service: Service.ID? = nil, severity: Priority? = nil, ticket: OpenTicket? = nil,
        acknowledged: LineDecision? = nil, ends: Moment? = nil, made: Moment? = nil
    ) {
        self.id = id
        self.subject = subject
        self.group = group ?? id.source.title
        self.verdict = verdict
        self.reason = reason
        self.seenAt = seenAt
        self.maxAge = maxAge
        self.firstSeen = firstSeen
        self.lastGood = lastGood
        self.owner = owner
        self.path = path
        self.article = article
        self.service = service
        self.severity = severity
        self.ticket = ticket
        self.acknowledged = acknowledged
        self.ends = ends
        self.made = made
    }

    /// Its reason as somebody reads it now, with the days that are left, or with its age. What is kept and compared has neither:
    /// they are others every day although nothing happened.
    public func reason(at now: Moment) -> String {
        if let made { return reason.withAge(of: made, at: now) }
        guard let ends, ends > now, verdict.isKnown else { return reason }
        return "\(reason), \(CertificateFacts.left(until: ends, at: now))"
    }
}

extension EvidenceLine {
    /// Evidence may be this far ahead of the desk's clock; beyond it one of the two clocks is wrong.
    static let clockSlack = Span.minutes(5)

    /// The line as it may be believed now. No evidence is never green: what nobody saw is unknown, what was seen too long
    /// ago is stale, and so is what a clock puts in the future.
    public func believed(at now: Moment) -> EvidenceLine {
        guard verdict.ages else { return self }
        var line = self
        guard let seenAt else {
            line.verdict = .unknown
            line.reason = "no evidence yet"
            return line
        }
        if seenAt - now > Self.clockSlack {
            line.verdict = .stale
            line.reason = "its time lies ahead of the desk's clock"
        } else if now - seenAt > maxAge {
            line.verdict = .stale
            line.reason = "was \(verdict.word) when last seen, which is longer ago than \(maxAge.words)"
        }
        return line
    }
}

extension Span {
    /// `45 min`, `26 h`, `3 days`: the largest unit that divides it well.
    public var words: String {
        let minutes = milliseconds / 60_000
        return switch minutes {
        case ..<1: "\(milliseconds / 1_000) s"
        case ..<120: "\(minutes) min"
        case ..<2_880: "\(minutes / 60) h"
        default: "\(minutes / 1_440) days"
        }
    }
}
