import RoundsDomain
import RoundsSQL
import RoundsStore

/// The demo's history is told in parts, each of them eight weeks long: requests, planned work, outages, copies, rounds. A
/// desk writes things down as they happen, and its record is read that way.
enum DemoLog {
    /// Puts what was told into the order of time and seals it so, before anybody has seen or signed the log.
    static func putInOrder(_ tx: any Transaction) throws {
        guard try tx.checkpoints().isEmpty else { return }
        let told = try tx.events(from: 1, limit: 1_000_000).sorted { ($0.at, $0.number) < ($1.at, $1.number) }
        try tx.run("DELETE FROM event")
        var hash = Chain.start
        for (place, event) in told.enumerated() {
            let number = Int64(place) + 1
            hash = Chain.hash(
                after: hash, number: number, at: event.at, by: event.by, kind: event.kind, subject: event.subject,
                facts: event.facts)
            try tx.run(
                """
                INSERT INTO event (number, at, actor, kind, subject_kind, subject_id, facts, hash)
                VALUES (\(number), \(event.at.milliseconds), \(event.by.code), \(event.kind),
                        \(event.subject.kind), \(event.subject.number), \(event.facts), \(hash))
                """)
        }
        try tx.run("UPDATE event_chain SET number = \(Int64(told.count)), hash = \(hash) WHERE id = 1")
    }
}
