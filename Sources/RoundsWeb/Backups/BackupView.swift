import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /backups/:job
struct BackupScreen: Sendable {
    struct Run: Sendable {
        let slot: TimeText
        let outcome: BackupOutcome
        let isUnusual: Bool
        let reason: String
        let endedAt: TimeText?
        let bytes: String
        let took: String
    }

    struct Fact: Sendable {
        let name: String
        let words: String
        /// As it is written exactly, where the words say it another way.
        var exactly: String?

        init(_ name: String, _ words: String, exactly: String? = nil) {
            self.name = name
            self.words = words
            self.exactly = exactly
        }
    }

    let id: Int64
    /// How it stands now.
    let line: BackupsScreen.Line
    let facts: [Fact]
    /// The heartbeat whose pings are its runs.
    let check: Int64?
    /// Whose data it copies.
    let service: Service?
    let runs: [Run]
    let chart: BarChart?
    let mayManage: Bool
}

func backupPage(_ screen: BackupScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .backups
    frame.title = screen.line.name
    frame.kicker = "<a href=\"/backups\">Backups</a>"
    frame.lead = "\(lineMark(screen.line)) \(screen.line.reason)"
    frame.topics = ["backup:\(screen.id)"]
    if screen.mayManage { frame.acts = linkButton("Change", to: "/backups/\(screen.id)/edit", key: "e") }
    let facts = screen.facts.map { "<dt>\($0.name)</dt><dd\(attribute("title", $0.exactly))>\($0.words)</dd>" as HTML }
    let check = screen.check.map { "<dt>Proof</dt><dd><a href=\"/checks/\($0)\">a heartbeat</a></dd>" as HTML }
    let service = screen.service.map { "<dt>Copies</dt><dd><a href=\"\($0.id.path)\">\($0.name)</a></dd>" as HTML }
    let retire = actButton("Take it out of use", at: "/backups/\(screen.id)/retire", frame.seal, .danger)
    return page(
        frame,
        """
        \(liveOffer(path: "/backups/\(screen.id)"))
        <section class="part"><dl class="known-facts">\(service)\(facts)\(check)</dl></section>
        \(screen.chart.map { "<div class=\"charts\">\(barChart($0))</div>" as HTML })
        \(section("Expected and actual runs", allRuns(screen.runs)))
        \(screen.mayManage ? "<section class=\"part\"><details class=\"fold\"><summary>Take out of use</summary>\(retire)</details></section>" as HTML : nil)
        """)
}

/// The last runs in full, what lies before them folded.
private func allRuns(_ runs: [BackupScreen.Run]) -> HTML {
    let shown = 14
    guard runs.count > shown + 3 else { return runTable(runs) }
    return """
        \(runTable(Array(runs.prefix(shown))))<details class="fold"><summary>\(runs.count - shown) runs before these</summary>\
        \(runTable(Array(runs.dropFirst(shown))))</details>
        """
}

private func runTable(_ runs: [BackupScreen.Run]) -> HTML {
    guard !runs.isEmpty else { return "<p class=\"meta\">Nothing was due yet.</p>" }
    let rows = runs.map { run -> HTML in
        """
        <tr><td>\(timeTag(run.slot))</td><td>\(outcomeMark(run.outcome, isUnusual: run.isUnusual))</td>\
        <td data-label="Ended">\(run.endedAt.map(clockTag))</td><td class="number" data-label="Size">\(run.bytes)</td>\
        <td class="number" data-label="Took">\(run.took)</td><td>\(run.reason)</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">Due</th><th scope="col">Outcome</th><th scope="col">Ended</th>\
        <th scope="col" class="number">Size</th><th scope="col" class="number">Took</th><th scope="col">Why</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}

/// `42.7 GB`, in powers of ten.
func bytesText(_ bytes: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    var (value, unit) = (Double(bytes), 0)
    while value >= 1_000, unit < units.count - 1 {
        value /= 1_000
        unit += 1
    }
    return "\(unit == 0 ? "\(bytes)" : svg(value)) \(units[unit])"
}
