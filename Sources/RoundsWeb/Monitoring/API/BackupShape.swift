import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// A job with what was expected and what came in the last 14 days, of one that runs seldom at least the last two times.
struct BackupRecord: Sendable {
    let kept: KeptBackupJob
    let ledger: BackupLedger
    let now: Moment
}

extension Transaction {
    func backupRecord(_ kept: KeptBackupJob, clocks: Clocks, at now: Moment) throws -> BackupRecord {
        BackupRecord(
            kept: kept, ledger: try ledger(of: kept, since: now - .days(14), clocks: clocks, at: now), now: now)
    }
}

enum BackupShape {
    static let entry = Shape<BackupLedger.Entry>(
        "BackupEntry", "An expected run and what became of it.",
        [
            .init("due_at", .moment) { .string($0.slot.rfc3339) },
            .init("outcome", .word(BackupOutcome.self)) { .string($0.outcome.rawValue) },
            .init("ended_at", Schema.moment.orNull) { JSON($0.run?.endedAt.rfc3339) },
            .init("bytes", Schema.integer(0...9_007_199_254_740_991).orNull) { JSON($0.run?.bytes) },
            .init("unusual", .list(.text(1...200), 0...4), "What is unlike the job's own history.") {
                JSON($0.unusual)
            },
        ])

    static let file = Shape<FileSighting>(
        "BackupFile", "The newest file that fits, as it was seen last. Null members: none fits, or nobody could look.",
        [
            .init("looked_at", .moment, "When the desk last tried.") { .string($0.lookedAt.rfc3339) },
            .init("readable", .flag, "False where its folder could not be read then.") { .bool($0.isReadable) },
            .init("path", Schema.text(1...4_096).orNull) { JSON($0.file?.path) },
            .init("bytes", Schema.integer(0...9_007_199_254_740_991).orNull) { JSON($0.file?.bytes) },
            .init("changed_at", Schema.moment.orNull) { JSON($0.file?.changedAt.rfc3339) },
        ])

    static let one = Shape<BackupRecord>(
        "BackupJob", "What must be copied, when, and what proves it.",
        [
            .init("id", .number) { .integer($0.kept.job.id.number) },
            .init("name", .text(1...BackupJob.Fields.nameLength)) { .string($0.kept.job.fields.name) },
            .init("service_id", Schema.number.orNull, "Whose data it copies.") {
                JSON($0.kept.job.fields.service?.number)
            },
            .init("tool", .text(0...BackupJob.Fields.toolLength)) { .string($0.kept.job.fields.tool) },
            .init("cron", Schema.text(1...200).orNull, "When it is due, by the clocks of `zone`.") {
                JSON($0.kept.job.fields.rhythm.cron?.line)
            },
            .init("zone", Schema.text(1...64).orNull) { JSON($0.kept.job.fields.rhythm.cron?.zone) },
            .init("period", Schema.text(1...20).orNull, "Or so long after the last run.") {
                JSON($0.kept.job.fields.rhythm.period?.typed)
            },
            .init("window", .text(1...20), "It has to have ended well within.") {
                .string($0.kept.job.fields.window.typed)
            },
            .init("longest", Schema.text(1...20).orNull, "It may take so long.") {
                JSON($0.kept.job.fields.longest?.typed)
            },
            .init("proof", .oneOf(["none", "heartbeat", "file", "reported"])) {
                .string($0.kept.job.fields.proof.word)
            },
            .init("check_id", Schema.number.orNull, "The heartbeat whose pings are its runs.") {
                JSON($0.kept.job.fields.proof.check?.number)
            },
            .init("pattern", Schema.text(1...FilePattern.length).orNull, "The file that proves it.") {
                JSON($0.kept.job.fields.proof.pattern)
            },
            .init("least", Schema.integer(0...9_007_199_254_740_991).orNull, "Bytes; a smaller file proves nothing.") {
                JSON($0.kept.job.fields.proof.leastBytes)
            },
            .init("most_age", Schema.text(1...20).orNull, "An older file proves nothing; null goes by the times alone.")
            {
                JSON($0.kept.job.fields.proof.mostAge?.typed)
            },
            .init("file", file.schema.orNull, "Of a file that proves it: what the desk saw of it last.") { record in
                record.kept.seen.map(file.json) ?? .null
            },
            .init("doubt", Schema.text(1...500).orNull, "What speaks against that file now, whatever its runs were.") {
                JSON($0.kept.fileDoubt($0.ledger, at: $0.now)?.reason)
            },
            .init("owner_id", Schema.number.orNull, "Who looks after it.") {
                JSON($0.kept.job.fields.owner?.number)
            },
            .init("runs", .list(entry.schema, 0...1_000), "Expected and actual, oldest first.") {
                JSON($0.ledger.entries.map(entry.json))
            },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.kept.job.version)
            },
        ])

    static let all = Shape<[BackupRecord]>(
        "BackupJobs", "All backup jobs.", [.init("backups", .list(one.schema, 0...1_000)) { JSON($0.map(one.json)) }])

    static let number = Parameter<BackupJob.ID>.key(of: "backup job")
}

