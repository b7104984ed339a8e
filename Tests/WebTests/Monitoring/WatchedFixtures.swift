import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit

extension Transaction {
    /// A probe that failed with a window to come, a heartbeat that was heard, and two backup jobs whose runs are reported.
    func addWatched(by person: Person) throws {
        let page = try addCheck(
            try CheckSpec(
                .init(name: "PACS viewer", owner: person.id, severity: .p2, advice: "Restart the viewer’s pool."),
                .probe(.init(target: "https://pacs.cedarhollow.example/"))), token: nil, by: .desk, at: Cast.morning)
        let beat = try addCheck(
            try CheckSpec(.init(name: "Nightly copy"), .heartbeat(.standard, slug: "nightly-copy")),
            token: Token.random(), by: .desk, at: Cast.morning)
        let bad = Check.Reading(at: Cast.morning, verdict: .failed, reason: "It refused the connection.", isFinal: true)
        try record([CheckedReading(page.id, bad)], at: Cast.morning)
        let ping = HeardPing(.token(beat.token ?? ""), .success, body: Array("<b>42 GB</b>".utf8), at: Cast.morning)
        _ = try hear([ping], clocks: .installed, at: Cast.morning)
        let later = Cast.morning + .days(1)
        _ = try planWindow(
            .check(page.id), from: later, until: later + .hours(2), reason: "Patch night", by: person, at: Cast.morning)
        for name in ["Lab database", "Old archive"] {
            let fields = BackupJob.Fields(
                name: name, owner: person.id, tool: "restic", rhythm: .every(.days(1)), proof: .reported)
            let job = try addBackupJob(fields, by: .desk, at: Cast.morning - .days(3))
            let run = BackupRun(
                endedAt: Cast.morning - .days(2), result: .success, bytes: 42_000_000_000, took: .minutes(31))
            try recordRun(run, of: job.id, at: Cast.morning)
        }
    }
}
