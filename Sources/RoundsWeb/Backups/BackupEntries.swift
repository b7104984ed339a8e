import RoundsDomain
import RoundsProtocols
import RoundsStore

extension BackupJob.Fields {
    /// Of a form.
    /// - Parameter looksAtFiles: whether the desk was told where files may prove backups.
    init(_ form: FormBody, zone: String, looksAtFiles: Bool) throws(Complaints) {
        var complaints: [Complaint] = []
        func text(_ name: String) -> String { form.text(name)?.trimmed ?? "" }
        func span(_ name: String) -> Span {
            if let span = Span(typed: text(name)) { return span }
            complaints.append(Complaint(name, "Write a length such as 30 min, 2 h or 1 d."))
            return .hours(4)
        }
        let rhythm: Rhythm =
            text("cron").isEmpty
            ? .every(span("period")) : .cron(text("cron"), zone: text("zone").isEmpty ? zone : text("zone"))
        var fields = Self(name: text("name"), tool: text("tool"), rhythm: rhythm, window: span("window"))
        if !text("longest").isEmpty { fields.longest = span("longest") }
        fields.service = form.integer("service").map { Service.ID($0) }
        fields.owner = form.integer("owner").map { Person.ID($0) }
        switch text("proof") {
        case "heartbeat":
            if let check = form.integer("check") {
                fields.proof = .heartbeat(Check.ID(check))
            } else {
                complaints.append(Complaint("check", "Choose the heartbeat whose pings are its runs."))
            }
        case "file":
            if !looksAtFiles {
                complaints.append(
                    Complaint("proof", "The desk may look at no files yet: its setting backup-files names the folders.")
                )
            } else if let pattern = FilePattern(text("pattern")) {
                let mostAge = text("most_age").isEmpty ? nil : span("most_age")
                fields.proof = .file(pattern, leastBytes: max(0, form.integer("least") ?? 1), mostAge: mostAge)
            } else {
                complaints.append(Complaint("pattern", "Write a path below the folder, such as pacs/*.dump."))
            }
        case "reported": fields.proof = .reported
        default: fields.proof = .none
        }
        do {
            let checked = try fields.checked()
            if complaints.isEmpty {
                self = checked
                return
            }
        } catch {
            complaints += error.list.filter { new in !complaints.contains { $0.field == new.field } }
        }
        throw Complaints(complaints)
    }
}

extension Entries {
    static let backupFields = [
        "name", "service", "tool", "period", "cron", "zone", "window", "longest", "proof", "check", "pattern", "least",
        "most_age", "owner", "version",
    ]

    init(backup form: FormBody, complaints: [Complaint]) {
        self.init(complaints: complaints)
        for name in Self.backupFields { values[name] = form.text(name) }
    }

    init(_ job: BackupJob) {
        let fields = job.fields
        self.init([
            "name": fields.name, "service": fields.service?.description ?? "", "tool": fields.tool,
            "window": fields.window.typed,
            "longest": fields.longest?.typed ?? "", "proof": fields.proof.word,
            "check": fields.proof.check?.description ?? "", "pattern": fields.proof.pattern ?? "",
            "least": fields.proof.leastBytes.map(String.init) ?? "", "most_age": fields.proof.mostAge?.typed ?? "",
            "owner": fields.owner?.description ?? "",
            "version": String(job.version),
        ])
        switch fields.rhythm {
        case .every(let period): values["period"] = period.typed
        case .cron(let line, let zone):
            values["cron"] = line
            values["zone"] = zone
        }
    }
}
