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

    let id: Int64
    let name: String
    let outcome: BackupOutcome
    let isUnusual: Bool
    let reason: String
    let facts: [(String, String)]
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
    frame.title = screen.name
    frame.kicker = "<a href=\"/backups\">Backups</a>"
    frame.lead = "\(outcomeMark(screen.outcome, isUnusual: screen.isUnusual)) \(screen.reason)"
    frame.topics = ["backup:\(screen.id)"]
    if screen.mayManage { frame.acts = linkButton("Change", to: "/backups/\(screen.id)/edit", key: "e") }
    let facts = screen.facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML }
    let check = screen.check.map { "<dt>Proof</dt><dd><a href=\"/checks/\($0)\">a heartbeat</a></dd>" as HTML }
    let service = screen.service.map { "<dt>Copies</dt><dd><a href=\"\($0.id.path)\">\($0.name)</a></dd>" as HTML }
    let retire = actButton("Take it out of use", at: "/backups/\(screen.id)/retire", frame.seal, .danger)
    return page(
        frame,
        """
        \(liveOffer(path: "/backups/\(screen.id)"))
        <section class="part"><dl class="known-facts">\(service)\(facts)\(check)</dl></section>
        \(screen.chart.map { "<div class=\"charts\">\(barChart($0))</div>" as HTML })
        \(section("Expected and actual runs", runTable(screen.runs)))
        \(screen.mayManage ? "<section class=\"part\"><details class=\"fold\"><summary>Take out of use</summary>\(retire)</details></section>" as HTML : nil)
        """)
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
