import RoundsDomain
import RoundsHTML

/// GET /services: what the hospital depends on, what matters most first.
struct ServicesScreen: Sendable {
    struct Line: Sendable {
        let service: Service
        /// A person, else a team; nil when nobody answers for it.
        let owner: String?
        let needs: [Service]
        /// How it stands now; nil for what is no longer in use.
        var state: (mark: Mark, word: String)?
    }

    let lines: [Line]
    /// What the starter content would add, on a desk without services.
    let starter: (services: Int, locations: Int)?
    let mayChange: Bool
}

func servicesPage(_ screen: ServicesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .services
    frame.title = answer(screen)
    frame.acts =
        screen.mayChange ? linkButton("Add a service", to: "/services/new", .primary, icon: .plus, key: "c") : nil
    frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before"), KeyLine("Enter", "Open the row")]
    return page(frame, screen.lines.isEmpty ? noServices(screen, frame) : "\(sections(screen))\(importHint(screen))")
}

private func answer(_ screen: ServicesScreen) -> String {
    let used = screen.lines.filter(\.service.isActive)
    let unowned = used.filter { $0.owner == nil }.count
    return switch (used.count, unowned) {
    case (0, _): "What the hospital depends on"
    case (let all, 0): "\(all) \(all == 1 ? "service" : "services"), each with an owner"
    case (let all, let some): "\(some) of \(all) services \(some == 1 ? "has" : "have") no owner"
    }
}

private func sections(_ screen: ServicesScreen) -> HTML {
    let tiers = Service.Tier.allCases.map { tier -> HTML in
        let lines = screen.lines.filter { $0.service.tier == tier && $0.service.isActive }
        guard !lines.isEmpty else { return .nothing }
        return """
            <section class="tier"><h2>Tier \(tier.rawValue) · \(tier.title) <small>\(tier.meaning)</small></h2>\
            \(serviceTable(lines, label: "Tier \(tier.rawValue)"))</section>
            """
    }
    let ended = screen.lines.filter { !$0.service.isActive }
    guard !ended.isEmpty else { return "\(tiers)" }
    return """
        \(tiers)<details class="tier"><summary>\(ended.count) no longer in use</summary>\
        \(serviceTable(ended, label: "No longer in use"))</details>
        """
}

private func serviceTable(_ lines: [ServicesScreen.Line], label: String) -> HTML {
    let rows = lines.map { line -> HTML in
        let needs = line.needs.map {
            "<a href=\"\($0.id.path)\" title=\"\($0.name)\">\(shortCode($0.code))</a> " as HTML
        }
        return """
            <tr data-row><td>\(line.state.map { stateMark($0.mark, $0.word) })</td><th scope="row"><a href="\(line.service.id.path)">\(line.service.name)</a></th>\
            <td data-label="Owner">\(line.owner.map { "\($0)" } ?? nobodyYet)</td>\
            <td data-label="Needs" class="codes">\(needs)</td><td data-label="When it fails">\(line.service.fallback)</td></tr>
            """
    }
    return """
        <table class="cards-below services"><caption class="unseen">\(label)</caption><thead><tr><th scope="col">State</th><th scope="col">Service</th>\
        <th scope="col">Owner</th><th scope="col">Needs</th><th scope="col">When it fails</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}

let nobodyYet: HTML = "<span class=\"nobody\">Nobody yet</span>"

/// `svc.ehr` is `ehr` where all are services.
func shortCode(_ code: String) -> String {
    code.hasPrefix("svc.") ? String(code.dropFirst(4)) : code
}

private func noServices(_ screen: ServicesScreen, _ frame: Frame) -> HTML {
    guard let starter = screen.starter, screen.mayChange else {
        return emptyState(
            "No service yet", "An administrator adds what the hospital depends on, or loads the starter content.")
    }
    let words = "Load the starter content: \(starter.services) services, \(starter.locations) places"
    return emptyState(
        "No service yet",
        "Begin with what most hospitals depend on and change it to yours, import a file, or add the first one by hand.",
        act: """
            <div class="form-acts">\(actButton(words, at: "/services/starter", frame.seal, .primary))\
            \(linkButton("Import a file", to: "/imports"))</div>
            """)
}

private func importHint(_ screen: ServicesScreen) -> HTML? {
    screen.mayChange
        ? "<p class=\"meta after\">Many at once: <a href=\"/imports\">import a file</a>. Where things are: <a href=\"/locations\">places</a>.</p>"
        : nil
}
