import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

/// What the doctor asks of the database and of the desk's own work.
struct DatabaseCheck: Sendable {
    let configuration: Configuration
    let database: any Database
    let now: Moment

    func findings() async throws -> [Finding] {
        let health = try await database.health()
        let keys = try? DeskKeys.read(from: configuration.data)
        return engine(health) + [backups]
            + (try await database.read { tx in
                [
                    try schema(tx), try belonging(tx, keys), try jobs(tx), try checkpoints(tx), try log(tx),
                    try outbound(tx), try people(tx), try reporter(tx),
                ]
            })
    }

    private func engine(_ health: EngineHealth) -> [Finding] {
        let version = "\(health.version), \(health.bytes / 1_000_000) MB"
        let durable =
            health.durable
            ? Finding.ok("database", "\(version); an acknowledged write survives a power cut")
            : .fail(
                "database", "\(version); an acknowledged write may be lost in a power cut",
                "PostgreSQL: set fsync and synchronous_commit on. SQLite: the file was opened by something else.")
        let sound =
            health.fault.map {
                Finding.fail("integrity", $0, "Keep the files, and restore the last backup into another folder.")
            } ?? .ok("integrity", "the engine finds no fault")
        return [durable, sound]
    }

    private func schema(_ tx: any Transaction) throws -> Finding {
        let (found, known) = (try tx.schemaNumber(), Migrations.all.count)
        return found == known
            ? .ok("schema", "\(found), this program's")
            : .fail("schema", "\(found), this program's is \(known)", "Start `rounds serve` of the right version.")
    }

    private func belonging(_ tx: any Transaction, _ keys: DeskKeys?) throws -> Finding {
        guard let keys, let known = try DeskKeys.remembered(tx) else {
            return .warn("key match", "not compared", "See keys.")
        }
        return known == keys.publicText
            ? .ok("key match", "the keys are this database's")
            : .fail("key match", "the keys are of another desk", "Put the keys folder of this desk in its place.")
    }

    private func jobs(_ tx: any Transaction) throws -> Finding {
        let figures = try tx.jobFigures(at: now)
        if figures.failed > 0 {
            let lines = try tx.openJobs(limit: 500).filter { $0.failedAt != nil }.prefix(3)
            let names = lines.map { "\($0.key): \($0.fault ?? "no reason")" }.joined(separator: "; ")
            return .warn("jobs", "\(figures.failed) given up (\(names))", "They are removed after 30 days.")
        }
        if figures.lag > .minutes(10) {
            return .warn(
                "jobs", "the oldest has waited \(figures.lag.milliseconds / 60_000) minutes",
                "They run while `rounds serve` does.")
        }
        return .ok("jobs", "\(figures.waiting) waiting, \(figures.running) running, none given up")
    }

    private func checkpoints(_ tx: any Transaction) throws -> Finding {
        guard let last = try tx.checkpoints().last else {
            return .warn(
                "checkpoint", "none was signed yet",
                "The first comes in the night; `rounds audit checkpoint` signs now.")
        }
        let days = (now - last.at).milliseconds / Span.days(1).milliseconds
        return days < 2
            ? .ok("checkpoint", "record \(last.event) was signed at \(last.at.iso)")
            : .warn("checkpoint", "the last is \(days) days old", "Was the desk off, or does its job fail?")
    }

    /// Events come from this machine's clock: one from the future says that a clock is wrong.
    private func log(_ tx: any Transaction) throws -> Finding {
        let newest = try tx.events(EventFilter(), before: nil, limit: 1).first
        guard let newest, newest.at > now + .minutes(5) else {
            return .ok("log", "\(newest?.number ?? 0) records; `rounds audit verify` walks them all")
        }
        return .fail("log", "its last record is from the future (\(newest.at.iso))", "Set the clock right.")
    }

    private func outbound(_ tx: any Transaction) throws -> Finding {
        try tx.isHeld()
            ? .warn(
                "outbound", "this is a restored copy, silent outward", "`rounds restore --release` makes it the desk.")
            : .ok("outbound", "open")
    }

    private func people(_ tx: any Transaction) throws -> Finding {
        if try !tx.hasAdministrator() {
            return .warn("people", "there is no administrator", "`rounds user invite` prints the link of the first.")
        }
        if try tx.setting(DemoSignIn.setting) != nil, !configuration.listen.isLocal {
            return .fail(
                "people", "a demo desk answers beyond this machine", "Its password is known. Serve an empty desk.")
        }
        return .ok("people", "there is an administrator")
    }

    /// A role without the rights to report and to work on requests leaves every failure of a check without its ticket.
    private func reporter(_ tx: any Transaction) throws -> Finding {
        guard let person = try tx.monitoringInAnotherRole() else {
            return .ok("monitoring", "checks report in the name of a program")
        }
        let found = "checks report as \(person.name), who is \(person.role.title.lowercased()) instead of program"
        let advice = "Put it back: `rounds user role \(person.signInName) program --as ADMINISTRATOR`."
        return person.may(.reportTickets) && person.may(.workTickets)
            ? .warn("monitoring", found, advice) : .fail("monitoring", found + ", so no failure makes a ticket", advice)
    }

    private var backups: Finding {
        let shelf = BackupShelf(folder: configuration.backupFolder)
        guard let last = shelf.backups().last, let manifest = try? BackupManifest.read(from: last) else {
            return .warn(
                "backup", "none in \(shelf.folder)", "The first comes in the night; `rounds backup` makes one now.")
        }
        let old = BackupShelf(folder: shelf.folder).path(at: now - .days(2))
        return last > old
            ? .ok("backup", "the last was made at \(manifest.madeAt)")
            : .warn("backup", "the last is of \(manifest.madeAt)", "Was the desk off, or does its job fail?")
    }
}
