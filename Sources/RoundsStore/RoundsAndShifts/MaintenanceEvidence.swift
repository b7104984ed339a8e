import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A line for all recurring work: done when it was due, missed, or ended with a problem.
    func askMaintenanceEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        try askMaintenanceStandings(on: look.day).map { standings in standings.compactMap { $0.line(look) } }
    }
}

extension MaintenanceStanding {
    /// What is not due yet says nothing, and nothing is expected of it.
    fileprivate func line(_ look: EvidenceLook) -> EvidenceLine? {
        let (verdict, reason, since) = judged
        return verdict.map { verdict in
            EvidenceLine(
                .init(.maintenance, "\(maintenance)"), title, verdict, reason, seenAt: look.now, maxAge: .days(1),
                firstSeen: since.map { look.plan.zone.moment(on: $0) }, lastGood: lastGood,
                owner: who.map { .init(id: owner, name: $0) },
                path: task.map { "/planned/\($0)" } ?? "/maintenance/\(maintenance)")
        }
    }

    private var judged: (EvidenceLine.Verdict?, String, Day?) {
        switch verdict {
        case .good: (.good, "done when it was due", nil)
        case .missed(let count, let since): (.missing, count == 1 ? "not done" : "\(count) runs not done", since)
        case .problem: (.warning, "the last run ended with a problem", nil)
        case .notYet: (nil, "", nil)
        }
    }
}
