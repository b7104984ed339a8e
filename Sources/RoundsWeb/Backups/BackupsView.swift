import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /backups
struct BackupsScreen: Sendable {
    struct Line: Sendable {
        let id: Int64
        let name: String
        let outcome: BackupOutcome
        /// Why it is an exception, in words.
        let reason: String
        let lastGood: TimeText?
        let owner: String?
        /// A cell for each day shown, newest first; nil where nothing was due.
        let days: [Cell?]

        var isException: Bool { outcome.isException || isUnusual || doubt != nil }
        var isUnusual = false
        /// What speaks against its file now; its reason is the line's.
        var doubt: FileDoubt?
    }

    struct Cell: Sendable {
        let outcome: BackupOutcome
        let isUnusual: Bool
        /// `Tue 24 Nov: missed`, for whoever listens or hovers.
        let words: String
    }

    let lines: [Line]
    /// Newest first.
    let days: [Day]
    let mayManage: Bool
}

func backupsPage(_ screen: BackupsScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .backups
    frame.title = screen.answer
    frame.topics = ["backup"]
    if screen.mayManage {
        frame.acts = linkButton("New backup job", to: "/backups/new", .primary, icon: .plus, key: "c")
    }
    guard !screen.lines.isEmpty else {
        return page(
            frame,
            emptyState(
                "No backup job is known yet",
                "Name what must be copied and when. A heartbeat, a file or the API then proves each night that it was.")
        )
    }
    let odd = screen.lines.filter(\.isException)
    return page(
        frame,
        """
        \(liveOffer(path: "/backups"))
        \(odd.isEmpty ? nil : section("Exceptions", exceptionTable(odd)))
        \(section("Jobs by day", matrix(screen)))
        """)
}

private func exceptionTable(_ lines: [BackupsScreen.Line]) -> HTML {
    let rows = lines.map { line -> HTML in
        """
        <tr data-row><td>\(lineMark(line))</td>\
        <th scope="row"><a href="/backups/\(line.id)">\(line.name)</a></th><td data-label="Why">\(line.reason)</td>\
        <td data-label="Last good">\(line.lastGood.map(timeTag) ?? "never")</td>\
        <td data-label="Owner">\(line.owner.map { "\($0)" as HTML } ?? "<span class=\"nobody\">Nobody</span>")</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">State</th><th scope="col">Job</th><th scope="col">Why</th>\
        <th scope="col">Last good</th><th scope="col">Owner</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

private func matrix(_ screen: BackupsScreen) -> HTML {
    // On a phone the month is only heard.
    let heads = screen.days.map { day -> HTML in
        "<th scope=\"col\"><span class=\"month\">\(String(day.monthName.prefix(3)))</span> \(String(day.day))</th>"
    }
    let rows = screen.lines.map { line -> HTML in
        let cells = line.days.map { cell -> HTML in
            guard let cell else { return "<td>\(unseen("nothing due"))</td>" }
            return "<td title=\"\(cell.words)\">\(outcomeMark(cell.outcome, isUnusual: cell.isUnusual))</td>"
        }
        return "<tr><th scope=\"row\"><a href=\"/backups/\(line.id)\">\(line.name)</a></th>\(cells)</tr>"
    }
    return """
        <div class="matrix-frame" tabindex="0" role="region" aria-label="Jobs by day"><table class="matrix">\
        <thead><tr><th scope="col">Job, newest day first</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
        <p class="meta after">● failed or missed, ◐ late, ▲ warned, too long or unusual, ○ nobody can say, ‖ its window is \
        not over, ✓ good; blank: nothing was due</p>
        """
}

/// How a job stands now.
func lineMark(_ line: BackupsScreen.Line) -> HTML {
    line.doubt.map { stateMark($0.verdict.mark, $0.verdict.word) }
        ?? outcomeMark(line.outcome, isUnusual: line.isUnusual)
}

func outcomeMark(_ outcome: BackupOutcome, isUnusual: Bool) -> HTML {
    if isUnusual, !outcome.isException { return stateMark(.warning, "unusual") }
    return stateMark(outcome.mark, outcome.word)
}

extension BackupOutcome {
    var mark: Mark {
        switch self {
        case .failed, .missed: .failed
        case .late: .late
        case .tooLong, .warned: .warning
        case .unclear, .notConfigured: .unknown
        case .waiting: .planned
        case .ok: .good
        }
    }

    var word: String {
        switch self {
        case .failed: "failed"
        case .missed: "missed"
        case .late: "late"
        case .tooLong: "too long"
        case .warned: "warned"
        case .unclear: "unclear"
        case .notConfigured: "no proof set up"
        case .waiting: "expected"
        case .ok: "good"
        }
    }
}

extension BackupsScreen {
    fileprivate var answer: String {
        if lines.isEmpty { return "No backup job is known yet" }
        let odd = lines.count(where: \.isException)
        let jobs = lines.count == 1 ? "1 backup job" : "\(lines.count) backup jobs"
        guard odd == 0 else { return "\(odd) of \(jobs) \(odd == 1 ? "needs" : "need") a look" }
        // A job whose first run is still to come has proven nothing.
        let unproven = lines.count { $0.outcome == .waiting }
        return switch unproven {
        case 0: "\(jobs), each with fresh proof"
        case lines.count: "\(jobs), none with proof yet"
        default: "\(jobs): \(lines.count - unproven) with fresh proof, \(unproven) with none yet"
        }
    }
}
