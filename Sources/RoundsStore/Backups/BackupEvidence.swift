import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A line for each backup job: by the last of its expected runs that has an outcome.
    func askBackupEvidence(
        _ articles: Asked<[Service.ID: String]>, clocks: Clocks, at now: Moment
    ) throws -> Asked<[EvidenceLine]> {
        let since = now - .days(40)
        let absences = try askAbsences(since: since)
        return try askBackupJobs().map { jobs in
            let ledgers = try jobs.map { kept in
                try askLedger(of: kept, since: since, absences, clocks: clocks, at: now)
            }
            let names = try names(of: Set(jobs.compactMap(\.job.fields.owner)))
            let known = try articles.answer()
            return try zip(jobs, ledgers).map { kept, ledger in
                kept.evidence(
                    try ledger.answer(), ownerName: kept.job.fields.owner.flatMap { names[$0] },
                    article: kept.job.fields.service.flatMap { known[$0] }, clocks: clocks)
            }
        }
    }
}

extension KeptBackupJob {
    fileprivate func evidence(_ ledger: BackupLedger, ownerName: String?, article: String?, clocks: Clocks)
        -> EvidenceLine
    {
        let judged = ledger.entries.last { $0.outcome != .waiting }
        let (word, reason) = judged.map { self.word($0) } ?? (.unknown, "its first run is still to come")
        let seen = judged?.run?.endedAt
        // A run counts until the window of the next one is over.
        let next = judged.flatMap { clocks.next(job.fields.rhythm, after: $0.slot) }
        let age = seen.flatMap { seen in next.map { $0 + job.fields.window - seen } } ?? .days(2)
        let owner = ownerName.map { EvidenceLine.Owner(id: job.fields.owner, name: $0) }
        return EvidenceLine(
            EvidenceLine.ID(.backup, "\(job.id)"), job.fields.name, word, reason, seenAt: seen ?? judged?.slot,
            maxAge: age, firstSeen: judged?.slot, lastGood: ledger.lastGood, owner: owner, path: "/backups/\(job.id)",
            article: article, service: job.fields.service)
    }

    private func word(_ entry: BackupLedger.Entry) -> (EvidenceLine.Verdict, String) {
        switch entry.outcome {
        case .failed: (.failed, entry.run?.words ?? "the run failed")
        case .missed: (.missing, "expected and did not come")
        case .late: (.late, "ended after its window of \(job.fields.window.typed)")
        case .tooLong: (.warning, "took longer than \(job.fields.longest?.typed ?? "it may")")
        case .warned: (.warning, entry.run?.words ?? "")
        case .unclear: (.unknown, "the desk was away when word of it would have come")
        case .notConfigured: (.unknown, "nothing tells the desk whether it ran")
        case .waiting, .ok:
            entry.unusual.isEmpty ? (.good, "") : (.unusual, entry.unusual.joined(separator: ", "))
        }
    }
}
