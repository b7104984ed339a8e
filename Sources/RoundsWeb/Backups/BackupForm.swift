import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /backups/new
    func showNewBackup(_ request: Request, _ context: DeskContext) async throws -> Response {
        let standing = ["cron": "0 2 * * *", "zone": zone.name, "window": "4 h", "proof": "none"]
        return try await backupForm(nil, Entries(standing), request, context)
    }

    /// POST /backups/new
    func addBackup(_ request: Request, _ context: DeskContext) async throws -> Response {
        let by = try context.person
        let form = try await request.form(upTo: 32_768)
        do {
            let fields = try BackupJob.Fields(form, zone: zone.name, looksAtFiles: settings.looksAtFiles)
            return try await once(form, by: by, .saved) { tx, now in
                "/backups/\(try tx.addBackupJob(fields, by: .person(by.id), at: now).id)"
            }
        } catch let complaints as Complaints {
            return try await backupForm(
                nil, Entries(backup: form, complaints: complaints.list), request, context, .unprocessableContent)
        }
    }

    /// GET /backups/:job/edit
    func showBackupForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: BackupJob.ID = try context.key("job")
        guard let kept = try await database.read({ try $0.backupJob(id) }) else { throw Denial.notFound }
        return try await backupForm(id, Entries(kept.job), request, context)
    }

    /// POST /backups/:job/edit
    func saveBackup(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: BackupJob.ID = try context.key("job")
        let by = try context.person
        let form = try await request.form(upTo: 32_768)
        do {
            let fields = try BackupJob.Fields(form, zone: zone.name, looksAtFiles: settings.looksAtFiles)
            let version = try form.version
            let now = now()
            _ = try await database.write { tx in
                try tx.saveBackupJob(id, fields, version: version, by: .person(by.id), at: now)
            }
            return .done(.saved, at: "/backups/\(id)")
        } catch let complaints as Complaints {
            return try await backupForm(
                id, Entries(backup: form, complaints: complaints.list), request, context, .unprocessableContent)
        } catch is Stale {
            guard let kept = try await database.read({ try $0.backupJob(id) }) else { throw Denial.notFound }
            let entries = Entries(backup: form, complaints: []).beside(
                Entries(kept.job), "this backup", numbered: ["service", "check", "owner"])
            return try await backupForm(id, entries, request, context, .conflict)
        }
    }

    /// POST /backups/:job/retire
    func retireBackup(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: BackupJob.ID = try context.key("job")
        let by = try context.person.id
        let now = now()
        try await database.write { tx in try tx.retireBackupJob(id, by: .person(by), at: now) }
        return .done(.saved, at: "/backups")
    }

    private func backupForm(
        _ id: BackupJob.ID?, _ entries: Entries, _ request: Request, _ context: DeskContext,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (staff, beats, services) = try await database.read { tx in
            (try tx.staff(), try tx.heartbeatNames(), try tx.services())
        }
        let screen = BackupFormScreen(
            id: id?.number, entries: entries, owners: staff.map { Choice(String($0.id.number), $0.name) },
            heartbeats: beats.map { Choice(String($0.id.number), $0.name) },
            services: services.filter { $0.isActive || $0.id.description == entries["service"] }.map {
                Choice($0.id.description, $0.name, shortCode($0.code))
            })
        return .page(backupFormPage(screen, in: frame(request, context)), status: status)
    }
}

/// The form of a backup job.
struct BackupFormScreen: Sendable {
    /// Nil for a new one.
    let id: Int64?
    /// `name`, `service`, `tool`, `period`, `cron`, `zone`, `window`, `longest`, `proof`, `check`, `pattern`, `least`, `most_age`, `owner`, `version`.
    let entries: Entries
    let owners: [Choice]
    let heartbeats: [Choice]
    let services: [Choice]
}

func backupFormPage(_ screen: BackupFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .backups
    frame.title = screen.id == nil ? "Name what must be copied" : "Change \(screen.entries["name"])"
    frame.kicker = "<a href=\"/backups\">Backups</a>"
    let entries = screen.entries
    let path = screen.id.map { "/backups/\($0)/edit" } ?? "/backups/new"
    let back = screen.id.map { "/backups/\($0)" } ?? "/backups"
    let services: HTML? =
        screen.services.isEmpty
        ? nil
        : select(
            Field("service", "Of which service").hint("What is known about it then stands beside a copy that failed."),
            [Choice("", "None")] + screen.services, entries)
    let proofs = [
        Choice("none", "Nothing yet", "Every run shows as unproven."),
        Choice("heartbeat", "A heartbeat", "Its job pings when it ends."),
        Choice("file", "A file", "The newest one that fits a pattern, below a folder of the setting backup-files."),
        Choice("reported", "The API", "A program reports each run."),
    ]
    return page(
        frame,
        form(
            path, frame.seal, name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", entries["version"]))
            \(field(Field("name", "What is copied").hint("PACS archive").required().limit(BackupJob.Fields.nameLength), entries))
            \(services)
            \(field(Field("tool", "With what").hint("restic, Veeam, pg_dump").limit(BackupJob.Fields.toolLength), entries))
            \(field(Field("cron", "Due by the cron line").hint("minute hour day month weekday: 0 2 * * *").limit(200), entries))
            \(field(Field("zone", "On the clocks of").hint("America/Chicago").limit(60), entries))
            \(field(Field("period", "Or every").hint("4 h, 1 d, counted from the last run; instead of a cron line").limit(20), entries))
            \(field(Field("window", "Has to have ended well within").hint("4 h").required().limit(20), entries))
            \(field(Field("longest", "May take at most").hint("Empty for any time").limit(20), entries))
            \(choice(Field("proof", "What proves it").required(), proofs, entries))
            \(select(Field("check", "Which heartbeat"), [Choice("", "None")] + screen.heartbeats, entries))
            \(field(Field("pattern", "Which file").hint("pacs/*.dump, below the folder the desk may read. It proves the run it was written after.").limit(FilePattern.length), entries))
            \(field(Field("least", "At least so many bytes").limit(18), entries))
            \(field(Field("most_age", "Newest file at most so old").hint("26 h. Empty: only the times above count.").limit(20), entries))
            \(select(Field("owner", "Who looks after it"), [Choice("", "Nobody yet")] + screen.owners, entries))
            <div class="form-acts">\(button("Save", .primary))\(linkButton("Cancel", to: back, .quiet))</div>
            """))
}
