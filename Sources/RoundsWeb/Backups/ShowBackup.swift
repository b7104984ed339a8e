import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /backups/:job
    func showBackup(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: BackupJob.ID = try context.key("job")
        let now = now()
        let mayManage = try context.person.may(.manageChecks)
        let (kept, ledger, owner, service) = try await database.read { tx in
            guard let kept = try tx.backupJob(id) else { throw Denial.notFound }
            let ledger = try tx.ledger(of: kept, since: now - .days(60), clocks: clocks, at: now)
            let people = Set([kept.job.fields.owner].compactMap(\.self))
            let service = try kept.job.fields.service.flatMap(tx.service)
            return (kept, ledger, try tx.names(of: people).values.first, service)
        }
        let line = backupLine(kept.job, ledger, owner: owner, days: [], now: now)
        let runs = ledger.entries.reversed().prefix(120).map { entry in
            BackupScreen.Run(
                slot: text(entry.slot, now: now), outcome: entry.outcome, isUnusual: !entry.unusual.isEmpty,
                reason: entry.outcome == .ok && entry.unusual.isEmpty ? "" : backupReason(entry, kept.job, now: now),
                endedAt: entry.run.map { text($0.endedAt, now: now) },
                bytes: entry.run?.bytes.map(bytesText) ?? "",
                took: entry.run?.took.map { TimeText.span(max(.minutes(1), $0)) } ?? "")
        }
        let screen = BackupScreen(
            id: id.number, name: kept.job.fields.name, outcome: line.outcome, isUnusual: line.isUnusual,
            reason: line.reason, facts: facts(kept, ledger, owner: owner, now: now),
            check: kept.job.fields.proof.check?.number,
            service: service, runs: Array(runs), chart: sizes(ledger), mayManage: mayManage)
        return .page(backupPage(screen, in: frame(request, context)))
    }

    private func facts(
        _ kept: KeptBackupJob, _ ledger: BackupLedger, owner: String?, now: Moment
    ) -> [(String, String)] {
        let fields = kept.job.fields
        let rhythm: String =
            switch fields.rhythm {
            case .every(let period): "every \(period.typed), counted from \(text(kept.startsAt, now: now).clock)"
            case .cron(let line, let zone): "\(line) (\(zone))"
            }
        var facts = [("Due", rhythm), ("Window", fields.window.typed), ("Owner", owner ?? "Nobody")]
        if !fields.tool.isEmpty { facts.append(("Tool", fields.tool)) }
        if let longest = fields.longest { facts.append(("May take", longest.typed)) }
        if let run = ledger.newestCopy {
            let size = run.bytes.map { "\(bytesText($0)), " } ?? ""
            facts.append(("Newest copy", size + TimeText.ago(now - run.endedAt)))
        }
        switch fields.proof {
        case .none: facts.append(("Proof", "none set up"))
        case .heartbeat: break
        case .file(let pattern, let least): facts.append(("Proof", "\(pattern.text), at least \(bytesText(least))"))
        case .reported: facts.append(("Proof", "reported to /api/v1/backups/\(kept.job.id)/runs"))
        }
        return facts
    }

    private func sizes(_ ledger: BackupLedger) -> BarChart? {
        let sized = ledger.entries.filter { $0.run?.bytes != nil }
        guard let top = sized.compactMap(\.run?.bytes).max(), top > 0 else { return nil }
        let bars = sized.map { entry -> BarChart.Bar in
            let bytes = entry.run?.bytes ?? 0
            let mark: Mark = entry.unusual.isEmpty ? entry.outcome.mark : .warning
            return .init(
                label: String(zone.day(of: entry.slot).iso.suffix(5)), value: Double(bytes), words: bytesText(bytes),
                mark: mark)
        }
        return BarChart(
            title: "Size of each run", bars: bars, top: Double(top), topWords: bytesText(top), columns: ("Day", "Size"))
    }
}
