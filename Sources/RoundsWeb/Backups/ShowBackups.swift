import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    private static let daysShown = 14

    /// GET /backups
    func showBackups(_ request: Request, _ context: DeskContext) async throws -> Response {
        let now = now()
        let mayManage = try context.person.may(.manageChecks)
        let today = zone.day(of: now)
        let since = zone.moment(on: today - (Self.daysShown - 1))
        let (found, names) = try await database.read { tx in
            let jobs = try tx.backupJobs()
            let ledgers = try tx.ledgers(of: jobs, since: since, clocks: clocks, at: now)
            return (Array(zip(jobs, ledgers)), try tx.names(of: Set(jobs.compactMap(\.job.fields.owner))))
        }
        let days = (0..<Self.daysShown).map { today - $0 }
        let lines = found.map { kept, ledger in
            backupLine(kept, ledger, owner: kept.job.fields.owner.flatMap { names[$0] }, days: days, now: now)
        }.sorted { $0.rank < $1.rank }
        let screen = BackupsScreen(lines: lines, days: days, mayManage: mayManage)
        return .page(backupsPage(screen, in: frame(request, context)))
    }

    /// A job goes by the last of its runs that has an outcome, and by its file where that says worse.
    func backupLine(
        _ kept: KeptBackupJob, _ ledger: BackupLedger, owner: String?, days: [Day], now: Moment
    ) -> BackupsScreen.Line {
        let (job, judged) = (kept.job, ledger.judged)
        let doubt = kept.fileDoubt(ledger, at: now)
        let told =
            doubt.map { "\($0.reason(at: now).capitalizedFirst)." }
            ?? (judged ?? ledger.entries.last).map { backupReason($0, job, now: now) }
        let byDay = Dictionary(grouping: ledger.entries) { zone.day(of: $0.slot) }
        let cells = days.map { day -> BackupsScreen.Cell? in
            guard let worst = byDay[day]?.min(by: { $0.rank < $1.rank }) else { return nil }
            let words = ([worst.outcome.word] + worst.unusual).joined(separator: ", ")
            return .init(
                outcome: worst.outcome, isUnusual: !worst.unusual.isEmpty, words: "\(day.briefText): \(words)")
        }
        return BackupsScreen.Line(
            id: job.id.number, name: job.fields.name, outcome: judged?.outcome ?? .waiting,
            reason: told ?? "Its first run is still to come.",
            lastGood: ledger.lastGood.map { text($0, now: now) },
            owner: owner, days: cells, isUnusual: judged?.unusual.isEmpty == false, doubt: doubt)
    }

    func backupReason(_ entry: BackupLedger.Entry, _ job: BackupJob, now: Moment) -> String {
        let due = text(entry.slot, now: now).clock
        let end = text(entry.deadline, now: now).clock
        let words: String =
            switch entry.outcome {
            case .failed: entry.run.map { $0.words.isEmpty ? "The run failed." : $0.words } ?? "The run failed."
            case .missed: "Expected \(due) to \(end); nothing came."
            case .late: "Expected \(due) to \(end); it ended after that."
            case .tooLong: "It took longer than \(job.fields.longest?.typed ?? "it may")."
            case .warned: entry.run?.words ?? ""
            case .unclear where job.fields.proof.isFile:
                "Expected \(due) to \(end); nobody could look for its file since."
            case .unclear: "The desk was away when word of it would have come."
            case .notConfigured: "Nothing tells the desk whether it ran. Set up its proof."
            case .waiting: "Expected \(due) to \(end)."
            case .ok: ""
            }
        return ([words] + entry.unusual.map { "Unusual: \($0)." }).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension BackupsScreen.Line {
    /// What needs a look first, the worst first.
    fileprivate var rank: (Int, BackupOutcome, String) {
        let doubted = doubt.map { $0.verdict == .missing ? BackupOutcome.missed : .unclear }
        return (isException ? 0 : 1, doubted ?? outcome, name)
    }
}

extension BackupLedger.Entry {
    /// The worst of a day first; what is unlike its history is worse than what is like it.
    fileprivate var rank: (BackupOutcome, Int) { (outcome, unusual.isEmpty ? 1 : 0) }
}
