import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A line for all recurring work: done when it was due, missed, or ended with a problem.
    func maintenanceEvidence(_ look: EvidenceLook) throws -> [EvidenceLine] {
        try maintenanceStandings(on: look.day).compactMap { standing in
            let (verdict, reason, since) = standing.judged
            // What is not due yet says nothing, and nothing is expected of it.
            guard let verdict else { return nil }
            return EvidenceLine(
                .init(.maintenance, "\(standing.maintenance)"), standing.title, verdict, reason, seenAt: look.now,
                maxAge: .days(1), firstSeen: since.map { look.plan.zone.moment(on: $0) }, lastGood: standing.lastGood,
                owner: standing.who.map { .init(id: standing.owner, name: $0) },
                path: standing.task.map { "/planned/\($0)" } ?? "/maintenance/\(standing.maintenance)")
        }
    }
}

extension MaintenanceStanding {
    fileprivate var judged: (EvidenceLine.Verdict?, String, Day?) {
        switch verdict {
        case .good: (.good, "done when it was due", nil)
        case .missed(let count, let since): (.missing, count == 1 ? "not done" : "\(count) runs not done", since)
        case .problem: (.warning, "the last run ended with a problem", nil)
        case .notYet: (nil, "", nil)
        }
    }
}
