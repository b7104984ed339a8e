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
        let line = backupLine(kept, ledger, owner: owner, days: [], now: now)
        let runs = ledger.entries.reversed().prefix(120).map { entry in
            BackupScreen.Run(
                slot: text(entry.slot, now: now), outcome: entry.outcome, isUnusual: !entry.unusual.isEmpty,
                reason: entry.outcome == .ok && entry.unusual.isEmpty ? "" : backupReason(entry, kept.job, now: now),
                endedAt: entry.run.map { text($0.endedAt, now: now) },
                bytes: entry.run?.bytes.map(bytesText) ?? "",
                took: entry.run?.took.map { TimeText.span(max(.minutes(1), $0)) } ?? "")
        }
        let screen = BackupScreen(
            id: id.number, line: line, facts: facts(kept, ledger, owner: owner, now: now),
            check: kept.job.fields.proof.check?.number,
            service: service, runs: Array(runs), chart: sizes(ledger), mayManage: mayManage)
        return .page(backupPage(screen, in: frame(request, context)))
    }

    private func facts(
        _ kept: KeptBackupJob, _ ledger: BackupLedger, owner: String?, now: Moment
    ) -> [BackupScreen.Fact] {
        let fields = kept.job.fields
        var facts: [BackupScreen.Fact] = [
            due(fields.rhythm), .init("Window", fields.window.typed), .init("Owner", owner ?? "Nobody"),
        ]
        if !fields.tool.isEmpty { facts.append(.init("Tool", fields.tool)) }
        if let longest = fields.longest { facts.append(.init("May take", longest.typed)) }
        if let run = ledger.newestCopy {
            let size = run.bytes.map { "\(bytesText($0)), " } ?? ""
            facts.append(.init("Newest copy", size + TimeText.ago(now - run.endedAt)))
        }
        return facts + proof(kept, now: now)
    }

    private func due(_ rhythm: Rhythm) -> BackupScreen.Fact {
        switch rhythm {
        case .every(let period): return .init("Due", "every \(period.typed), counted from the last run")
        case .cron(let line, let place):
            let exactly = "\(line) (\(place))"
            guard let words = (try? Cron(parsing: line))?.words else { return .init("Due", exactly) }
            return .init("Due", place == zone.name ? words : "\(words) (\(place))", exactly: exactly)
        }
    }

    private func proof(_ kept: KeptBackupJob, now: Moment) -> [BackupScreen.Fact] {
        switch kept.job.fields.proof {
        case .none: return [.init("Proof", "none set up")]
        case .heartbeat: return []
        case .reported: return [.init("Proof", "reported to /api/v1/backups/\(kept.job.id)/runs")]
        case .file(let pattern, let least, let mostAge):
            let age = mostAge.map { ", at most \($0.typed) old" } ?? ""
            let wanted = BackupScreen.Fact("Proof", "\(pattern.text), at least \(bytesText(least))\(age)")
            return [wanted] + (kept.seen.map { [newestFile($0, now: now)] } ?? [])
        }
    }

    private func newestFile(_ seen: FileSighting, now: Moment) -> BackupScreen.Fact {
        let looked = "looked at \(TimeText.ago(now - seen.lookedAt))"
        guard let file = seen.file else {
            return .init("Newest file", seen.isReadable ? "none fits, \(looked)" : "not known, \(looked)")
        }
        let unread = seen.isReadable ? "" : "; its folder cannot be read now"
        let words =
            "\(file.path), \(bytesText(file.bytes)), changed \(TimeText.ago(now - file.changedAt)); \(looked)\(unread)"
        return .init("Newest file", words, exactly: text(file.changedAt, now: now).full)
    }

    private func sizes(_ ledger: BackupLedger) -> BarChart? {
        let sized = ledger.entries.filter { $0.run?.bytes != nil }
        guard let top = sized.compactMap(\.run?.bytes).max(), top > 0 else { return nil }
        let bars = sized.map { entry -> BarChart.Bar in
            let bytes = entry.run?.bytes ?? 0
            let mark: Mark = entry.unusual.isEmpty ? entry.outcome.mark : .warning
            return .init(
                label: zone.day(of: entry.slot).shortText, value: Double(bytes), words: bytesText(bytes),
                mark: mark)
        }
        return BarChart(
            title: "Size of each run", bars: bars, scale: .height(top: Double(top), words: bytesText(top)),
            columns: ("Day", "Size"))
    }
}
