import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /maintenance/:maintenance, and /maintenance/new without one.
struct MaintenanceScreen: Sendable {
    let maintenance: Maintenance?
    let today: Day
    let runs: [TaskLine]
    /// The next five days on which it comes round.
    let next: [Day]
    let who: [Choice]
    let entries: Entries
    let mayWork: Bool
}

func maintenancePage(_ screen: MaintenanceScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .planned
    frame.kicker = "<a href=\"/maintenance\">What comes round</a>"
    guard let maintenance = screen.maintenance else {
        frame.title = "Add what comes round"
        return page(frame, maintenanceForm("/maintenance/new", "Add", screen, frame))
    }
    frame.title = maintenance.title
    frame.lead = "\(maintenance.recurrence?.words ?? "When something calls for it")"
    frame.topics = ["maintenance:\(maintenance.id)"]
    if screen.mayWork, maintenance.isActive {
        frame.acts = actButton(
            "Run it today", at: "\(maintenance.id.path)/runs", frame.seal, .plain,
            fields: hidden("day", screen.today.iso))
    }
    return page(
        frame,
        """
        \(nextDays(screen))\(runTable(screen))
        \(screen.mayWork ? "<section class=\"step\"><h2>Change it</h2>\(maintenanceForm(maintenance.id.path, "Save", screen, frame))</section>" as HTML : nil)
        """)
}

private func nextDays(_ screen: MaintenanceScreen) -> HTML? {
    guard !screen.next.isEmpty else { return nil }
    let days = screen.next.map { "<li><time datetime=\"\($0.iso)\">\($0.longText)</time></li>" as HTML }
    return "<section class=\"step\"><h2>Comes next</h2><ul class=\"plain\">\(days)</ul></section>"
}

private func runTable(_ screen: MaintenanceScreen) -> HTML {
    guard !screen.runs.isEmpty else {
        return "<section class=\"step\"><h2>Runs</h2><p class=\"meta\">It was not due yet.</p></section>"
    }
    let rows = screen.runs.map { line -> HTML in
        let (mark, word) = line.task.standing(on: screen.today)
        return """
            <tr data-row><th scope="row"><a href="\(line.task.id.path)"><time datetime="\(line.task.day.iso)">\(line.task.day.longText)</time></a></th>\
            <td data-label="State">\(stateMark(mark, word))</td><td data-label="Who">\(line.who)</td>\
            <td data-label="Evidence">\(line.task.run?.evidence)</td></tr>
            """
    }
    return """
        <section class="step"><h2>Runs</h2><table class="cards-below"><thead><tr><th scope="col">Day</th><th scope="col">State</th>\
        <th scope="col">Who</th><th scope="col">Evidence</th></tr></thead><tbody>\(rows)</tbody></table></section>
        """
}

private func maintenanceForm(_ path: String, _ act: String, _ screen: MaintenanceScreen, _ frame: Frame) -> HTML {
    let version = screen.maintenance.map { hidden("version", String($0.version)) }
    let active: HTML? = screen.maintenance.map { _ in
        tick(Field("active", "It is still done"), screen.entries)
    }
    return form(
        path, frame.seal, name: "narrow",
        """
        \(complaintSummary(screen.entries))\(version)\
        \(maintenanceFields(screen.entries, who: screen.who, isFirst: screen.maintenance == nil))\(active)
        <div class="form-acts">\(button(act, .primary))\(linkButton("Cancel", to: "/maintenance", .quiet))</div>
        """)
}
