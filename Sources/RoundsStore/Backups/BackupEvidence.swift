import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A line for each backup job: by the last of its expected runs that has an outcome.
    func askBackupEvidence(
        _ articles: Asked<[Service.ID: String]>, clocks: Clocks, at now: Moment
    ) throws -> Asked<[EvidenceLine]> {
        let since = now - .days(40)
        let excuses = try askExcuses(at: now)
        return try askBackupJobs().map { jobs in
            let absences = try excuses.answer()
            let ledgers = try jobs.map { kept in
                try askLedger(of: kept, since: since, absences, clocks: clocks, at: now)
            }
            let names = try names(of: Set(jobs.compactMap(\.job.fields.owner)))
            let known = try articles.answer()
            return try zip(jobs, ledgers).map { kept, ledger in
                kept.evidence(
                    try ledger.answer(), ownerName: kept.job.fields.owner.flatMap { names[$0] },
                    article: kept.job.fields.service.flatMap { known[$0] }, clocks: clocks, at: now)
            }
        }
    }
}

extension KeptBackupJob {
    /// Its line, by what was expected and what came until then.
    public func evidence(
        _ ledger: BackupLedger, ownerName: String?, article: String?, clocks: Clocks, at now: Moment
    ) -> EvidenceLine {
        let judged = ledger.judged
        let (word, reason) = judged.map { self.word($0) } ?? (.unknown, "its first run is still to come")
        let doubt = fileDoubt(ledger, at: now)
        let seen = judged?.run?.endedAt
        // A run counts until the window of the next one is over.
        let next = judged.flatMap { self.next(after: $0, clocks) }
        let age = seen.flatMap { seen in next.map { $0 + job.fields.window - seen } } ?? .days(2)
        let owner = ownerName.map { EvidenceLine.Owner(id: job.fields.owner, name: $0) }
        return EvidenceLine(
            EvidenceLine.ID(.backup, "\(job.id)"), job.fields.name, doubt?.verdict ?? word, doubt?.reason ?? reason,
            seenAt: seen ?? judged?.slot, maxAge: age, firstSeen: doubt == nil ? judged?.slot : doubt?.since,
            lastGood: ledger.lastGood, owner: owner, path: "/backups/\(job.id)", article: article,
            service: job.fields.service, made: doubt?.made)
    }

    /// When the run after an expected one is due.
    private func next(after entry: BackupLedger.Entry, _ clocks: Clocks) -> Moment? {
        let last = job.fields.rhythm.period == nil ? entry.slot : entry.run?.endedAt ?? entry.slot
        return clocks.next(job.fields.rhythm, after: last)
    }

    private func word(_ entry: BackupLedger.Entry) -> (EvidenceLine.Verdict, String) {
        let reason: String =
            switch entry.outcome {
            case .failed: entry.run?.words ?? "the run failed"
            case .missed: "expected and did not come"
            case .late: "ended after its window of \(job.fields.window.typed)"
            case .tooLong: "took longer than \(job.fields.longest?.typed ?? "it may")"
            case .warned: entry.run?.words ?? ""
            case .unclear where job.fields.proof.isFile: "nobody could look for its file since then"
            case .unclear: "the desk was away when word of it would have come"
            case .notConfigured: "nothing tells the desk whether it ran"
            case .waiting, .ok: entry.unusual.joined(separator: ", ")
            }
        let isUnusual = !entry.outcome.isException && !entry.unusual.isEmpty
        return (isUnusual ? .unusual : entry.outcome.verdict, reason)
    }
}
