/// Why a backup's file proves nothing now, whatever its runs proved when they came.
public struct FileDoubt: Sendable, Equatable {
    /// `missing`, `stale` or `unknown`.
    public let verdict: EvidenceLine.Verdict
    /// It stays the same while nothing happens.
    public let reason: String
    /// Since when, where that is known.
    public let since: Moment?
    /// When the file was made, where its age is what is wrong.
    public let made: Moment?

    init(_ verdict: EvidenceLine.Verdict, _ reason: String, since: Moment? = nil, made: Moment? = nil) {
        self.verdict = verdict
        self.reason = reason
        self.since = since
        self.made = made
    }

    /// The reason as somebody reads it now, with the file's age.
    public func reason(at now: Moment) -> String { made.map { reason.withAge(of: $0, at: now) } ?? reason }
}

extension BackupJob.Fields {
    /// - Parameters:
    ///   - seen: by the last look; nil when nobody ever looked.
    ///   - hasRun: whether its ledger holds a run.
    ///   - start: since when the job is expected to run.
    /// - Returns: nil for a job that is proven another way, and while nothing speaks against its file.
    public func fileDoubt(_ seen: FileSighting?, hasRun: Bool, since start: Moment, at now: Moment) -> FileDoubt? {
        guard case .file(let pattern, _, let mostAge) = proof else { return nil }
        guard let seen else { return FileDoubt(.unknown, "nobody has looked for its file yet") }
        if now - seen.lookedAt > FileSighting.fresh {
            let reason = "nobody has looked for its file for more than \(FileSighting.fresh.age)"
            return FileDoubt(.stale, reason, since: seen.lookedAt)
        }
        if seen.lookedAt - now > Standing.clockSlack {
            return FileDoubt(.stale, "its file was last looked for ahead of the desk's clock")
        }
        guard seen.isReadable else {
            return FileDoubt(.unknown, "the folder of its file cannot be read", since: seen.readAt)
        }
        guard let file = seen.file else {
            // Before the first run there is none to be missed, unless it should be there by now whatever the windows say.
            let isDue = mostAge.map { now - start > $0 } ?? false
            return hasRun || seen.provenAt != nil || isDue ? FileDoubt(.missing, "no file fits \(pattern.text)") : nil
        }
        if let proven = seen.provenAt, file.changedAt < proven {
            return FileDoubt(.missing, "the file of its newest run is gone")
        }
        return mostAge.flatMap { file.doubt(mostAge: $0, at: now) }
    }
}

extension FileSighting.File {
    fileprivate func doubt(mostAge: Span, at now: Moment) -> FileDoubt? {
        if changedAt - now > EvidenceLine.clockSlack {
            return FileDoubt(.stale, "the newest file's time lies ahead of the desk's clock")
        }
        guard now - changedAt > mostAge else { return nil }
        return FileDoubt(
            .stale, "the newest file is older than \(mostAge.age)", since: changedAt + mostAge, made: changedAt)
    }
}

extension String {
    /// `the newest file is older than 26 h, by now 31 h`
    func withAge(of made: Moment, at now: Moment) -> String { "\(self), by now \((now - made).age)" }
}

extension Span {
    /// `45 min`, `53 h`, `12 days`: near enough to compare two of them.
    var age: String {
        let minutes = milliseconds / 60_000
        return switch minutes {
        case ..<120: "\(minutes) min"
        case ..<14_400: "\(minutes / 60) h"
        default: "\(minutes / 1_440) days"
        }
    }
}
