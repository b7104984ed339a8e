import RoundsDomain
import RoundsSQL

/// Which part of the log is wanted; nil and empty mean all.
public struct EventFilter: Sendable, Equatable {
    public var subject: Happening.Subject?
    public var actor: Actor?
    public var kind: String?
    /// Any of these; empty for all.
    public var kinds: [String] = []
    public var from: Moment?
    public var until: Moment?

    public init(
        subject: Happening.Subject? = nil, actor: Actor? = nil, kind: String? = nil, from: Moment? = nil,
        until: Moment? = nil
    ) {
        self.subject = subject
        self.actor = actor
        self.kind = kind
        self.from = from
        self.until = until
    }

    var condition: SQL {
        var parts: [SQL] = []
        if let subject { parts.append("subject_kind = \(subject.kind) AND subject_id = \(subject.number)") }
        if let actor { parts.append("actor = \(actor.code)") }
        if let kind { parts.append("kind = \(kind)") }
        if !kinds.isEmpty { parts.append("kind IN (\(list: kinds))") }
        if let from { parts.append("at >= \(from)") }
        if let until { parts.append("at < \(until)") }
        return parts.isEmpty ? "1 = 1" : .joined(parts, by: " AND ")
    }
}

extension Transaction {
    /// The events of one thing, oldest first, after a number.
    public func events(about subject: Happening.Subject, after number: Int64 = 0, limit: Int) throws -> [Event] {
        try rows(
            """
            SELECT number, at, actor, kind, subject_kind, subject_id, facts, hash
            FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number) AND number > \(number)
            ORDER BY number LIMIT \(limit)
            """
        ).map(Event.init(row:))
    }

    /// The last about something, oldest first.
    public func events(about subject: Happening.Subject, newest limit: Int) throws -> [Event] {
        try askEvents(about: subject, newest: limit).answer()
    }

    public func askEvents(about subject: Happening.Subject, newest limit: Int) throws -> Asked<[Event]> {
        try ask(
            """
            SELECT number, at, actor, kind, subject_kind, subject_id, facts, hash
            FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { rows in try rows.reversed().map(Event.init(row:)) }
    }

    /// The log from its newest end, before a number.
    public func events(_ filter: EventFilter, before number: Int64?, limit: Int) throws -> [Event] {
        let range = try range(of: filter, before: number)
        return try rows(
            """
            SELECT number, at, actor, kind, subject_kind, subject_id, facts, hash
            FROM event
            WHERE \(range) AND \(filter.condition)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map(Event.init(row:))
    }

    /// When events that fit happened, oldest first; for counting them by hours or days.
    public func times(of filter: EventFilter, limit: Int) throws -> [(kind: String, at: Moment)] {
        let range = try range(of: filter, before: nil)
        return try rows(
            "SELECT kind, at FROM event WHERE \(range) AND \(filter.condition) ORDER BY number LIMIT \(limit)"
        ).map { (try $0.text("kind"), try $0.moment("at")) }
    }

    private func range(of filter: EventFilter, before number: Int64?) throws -> SQL {
        var range: SQL = "number < \(number ?? .max)"
        if let from = filter.from { range += " AND number >= \(try firstEvent(since: from - Self.clockSlack))" }
        if let until = filter.until { range += " AND number < \(try firstEvent(since: until + Self.clockSlack))" }
        return range
    }

    /// How far a clock may have been put back: beyond it, times in the log only grow.
    private static var clockSlack: Span { .days(1) }

    /// Where a time begins in the log, by halving: the log stands in the order of time, and needs no index for it.
    private func firstEvent(since time: Moment) throws -> Int64 {
        var low: Int64 = 1
        var high = try endOfLog().number + 1
        while low < high {
            let middle = low + (high - low) / 2
            let at = try row("SELECT at FROM event WHERE number >= \(middle) ORDER BY number LIMIT 1")?.moment("at")
            if let at, at < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The log in its order, for verification.
    public func events(from number: Int64, limit: Int) throws -> [Event] {
        try rows(
            """
            SELECT number, at, actor, kind, subject_kind, subject_id, facts, hash
            FROM event WHERE number >= \(number) ORDER BY number LIMIT \(limit)
            """
        ).map(Event.init(row:))
    }

    /// What was announced after an event, each subject once under its newest event; one word for all of it when it is
    /// more than `most`.
    public func announcements(after number: Int64, atMost most: Int) throws -> [Announcement] {
        let missed = try rows(
            """
            SELECT number, subject_kind, subject_id FROM event WHERE number > \(number) ORDER BY number LIMIT \(most + 1)
            """)
        guard missed.count <= most else { return [.outside(event: try endOfLog().number)] }
        var newest: [String: Int64] = [:]
        for row in missed {
            let subject = Happening.Subject(
                kind: try row.text("subject_kind"), number: try row.integer("subject_id"))
            newest[subject.topic] = try row.integer("number")
        }
        return newest.map { Announcement(topic: $0.key, event: $0.value) }.sorted { $0.event < $1.event }
    }

    /// When the desk began: the time of the log's first event; nil while nothing has happened.
    public func beginning() throws -> Moment? { try askBeginning().answer() }

    public func askBeginning() throws -> Asked<Moment?> {
        try ask("SELECT at FROM event ORDER BY number LIMIT 1").first { try $0.moment("at") }
    }

    /// Where the log ends: the last number and its hash.
    public func endOfLog() throws -> (number: Int64, hash: [UInt8]) { try askEndOfLog().answer() }

    public func askEndOfLog() throws -> Asked<(number: Int64, hash: [UInt8])> {
        try ask("SELECT number, hash FROM event_chain WHERE id = 1").map { rows in
            guard let row = rows.first else { throw StorageError.corrupt("the sealed log has lost its end") }
            return (try row.integer("number"), try row.bytes("hash"))
        }
    }
}

extension Event {
    init(row: Row) throws {
        let code = try row.text("actor")
        guard let by = Actor(code: code) else { throw StorageError.shape("actor") }
        self.init(
            number: try row.integer("number"), at: try row.moment("at"), by: by, kind: try row.text("kind"),
            subject: Happening.Subject(
                kind: try row.text("subject_kind"), number: try row.integer("subject_id")),
            facts: try row.text("facts"), hash: try row.bytes("hash"))
    }
}
