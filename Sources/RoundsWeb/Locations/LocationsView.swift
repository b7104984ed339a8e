import RoundsDomain
import RoundsHTML

/// GET /locations: the places as a tree.
struct LocationsScreen: Sendable {
    let tree: PlaceTree
    let mayChange: Bool
}

func locationsPage(_ screen: LocationsScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.title = answer(screen)
    frame.acts =
        screen.mayChange ? linkButton("Add a place", to: "/locations/new", .primary, icon: .plus, key: "c") : nil
    frame.keys = [KeyLine("j", "Next place"), KeyLine("k", "Place before"), KeyLine("Enter", "Open it")]
    let none = emptyState(
        "No place yet", "Load the starter content under Services, import a file, or add the campus by hand.",
        act: screen.mayChange ? linkButton("Import a file", to: "/imports") : nil)
    return page(
        frame,
        """
        \(assetTabs(isPlaces: true))
        \(screen.tree.lines.isEmpty ? none : "<ol class=\"places\">\(screen.tree.lines.map(line))</ol>")
        """)
}

/// Units are what people name; whatever has no care setting among them is what is missing here.
private func answer(_ screen: LocationsScreen) -> String {
    let units = screen.tree.lines.filter { $0.place.kind == .unit || $0.place.kind == .clinic }
    let bare = units.filter { $0.careSetting == nil }.count
    if bare > 0 { return "\(bare) of \(units.count) units and clinics have no care setting" }
    return units.isEmpty ? "Places" : "\(units.count) units and clinics, each with its care setting"
}

/// A flat list in the order of the tree reads well aloud; its depth is said and shown.
private func line(_ line: PlaceTree.Line) -> HTML {
    let place = line.place
    let setting = place.careSetting.map { "<span class=\"meta\">\($0.title)</span>" as HTML }
    return """
        <li data-row class="depth-\(depth(line.depth))"><a href="\(place.id.path)">\(place.name)</a>\
        <span class="code">\(place.code)</span>\(unseen("\(place.kind.title), level \(line.depth + 1)"))\(setting)\
        \(place.isActive ? nil : stateMark(.unknown, "Given up"))</li>
        """
}

private func depth(_ depth: Int) -> String { String(min(depth, 5)) }
