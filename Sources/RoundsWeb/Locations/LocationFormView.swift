import RoundsDomain
import RoundsHTML

/// GET /locations/new and /locations/:location/change
struct LocationFormScreen: Sendable {
    /// Nil for a new one.
    let place: Location?
    /// What stood there when the page was made.
    let base: [String: String]
    let entries: Entries
    let places: [Choice]

    static let new = ["kind": "unit", "active": "yes"]
}

func locationFormPage(_ screen: LocationFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.title = screen.place.map { "Change \($0.name)" } ?? "Add a place"
    frame.kicker = "<a href=\"/locations\">Places</a>"
    return page(
        frame,
        form(
            screen.place.map { $0.id.path + "/change" } ?? "/locations/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(screen.entries))\(Location.Fields.was(screen.base))
            \(fields(screen))
            \(formActs(screen.place == nil ? "Add" : "Save", cancel: screen.place?.id.path ?? "/locations"))
            """))
}

private func fields(_ screen: LocationFormScreen) -> HTML {
    let entries = screen.entries
    let kinds = Location.Kind.allCases.map { Choice($0.rawValue, $0.title) }
    let settings =
        [Choice("", "As the place around it")] + CareSetting.allCases.map { Choice($0.rawValue, $0.title) }
    var name = Field("name", "Name").required().limit(Location.Fields.nameLength)
    name.isFirst = screen.place == nil
    let code = Field("code", "Code").hint("As it stands on doors and stickers: 4W.").required().limit(Code.length)
    return """
        \(field(name, entries))
        <div class="pair">\(field(code, entries))\(select(Field("kind", "Kind").required(), kinds, entries))</div>
        \(select(Field("parent", "What is around it"), [Choice("", "Nothing, it stands alone")] + screen.places, entries))
        \(select(Field("care_setting", "Care setting").hint("What kind of care happens there: it decides how urgent a failure is."), settings, entries))
        \(inUseTick("Without the tick it was given up: it stays in the record and is no longer offered.", entries))
        """
}