/// The members are named as the fields of the form, and read by the same function.
enum BackupBody {
    static let name = Member<String>.text(
        "name", 1...BackupJob.Fields.nameLength, "No other job is called so.", example: "PACS archive")
    static let tool = Member<String>.optionalText("tool", BackupJob.Fields.toolLength, "With what.", example: "restic")
    static let cron = Member<String>.optionalText(
        "cron", 200, "When it is due: five fields as in crontab(5).", example: "0 2 * * *")
    static let zone = Member<String>.optionalText("zone", 64, "Whose clocks that goes by.", example: "America/Chicago")
    static let period = CheckBody.span(
        "period", "Or so long after the last run, instead of a cron line.", example: "1 d")
    static let window = CheckBody.span("window", "It has to have ended well within; 4 h.", example: "4 h")
    static let longest = CheckBody.span("longest", "It may take so long; any time when absent.", example: "2 h")
    static let proof = Member<Proof?>.word(Proof.self, "proof", "What proves a run.")
    static let check = Member<Check.ID?>.optionalKey("check", "The heartbeat whose pings are its runs.", example: 2)
    static let pattern = Member<String>.optionalText(
        "pattern", FilePattern.length, "The file that proves it, below the folder the desk may read.",
        example: "pacs/*.dump")
    static let least = Member<Int64>(
        name: "least",
        schema: Schema.integer(0...1_000_000_000_000_000).orNull.saying(
            "Of a file: a smaller one proves nothing; 1 byte."
        )
        .example(1_000_000), isRequired: false
    ) { $0.optionalInteger(0...1_000_000_000_000_000) ?? 1 }
    static let mostAge = CheckBody.span(
        "most_age", "Of a file: an older one proves nothing; when absent the times alone count.", example: "26 h")
    static let service = Member<Service.ID?>.optionalKey("service", "The service whose data it copies.", example: 1)
    static let owner = Member<Person.ID?>.optionalKey("owner", "Who looks after it.", example: 3)

    enum Proof: String, CaseIterable, Sendable {
        case reported, none, heartbeat, file
    }

    static let whole = Operation.Body(
        name: "BackupChoices",
        members: [
            name, service, tool, cron, zone, period, window, longest, proof, check, pattern, least, mostAge, owner,
        ])

    static func fields(
        _ body: APIBody, zone site: String, looksAtFiles: Bool
    ) throws -> BackupJob.Fields {
        var values = [
            "name": body[name], "tool": body[tool], "cron": body[cron], "zone": body[zone], "period": body[period],
            "window": body[window], "longest": body[longest], "proof": (body[proof] ?? Proof.none).rawValue,
            "check": body[check]?.description ?? "", "pattern": body[pattern], "least": String(body[least]),
            "most_age": body[mostAge], "service": body[service]?.description ?? "",
            "owner": body[owner]?.description ?? "",
        ]
        try body.finish()
        if values["window"] == "" { values["window"] = "4 h" }
        return try BackupJob.Fields(
            FormBody(fields: values.map { .init(name: $0, value: $1) }), zone: site, looksAtFiles: looksAtFiles)
    }
}

enum RunBody {
    static let result = Member<BackupRun.Result?>.word(BackupRun.Result.self, "result", "How it ended.")
    static let bytes = count("bytes", "How much was copied in all.", example: 42_000_000_000)
    static let seconds = count("seconds", "How long it took.", example: 1_800)
    static let words = Member<String>.optionalText("words", 500, "What it said.", example: "no errors were found")
    static let whole = Operation.Body(name: "BackupRunReport", members: [result, bytes, seconds, words])

    private static func count(_ name: String, _ words: String, example: Int64) -> Member<Int64?> {
        let range: ClosedRange<Int64> = 0...1_000_000_000_000_000
        return Member(
            name: name, schema: Schema.integer(range).orNull.saying(words).example(.integer(example)), isRequired: false
        ) { $0.optionalInteger(range) }
    }
}
