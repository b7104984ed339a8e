import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/backups
    func listBackupsAPI(_ call: APICall) async throws -> APIAnswer {
        let records = try await database.read { tx in
            try tx.backupJobs().map { try tx.backupRecord($0, clocks: clocks, at: call.now) }
        }
        return .ok(records, BackupShape.all)
    }

    /// GET /api/v1/backups/{id}
    func readBackupAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[BackupShape.number]
        return try await database.read { tx in
            guard let kept = try tx.backupJob(id) else { throw Denial.notFound }
            let record = try tx.backupRecord(kept, clocks: clocks, at: call.now)
            return .ok(record, BackupShape.one, version: kept.job.version)
        }
    }

    /// POST /api/v1/backups
    func addBackupAPI(_ call: APICall) throws -> Change {
        let fields = try BackupBody.fields(
            try call.body(), zone: zone.name, looksAtFiles: settings.looksAtFiles)
        return Change { tx in
            let job = try tx.addBackupJob(fields, by: .person(call.person.id), at: call.now)
            guard let kept = try tx.backupJob(job.id) else { throw Denial.notFound }
            return .created(
                try tx.backupRecord(kept, clocks: clocks, at: call.now), BackupShape.one,
                at: "/api/v1/backups/\(job.id)", version: job.version)
        }
    }

    /// PUT /api/v1/backups/{id}
    func replaceBackupAPI(_ call: APICall) throws -> Change {
        let id = try call[BackupShape.number]
        let seen = try call[Condition.mustMatch]
        let fields = try BackupBody.fields(
            try call.body(), zone: zone.name, looksAtFiles: settings.looksAtFiles)
        return Change { tx in
            guard let before = try tx.backupJob(id) else { throw Denial.notFound }
            try seen.require(before.job.version)
            let job = try tx.saveBackupJob(
                id, fields, version: before.job.version, by: .person(call.person.id), at: call.now)
            guard let kept = try tx.backupJob(id) else { throw Denial.notFound }
            return .ok(
                try tx.backupRecord(kept, clocks: clocks, at: call.now), BackupShape.one, version: job.version)
        }
    }

    /// DELETE /api/v1/backups/{id}
    func retireBackupAPI(_ call: APICall) throws -> Change {
        let id = try call[BackupShape.number]
        return Change { tx in
            try tx.retireBackupJob(id, by: .person(call.person.id), at: call.now)
            return .nothing
        }
    }

    /// POST /api/v1/backups/{id}/runs
    func reportRunAPI(_ call: APICall) throws -> Change {
        let id = try call[BackupShape.number]
        let body = try call.body()
        let (result, bytes, seconds) = (body[RunBody.result], body[RunBody.bytes], body[RunBody.seconds])
        let words = body[RunBody.words]
        try body.finish()
        let run = BackupRun(
            endedAt: call.now, result: result ?? .failure, bytes: bytes, took: seconds.map(Span.seconds), words: words)
        return Change { tx in
            guard let kept = try tx.backupJob(id) else { throw Denial.notFound }
            guard kept.job.fields.proof == .reported else {
                throw Refusal("\(kept.job.fields.name) is proven another way. Change its proof to the API first.")
            }
            try tx.recordRun(run, of: id, by: .person(call.person.id), at: call.now)
            let record = try tx.backupRecord(kept, clocks: clocks, at: call.now)
            return .created(record, BackupShape.one, at: "/api/v1/backups/\(id)")
        }
    }
}

extension Operation {
    static let listBackups = Operation(
        "listBackups", "List backup jobs", in: .watching,
        "Each with what became of its last 14 days, of one that runs seldom at least of its last two times.",
        answer: .ok(BackupShape.all.schema, "All jobs, by name."))
    static let readBackup = Operation(
        "readBackup", "Read a backup job", in: .watching, parameters: [BackupShape.number],
        answer: .ok(BackupShape.one.schema, "The job.", etag: true))
    static let addBackup = Operation(
        "addBackup", "Name what must be copied", in: .watching, body: BackupBody.whole,
        answer: .created(BackupShape.one.schema, "The job; `Location` leads to it.", etag: true))
    static let replaceBackup = Operation(
        "replaceBackup", "Change a backup job", in: .watching,
        parameters: [BackupShape.number, Condition.mustMatch], body: BackupBody.whole,
        answer: .ok(BackupShape.one.schema, "The job as it is now.", etag: true))
    static let retireBackup = Operation(
        "retireBackup", "Take a backup job out of use", in: .watching, "Its runs stay.",
        parameters: [BackupShape.number], answer: .nothing("It is out of use."))
    static let reportRun = Operation(
        "reportRun", "Report a run of a backup job", in: .watching, "It ended now.", parameters: [BackupShape.number],
        body: RunBody.whole, answer: .created(BackupShape.one.schema, "The job with its ledger."))
}
