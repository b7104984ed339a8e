import RoundsDomain
import RoundsSQL

extension Transaction {
    public func backupJob(_ id: BackupJob.ID) throws -> KeptBackupJob? {
        try backupJobs(where: "id = \(id)", limit: 1).first
    }

    /// Every job by name; a hospital has tens, at most 1,000 are read.
    public func backupJobs() throws -> [KeptBackupJob] { try askBackupJobs().answer() }

    func askBackupJobs() throws -> Asked<[KeptBackupJob]> {
        try askBackupJobs(where: "1 = 1", limit: 1_000)
    }

    /// The jobs that copy a service's data, by name.
    public func backupJobs(copying service: Service.ID) throws -> [KeptBackupJob] {
        try backupJobs(where: "service_id = \(service)", limit: 50)
    }

    /// The job whose runs are this heartbeat's pings.
    func backupJobs(fedBy check: Check.ID) throws -> [KeptBackupJob] {
        try backupJobs(where: "check_id = \(check)", limit: 10)
    }

    /// Heartbeats whose pings are runs of a backup job.
    func feedingChecks() throws -> Set<Check.ID> {
        let found = try rows(
            "SELECT check_id FROM backup_job WHERE check_id IS NOT NULL AND retired_at IS NULL LIMIT 1000")
        return Set(try found.map { try $0.key("check_id") as Check.ID })
    }

    private func backupJobs(where condition: SQL, limit: Int) throws -> [KeptBackupJob] {
        try askBackupJobs(where: condition, limit: limit).answer()
    }

    private func askBackupJobs(where condition: SQL, limit: Int) throws -> Asked<[KeptBackupJob]> {
        try ask(
            """
            SELECT id, name, service_id, owner_id, tool, period_ms, cron, zone, starts_at, window_ms, longest_ms, proof,
                   check_id, pattern, least_bytes, most_age_ms, version, looked_at, read_at, whole_at, path, bytes,
                   changed_at, proven_at
            FROM backup_job LEFT JOIN backup_file ON job_id = id
            WHERE retired_at IS NULL AND \(condition) ORDER BY name_key, id LIMIT \(limit)
            """
        ).each(KeptBackupJob.init(row:))
    }

