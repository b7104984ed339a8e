/// Who signed which round when, and as what.
public struct Signature: Sendable, Equatable {
    public let kind: Round.Kind
    /// On the site's calendar.
    public let day: Day
    public let by: Person.ID
    public let at: Moment
    /// False when it was signed with exceptions.
    public let isClear: Bool

    public init(kind: Round.Kind, day: Day, by: Person.ID, at: Moment, isClear: Bool) {
        self.kind = kind
        self.day = day
        self.by = by
        self.at = at
        self.isClear = isClear
    }
}

/// A line as it was signed; nothing about it changes any more.
public struct SignedLine: Sendable, Equatable {
    public let id: EvidenceLine.ID
    public let subject: String
    public let group: String
    public let verdict: EvidenceLine.Verdict
    public let reason: String
    public let seenAt: Moment?
    public let firstSeen: Moment?
    public let lastGood: Moment?
    public let decision: LineDecision.Kind?
    public let until: Moment?
    public let ticket: Ticket.ID?
    public let owner: String

    public init(
        id: EvidenceLine.ID, subject: String, group: String, verdict: EvidenceLine.Verdict, reason: String,
        seenAt: Moment?,
        firstSeen: Moment?, lastGood: Moment?, decision: LineDecision.Kind?, until: Moment?, ticket: Ticket.ID?,
        owner: String
    ) {
        self.id = id
        self.subject = subject
        self.group = group
        self.verdict = verdict
        self.reason = reason
        self.seenAt = seenAt
        self.firstSeen = firstSeen
        self.lastGood = lastGood
        self.decision = decision
        self.until = until
        self.ticket = ticket
        self.owner = owner
    }

    public init(_ line: Board.Line) {
        self.init(
            id: line.evidence.id, subject: line.evidence.subject, group: line.evidence.group,
            verdict: line.evidence.verdict, reason: line.reason, seenAt: line.evidence.seenAt,
            firstSeen: line.evidence.firstSeen, lastGood: line.evidence.lastGood, decision: line.decision?.kind,
            until: line.decision?.until, ticket: line.ticket, owner: line.owner?.name ?? "")
    }

    /// Everything the seal covers, in an order that never changes.
    var fields: [String] {
        [
            id.code, subject, group, verdict.rawValue, reason, time(seenAt), time(firstSeen), time(lastGood),
            decision?.rawValue ?? "", time(until), ticket.map { String($0.number) } ?? "", owner,
        ]
    }

    private func time(_ moment: Moment?) -> String { moment.map { String($0.milliseconds) } ?? "" }
}
