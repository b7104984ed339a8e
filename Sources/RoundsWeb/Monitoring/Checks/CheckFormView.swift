import RoundsDomain
import RoundsHTML

/// The form of a new check or one that is changed.
struct CheckFormScreen: Sendable {
    /// Nil for a new one.
    let id: Int64?
    let kind: Check.Kind
    /// `name`, `target`, `interval`, `timeout`, `period`, `cron`, `zone`, `grace`, `slug`, `only_post`, `by_hand`,
    /// `severity`, `attempts`, `max_age`, `owner`, `parent`, `advice`, `version`.
    var entries: Entries
    let owners: [Choice]
    let parents: [Choice]
    let services: [Choice]
}

func checkFormPage(_ screen: CheckFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .checks
    frame.title = screen.id == nil ? "Watch something" : "Change \(screen.entries["name"])"
    frame.kicker = "<a href=\"/checks\">Checks</a>"
    let path = screen.id.map { "/checks/\($0)/edit" } ?? "/checks/new"
    let back = screen.id.map { "/checks/\($0)" } ?? "/checks"
    let means = screen.kind == .probe ? probeFields(screen.entries) : heartbeatFields(screen.entries)
    return page(
        frame,
        """
        \(screen.id == nil ? kindTabs(screen.kind) : nil)
        \(form(path, frame.seal, name: "narrow", """
            \(complaintSummary(screen.entries))\(hidden("kind", screen.kind.rawValue))\
            \(hidden("version", screen.entries["version"]))
            \(field(Field("name", "What is watched").hint("EHR sign-on page, Nightly PACS copy").required()
                .limit(Check.Fields.nameLength), screen.entries))
            \(means)\(commonFields(screen))
            <div class="form-acts">\(button("Save", .primary))\(linkButton("Cancel", to: back, .quiet))</div>
            """))
        """)
}

private func kindTabs(_ kind: Check.Kind) -> HTML {
    tabs(
        [
            Tab(title: "A probe: the desk asks", path: "/checks/new?kind=probe", isCurrent: kind == .probe),
            Tab(
                title: "A heartbeat: a job tells", path: "/checks/new?kind=heartbeat", isCurrent: kind == .heartbeat),
        ], label: "Kind of check")
}

private func probeFields(_ entries: Entries) -> HTML {
    let target = Field("target", "Whom to ask").hint(
        "https://ehr.example/login contains=\"Sign in\"; or tcp://10.2.0.7:2575, tls://portal.example, dns://ehr.example, ping://10.2.0.1, ntp://time.example"
    ).required().limit(2_000)
    return """
        \(field(target, entries))
        \(probeLines())
        \(field(Field("interval", "How often").hint("30 s, 1 min, 1 h").required().limit(20), entries))
        \(field(Field("timeout", "How long it may take to answer").hint("1 s to 1 min").required().limit(20), entries))
        """
}

private func heartbeatFields(_ entries: Entries) -> HTML {
    """
    \(field(Field("period", "How often it tells").hint("5 min, 1 h, 1 d. Leave it empty when it goes by a cron line.")
        .limit(20), entries))
    \(field(Field("cron", "Or by which cron line").hint("minute hour day month weekday, as 30 2 * * *").limit(200), entries))
    \(field(Field("zone", "On the clocks of").hint("As America/Chicago; for a cron line.").limit(60), entries))
    \(field(Field("grace", "Grace").hint("So much later it is missed; a run may take as long.").required().limit(20), entries))
    \(field(Field("slug", "Short name in its address").hint("nightly-pacs; made of the name when empty.").limit(Slug.length), entries))
    \(tick(Field("only_post", "Only POST counts").hint("Previews of links then say nothing."), entries))
    \(tick(Field("by_hand", "A pause ends by hand only"), entries))
    """
}

private func commonFields(_ screen: CheckFormScreen) -> HTML {
    let entries = screen.entries
    let priorities = Priority.allCases.map { Choice(String($0.rawValue), "\($0.code) · \($0.meaning)") }
    let probeOnly: HTML? =
        screen.kind == .probe
        ? """
        \(field(Field("attempts", "Bad readings in a row that make a failure").hint("1 to 10").required().limit(2), entries))
        \(field(Field("max_age", "Evidence counts for").hint("Older than that is stale, never good.").required().limit(20), entries))
        """ : nil
    let services: HTML? =
        screen.services.isEmpty
        ? nil
        : select(
            Field("service", "Speaks for the service")
                .hint(
                    "Everybody sees its state by this check. While what it needs fails, this one makes no ticket of its own."
                ), [Choice("", "None")] + screen.services, entries)
    return """
        \(probeOnly)\(services)
        \(select(Field("severity", "Its ticket’s priority").required(), priorities, entries))
        \(select(Field("owner", "Who looks after it"), [Choice("", "Nobody yet")] + screen.owners, entries))
        \(select(Field("parent", "Stands on").hint("While that fails, this one makes no ticket of its own."),
            [Choice("", "Nothing")] + screen.parents, entries))
        \(textArea(Field("advice", "What to do when it fails").limit(Check.Fields.adviceLength), entries, rows: 3))
        """
}
