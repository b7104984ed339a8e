import RoundsDomain
import RoundsHTML

/// GET /devices
struct DevicesScreen: Sendable {
    let rows: [DeviceRow]
    /// `q`, `kind`, `criticality`, `place` and `service` (codes), `retired`.
    let filter: Entries
    let services: [Choice]
    /// True when nothing is filtered by.
    let isWhole: Bool
    /// A code in the filter that leads nowhere.
    let unknown: String?
    let pager: Pager
    let mayChange: Bool
}

func devicesPage(_ screen: DevicesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.title = screen.isWhole ? "Devices" : "Devices that fit"
    frame.acts =
        screen.mayChange ? linkButton("Add a device", to: "/devices/new", .primary, icon: .plus, key: "c") : nil
    frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before"), KeyLine("Enter", "Open the row")]
    return page(
        frame,
        """
        \(assetTabs(isPlaces: false))
        \(filterForm(screen))
        \(screen.unknown.map { "<p class=\"hint\">\($0)</p>" as HTML })
        \(screen.rows.isEmpty ? noDevices(screen) : deviceTable(screen.rows, label: "Devices"))
        \(pager(screen.pager))
        """)
}

func assetTabs(isPlaces: Bool) -> HTML {
    tabs(
        [
            Tab(title: "Devices", path: "/devices", isCurrent: !isPlaces),
            Tab(title: "Places", path: "/locations", isCurrent: isPlaces),
        ], label: "Devices and places")
}

private func filterForm(_ screen: DevicesScreen) -> HTML {
    let kinds = [Choice("", "Every kind")] + Device.Kind.allCases.map { Choice($0.rawValue, $0.title) }
    let care = [Choice("", "Any")] + Device.Criticality.allCases.map { Choice($0.word, $0.word) }
    let filter = screen.filter
    return """
        <form method="get" action="/devices" role="search" class="filters">\
        \(field(Field("q", "Tag, name or serial number").silent().limit(60), filter))\
        \(field(Field("place", "Place").silent().limit(Code.length), filter))\
        \(select(Field("kind", "Kind").silent(), kinds, filter))\
        \(select(Field("service", "Serves").silent(), [Choice("", "Any service")] + screen.services, filter))\
        \(select(Field("criticality", "Care").silent(), care, filter))\
        \(tick(Field("retired", "Also retired"), filter))\(button("Show"))</form>
        """
}

private func noDevices(_ screen: DevicesScreen) -> HTML {
    guard screen.isWhole else {
        return emptyState(
            "No device fits", "Take away what was filtered by, or look at another place.",
            act: linkButton("Show every device", to: "/devices"))
    }
    return emptyState(
        "No device yet", "Import the list you have as a file, or add the first one by hand.",
        act: screen.mayChange ? linkButton("Import a file", to: "/imports") : nil)
}
