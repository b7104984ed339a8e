import RoundsDomain
import RoundsSQL
import RoundsStore

/// Eight weeks of copies whose tools report their runs: most as usual; some warned, failed, late or small.
struct DemoCopies {
    let watch: DemoWatch
    let jobs: [String: BackupJob.ID]

    func fill(_ tx: any Transaction, _ dice: inout SplitMix64) throws {
        for copy in SimulatedCopy.all {
            guard let id = jobs[copy.key] else { continue }
            let rhythm = Rhythm.cron(copy.cron, zone: watch.zone.name)
            var slots: [Moment] = []
            var next = Clocks.installed.next(rhythm, after: watch.from)
            while let slot = next, slot + .minutes(copy.minutes * 11 / 10 + 1) < watch.until {
                slots.append(slot)
                next = Clocks.installed.next(rhythm, after: slot)
            }
            for (place, slot) in slots.enumerated() {
                let left = slots.count - place
                guard let run = run(of: copy, at: slot, left: left, of: slots.count, &dice), run.endedAt < watch.until
                else { continue }
                try tx.recordRun(run, of: id, at: run.endedAt)
            }
        }
    }

    /// - Parameter left: 1 for the last one; what became of that is told, and what became of the others is diced.
    private func run(
        of copy: SimulatedCopy, at slot: Moment, left: Int, of all: Int, _ dice: inout SplitMix64
    ) -> BackupRun? {
        // It grows by a tenth in eight weeks and wobbles by a few per cent.
        let growth = 900 + Int64(100 * (all - left) / max(all, 1)) + Int64.random(in: -25...25, using: &dice)
        let bytes = copy.bytes / 1_000 * growth
        let took = Span.seconds(copy.minutes * 60 / 100 * Int64.random(in: 92...109, using: &dice))
        let (end, fate) = (slot + took, Int.random(in: 0..<60, using: &dice))
        func ended(_ result: BackupRun.Result, _ words: String, late: Span = .minutes(0), share: Int64 = 100)
            -> BackupRun
        {
            BackupRun(
                endedAt: end + late, result: result, bytes: bytes / 100 * share,
                took: Span(milliseconds: took.milliseconds + late.milliseconds), words: words)
        }
        if left == 1, copy.key == "hosts" {
            return ended(.warning, "2 of 148 machines were left out: their snapshots are in use")
        }
        if left == 1, copy.key == "files", end + copy.window < watch.until {
            return ended(.success, "0 errors", late: copy.window)
        }
        guard left > 2 else { return ended(.success, "0 errors") }
        return switch fate {
        case 0: ended(.failure, "The repository was not reached")
        case 1: ended(.success, "0 errors", late: copy.window)
        case 2: ended(.success, "0 errors", share: 41)
        case 3...4: ended(.warning, "3 files were in use and left out")
        case 5 where copy.key != "pacs": nil
        default: ended(.success, "0 errors")
        }
    }
}
