import RoundsDomain
import RoundsSQL

/// A kind of recurring work as the packaged content names it.
public struct StarterMaintenance: Sendable, Equatable {
    public let task: String
    /// In words: `monthly`, `twice yearly`, `after change`. See ``Cadence``.
    public let cadence: String
    public let evidence: String

    public init(task: String, cadence: String, evidence: String) {
        self.task = task
        self.cadence = cadence
        self.evidence = evidence
    }
}

extension Transaction {
    /// Adds what is not there yet by title; doing it again adds nothing.
    /// - Returns: how many were added.
    @discardableResult
    public func addMaintenance(
        _ starters: [StarterMaintenance], by actor: Actor, on today: Day, at now: Moment
    ) throws -> Int {
        var known = Set(try maintenance().map(\.title.foldedKey))
        var added = 0
        for (place, starter) in starters.enumerated() where known.insert(starter.task.trimmed.foldedKey).inserted {
            let fields = Maintenance.Fields(
                title: starter.task, recurrence: Cadence.recurrence(starter.cadence, from: today, spread: place),
                evidence: starter.evidence)
            _ = try addMaintenance(fields, by: actor, on: today, at: now)
            added += 1
        }
        return added
    }
}