    /// - Throws: ``Complaints``.
    public func addBackupJob(_ fields: BackupJob.Fields, by actor: Actor, at now: Moment) throws -> BackupJob {
        let fields = try checkedReferences(fields, of: nil)
        let inserted = try row(
            """
            INSERT INTO backup_job (name, name_key, service_id, owner_id, tool, period_ms, cron, zone, starts_at, window_ms,
                                    longest_ms, proof, check_id, pattern, least_bytes, most_age_ms, version)
            VALUES (\(fields.name), \(fields.name.foldedKey), \(fields.service), \(fields.owner), \(fields.tool),
                    \(fields.rhythm.period?.milliseconds), \(fields.rhythm.cron?.line), \(fields.rhythm.cron?.zone), \(now),
                    \(fields.window.milliseconds), \(fields.longest?.milliseconds), \(fields.proof.word),
                    \(fields.proof.check), \(fields.proof.pattern), \(fields.proof.leastBytes),
                    \(fields.proof.mostAge?.milliseconds), 1)
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new backup job has no number") }
        let job = BackupJob(id: try inserted.key("id"), fields: fields)
        try record(Happening(.backupJobAdded, about: .backup(job.id)), by: actor, at: now)
        return job
    }

    /// Saves what people chose, if nobody saved since `version`.
    /// - Throws: ``Denial/notFound``, ``Stale``, ``Complaints``.
    public func saveBackupJob(
        _ id: BackupJob.ID, _ fields: BackupJob.Fields, version: Int64, by actor: Actor, at now: Moment
    ) throws -> BackupJob {
        guard let before = try backupJob(id) else { throw Denial.notFound }
        let fields = try checkedReferences(fields, of: id)
        // Another rhythm begins anew: what was due by the old one is no longer asked for.
        let starts = fields.rhythm == before.job.fields.rhythm ? before.startsAt : now
        let saved = try changed(
            """
            UPDATE backup_job
            SET name = \(fields.name), name_key = \(fields.name.foldedKey), service_id = \(fields.service),
                owner_id = \(fields.owner), tool = \(fields.tool), period_ms = \(fields.rhythm.period?.milliseconds),
                cron = \(fields.rhythm.cron?.line), zone = \(fields.rhythm.cron?.zone), starts_at = \(starts),
                window_ms = \(fields.window.milliseconds), longest_ms = \(fields.longest?.milliseconds),
                proof = \(fields.proof.word), check_id = \(fields.proof.check), pattern = \(fields.proof.pattern),
                least_bytes = \(fields.proof.leastBytes), most_age_ms = \(fields.proof.mostAge?.milliseconds),
                version = version + 1
            WHERE id = \(id) AND version = \(version)
            """)
        guard saved == 1 else { throw Stale(.backup(id), current: before.job.version) }
        if fields.proof.pattern != before.job.fields.proof.pattern { try forgetFile(of: id) }
        try record(Happening(.backupJobChanged, about: .backup(id)), by: actor, at: now)
        return BackupJob(id: id, fields: fields, version: version + 1)
    }

    /// Takes a job out of use. Its runs stay.
    public func retireBackupJob(_ id: BackupJob.ID, by actor: Actor, at now: Moment) throws {
        let gone = try changed(
            "UPDATE backup_job SET retired_at = \(now), version = version + 1 WHERE id = \(id) AND retired_at IS NULL")
        guard gone == 1 else { throw Denial.notFound }
        try record(Happening(.backupJobRetired, about: .backup(id)), by: actor, at: now)
    }

    private func checkedReferences(_ fields: BackupJob.Fields, of id: BackupJob.ID?) throws -> BackupJob.Fields {
        let fields = try fields.checked()
        var complaints = fields.rhythm.zoneComplaints
        let same = try row(
            """
            SELECT id FROM backup_job
            WHERE name_key = \(fields.name.foldedKey) AND retired_at IS NULL AND id <> \(id?.number ?? 0)
            """)
        if same != nil { complaints.append(Complaint("name", "Another backup job has this name already.")) }
        if let owner = fields.owner, try person(owner)?.role.isStaff != true {
            complaints.append(Complaint("owner", "Choose somebody who works at the desk."))
        }
        if let service = fields.service, try self.service(service) == nil {
            complaints.append(Complaint("service", "Choose a service from the list."))
        }
        if let check = fields.proof.check, try self.check(check)?.check.kind != .heartbeat {
            complaints.append(Complaint("check", "Choose a heartbeat whose pings are its runs."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return fields
    }
}

/// A job with the moment it is expected from, and what was last seen of its file.
public struct KeptBackupJob: Sendable, Equatable {
    public let job: BackupJob
    public let startsAt: Moment
    /// Nil while nobody looked, and for a job that no file proves.
    public let seen: FileSighting?

    init(row: Row) throws {
        job = BackupJob(
            id: try row.key("id"),
            fields: .init(
                name: try row.text("name"), service: try row.optionalKey("service_id"),
                owner: try row.optionalKey("owner_id"), tool: try row.text("tool"), rhythm: try Rhythm(row: row),
                window: Span(milliseconds: try row.integer("window_ms")),
                longest: try row.optionalInteger("longest_ms").map(Span.init(milliseconds:)),
                proof: try BackupJob.Proof(row: row)), version: try row.integer("version"))
        startsAt = try row.moment("starts_at")
        seen = try job.fields.proof.isFile ? FileSighting(row: row) : nil
    }
}

extension BackupJob.Proof {
    fileprivate init(row: Row) throws {
        switch try row.text("proof") {
        case "none": self = .none
        case "heartbeat": self = .heartbeat(try row.key("check_id"))
        case "reported": self = .reported
        case "file":
            guard let pattern = FilePattern(try row.text("pattern")) else { throw StorageError.shape("pattern") }
            self = .file(
                pattern, leastBytes: try row.integer("least_bytes"),
                mostAge: try row.optionalInteger("most_age_ms").map(Span.init(milliseconds:)))
        default: throw StorageError.shape("proof holds an unknown word")
        }
    }

    /// As it is stored, and chosen in a form.
    public var word: String {
        switch self {
        case .none: "none"
        case .heartbeat: "heartbeat"
        case .file: "file"
        case .reported: "reported"
        }
    }

    public var check: Check.ID? { if case .heartbeat(let id) = self { id } else { nil } }
    public var pattern: String? { if case .file(let pattern, _, _) = self { pattern.text } else { nil } }
    public var leastBytes: Int64? { if case .file(_, let least, _) = self { least } else { nil } }
    public var mostAge: Span? { if case .file(_, _, let age) = self { age } else { nil } }
}
