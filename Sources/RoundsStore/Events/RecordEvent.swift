import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Writes the event of a change in the change's own transaction, seals it onto the chain, and announces it after the
    /// commit. Every function that changes something ends here.
    @discardableResult
    public func record(_ happening: Happening, by actor: Actor, at now: Moment) throws -> Int64 {
        try record([happening], by: actor, at: now)
    }

    /// The same for what happened together, in its order: the end of the log is read and moved once.
    /// - Parameter happenings: at most some hundreds.
    /// - Returns: the number of the last event.
    @discardableResult
    func record(_ happenings: [Happening], by actor: Actor, at now: Moment) throws -> Int64 {
        guard let chain = try row("SELECT number, hash FROM event_chain WHERE id = 1 \(.forUpdate)") else {
            throw StorageError.corrupt("the sealed log has lost its end")
        }
        var (number, hash) = (try chain.integer("number"), try chain.bytes("hash"))
        guard !happenings.isEmpty else { return number }
        var events: [SQL] = []
        for happening in happenings {
            number += 1
            let facts = happening.facts.canonicalJSON
            hash = Chain.hash(
                after: hash, number: number, at: now, by: actor, kind: happening.kind.rawValue,
                subject: happening.subject, facts: facts)
            events.append(
                """
                (\(number), \(now), \(actor.code), \(happening.kind.rawValue), \(happening.subject.kind),
                 \(happening.subject.number), \(facts), \(hash))
                """)
        }
        try run(
            """
            INSERT INTO event (number, at, actor, kind, subject_kind, subject_id, facts, hash)
            VALUES \(SQL.joined(events, by: ", "))
            """)
        try run("UPDATE event_chain SET number = \(number), hash = \(hash) WHERE id = 1")
        let first = number - Int64(happenings.count) + 1
        for (place, happening) in happenings.enumerated() {
            try announce(Announcement(topic: happening.subject.topic, event: first + Int64(place)))
        }
        return number
    }
}
