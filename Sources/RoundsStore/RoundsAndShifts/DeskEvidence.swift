import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The desk looks at itself: its copy of last night, its signed log, the work it owes.
    func askDeskEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        let made = try askLastTime(of: .backupMade), failed = try askLastTime(of: .backupFailed)
        let signed = try askLastTime(of: .checkpointSigned), jobs = try askJobFigures(at: look.now)
        return Asked {
            [
                backupLine(made: try made.answer(), failed: try failed.answer()),
                EvidenceLine(
                    .init(.desk, "checkpoint"), "Sealed log", .good, "its end was signed", seenAt: try signed.answer(),
                    maxAge: .hours(26), path: "/audit"),
                jobsLine(try jobs.answer(), look),
            ]
        }
    }

    private func backupLine(made: Moment?, failed: Moment?) -> EvidenceLine {
        let hasFailed = (failed?.milliseconds ?? .min) > (made?.milliseconds ?? .min)
        return EvidenceLine(
            .init(.desk, "backup"), "Backup of the desk", hasFailed ? .failed : .good,
            hasFailed ? "the last attempt failed" : "made and verified", seenAt: hasFailed ? failed : made,
            maxAge: .hours(26), firstSeen: hasFailed ? failed : made, lastGood: made)
    }

    private func jobsLine(_ jobs: JobFigures, _ look: EvidenceLook) -> EvidenceLine {
        let id = EvidenceLine.ID(.desk, "jobs")
        if jobs.failed > 0 {
            return EvidenceLine(
                id, "Work the desk owes", .warning, "\(jobs.failed) given up after several attempts", seenAt: look.now,
                maxAge: .hours(1))
        }
        let late = jobs.lag > .minutes(15)
        return EvidenceLine(
            id, "Work the desk owes", late ? .late : .good,
            late ? "the oldest waits since \(look.stamp(look.now - jobs.lag))" : "nothing is late", seenAt: look.now,
            maxAge: .hours(1))
    }

    private func askLastTime(of kind: Happening.Kind) throws -> Asked<Moment?> {
        // A range of one kind, so that PostgreSQL's plan for any kind cannot be to walk the whole log from its end.
        try ask(
            """
            SELECT at FROM event WHERE kind >= \(kind.rawValue) AND kind <= \(kind.rawValue)
            ORDER BY kind DESC, number DESC LIMIT 1
            """
        ).first { try $0.moment("at") }
    }
}
