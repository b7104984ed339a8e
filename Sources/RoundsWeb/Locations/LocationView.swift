import RoundsDomain
import RoundsHTML

/// GET /locations/:location
struct LocationScreen: Sendable {
    let place: Location
    /// The places around it, the outermost first, without itself.
    let around: [Location]
    let careSetting: CareSetting?
    let inside: [Location]
    let devices: [DeviceRow]
    let hasMoreDevices: Bool
    let tickets: [TicketRow]
    let mayChange: Bool
}

func locationPage(_ screen: LocationScreen, in frame: Frame) -> HTML {
    let place = screen.place
    var frame = frame
    frame.current = .assets
    frame.title = place.name
    frame.kicker =
        "<a href=\"/locations\">Places</a> <span aria-hidden=\"true\">/</span> <span class=\"code\">\(place.code)</span>"
    frame.lead = "\(place.kind.title)\(place.isActive ? "" : " · given up")"
    frame.topics = ["location:\(place.id)"]
    frame.acts = screen.mayChange ? linkButton("Change", to: place.id.path + "/change", key: "e") : nil
    return page(
        frame,
        """
        \(pairs(facts(screen)))
        \(inside(screen))
        \(ticketSection("Open requests here", screen.tickets, none: "No open request names it."))
        \(devices(screen))
        """)
}

private func facts(_ screen: LocationScreen) -> [(String, HTML)] {
    let inherited: HTML? = screen.place.careSetting == nil ? " <small>as the place around it</small>" : nil
    let setting: HTML = screen.careSetting.map { "\($0.title)\(inherited)" } ?? "nobody said"
    return [
        ("Inside", screen.around.isEmpty ? "nothing else" : placePath(screen.around)),
        ("Care setting", setting),
    ]
}

private func inside(_ screen: LocationScreen) -> HTML? {
    guard !screen.inside.isEmpty else { return nil }
    let lines = screen.inside.map { place -> HTML in
        "<li><a href=\"\(place.id.path)\">\(place.name)</a> <span class=\"code\">\(place.code)</span></li>"
    }
    return "<section class=\"step\"><h2>Inside it</h2><ul class=\"plain\">\(lines)</ul></section>"
}

private func devices(_ screen: LocationScreen) -> HTML {
    let all = "/devices?place=\(screen.place.code.queryEscaped)"
    let more: HTML? = screen.hasMoreDevices ? linkButton("All devices here", to: all) : nil
    let add: HTML? =
        screen.mayChange ? linkButton("Add a device here", to: "/devices/new?location=\(screen.place.id)") : nil
    let list: HTML =
        screen.devices.isEmpty
        ? "<p class=\"meta\">No device stands here.</p>" : deviceTable(screen.devices, label: "Devices here")
    return """
        <section class="step"><h2>Devices, also in its rooms</h2>\(list)<div class="form-acts">\(more)\(add)</div></section>
        """
}
