import RoundsDomain
import RoundsHTML

/// GET /services/new and /services/:service/change
struct ServiceFormScreen: Sendable {
    /// Nil for a new one.
    let service: Service?
    /// What stood there when the page was made.
    let base: [String: String]
    let entries: Entries
    let owners: [Choice]
    let teams: [Choice]
    /// Every other service.
    let others: [Service]

    static let new = ["tier": "2", "active": "yes"]
}

func serviceFormPage(_ screen: ServiceFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .services
    frame.title = screen.service.map { "Change \($0.name)" } ?? "Add a service"
    frame.kicker = "<a href=\"/services\">Services</a>"
    let path = screen.service?.id.path ?? "/services"
    return page(
        frame,
        form(
            screen.service.map { $0.id.path + "/change" } ?? "/services/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(screen.entries))\(Service.Fields.was(screen.base))
            \(fields(screen))
            \(formActs(screen.service == nil ? "Add" : "Save", cancel: path))
            """))
}

private func fields(_ screen: ServiceFormScreen) -> HTML {
    let entries = screen.entries
    let tiers = Service.Tier.allCases.map { Choice(String($0.rawValue), "\($0.rawValue) · \($0.title)", $0.meaning) }
    var name = Field("name", "Name").required().limit(Service.Fields.nameLength)
    name.isFirst = screen.service == nil
    let code = Field("code", "Code").hint("A short name for files and programs: svc.ehr.").required().limit(Code.length)
    let meaning = Field("meaning", "What it is").hint("For somebody who is no technician.").limit(
        Service.Fields.textLength)
    let fallback = Field("fallback", "When it fails").hint("What people use meanwhile, in plain words.")
        .limit(Service.Fields.textLength)
    let rto = Field("rto", "Must work again within").hint("2 h, 15 min, 1 d").limit(20)
    let rpo = Field("rpo", "May lose what was entered in").hint("15 min; 0 for nothing").limit(20)
    return """
        \(field(name, entries))\(field(code, entries))\(textArea(meaning, entries, rows: 2))
        \(choice(Field("tier", "Tier").required(), tiers, entries))
        <div class="pair">\(select(Field("owner", "Owner"), [Choice("", "Nobody yet")] + screen.owners, entries))\
        \(select(Field("team", "Team"), [Choice("", "No team")] + screen.teams, entries))</div>
        \(textArea(fallback, entries, rows: 2))
        <div class="pair">\(field(rto, entries))\(field(rpo, entries))</div>
        \(needs(screen))
        \(inUseTick("Without the tick it stays in the record and is no longer offered.", entries))
        """
}

private func needs(_ screen: ServiceFormScreen) -> HTML {
    let chosen = Set(screen.entries["depends_on"].split(separator: " ").map(String.init))
    let complaint = screen.entries.complaint(about: "depends_on")
    let ticks = screen.others.map { other -> HTML in
        """
        <label class="tick"><input type="checkbox" name="depends_on" value="\(other.id.number)"\
        \(flag("checked", chosen.contains(other.id.description)))><span>\(other.name)</span></label>
        """
    }
    return """
        <fieldset class="field\(complaint.map { _ in " wrong" })" id="depends_on"><legend>What it needs to work</legend>\
        <div class="ticks">\(ticks)</div>\(complaint.map { "<p class=\"complaint\">\($0)</p>" as HTML })</fieldset>
        """
}
