import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Writes the event of a change in the change's own transaction, seals it onto the chain, and announces it after the
    /// commit. Every function that changes something ends here.
    @discardableResult
    public func record(_ happening: Happening, by actor: Actor, at now: Moment) throws -> Int64 {
        guard let chain = try row("SELECT number, hash FROM event_chain WHERE id = 1 \(.forUpdate)") else {
            throw StorageError.corrupt("the sealed log has lost its end")
        }
        let number = try chain.integer("number") + 1
        let facts = happening.facts.canonicalJSON
        let hash = Chain.hash(
            after: try chain.bytes("hash"), number: number, at: now, by: actor, kind: happening.kind.rawValue,
            subject: happening.subject, facts: facts)
        try run(
            """
            INSERT INTO event (number, at, actor, kind, subject_kind, subject_id, facts, hash)
            VALUES (\(number), \(now), \(actor.code), \(happening.kind.rawValue),
                    \(happening.subject.kind), \(happening.subject.number), \(facts), \(hash))
            """)
        try run("UPDATE event_chain SET number = \(number), hash = \(hash) WHERE id = 1")
        try announce(Announcement(topic: happening.subject.topic, event: number))
        return number
    }
}
