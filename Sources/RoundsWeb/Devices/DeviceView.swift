import RoundsDomain
import RoundsHTML

/// GET /devices/:device
struct DeviceScreen: Sendable {
    let device: Device
    /// The places around it, the outermost first.
    let path: [Location]
    let careSetting: CareSetting?
    let service: Service?
    /// Newest first.
    let tickets: [TicketRow]
    let mayChange: Bool
}

func devicePage(_ screen: DeviceScreen, in frame: Frame) -> HTML {
    let device = screen.device
    var frame = frame
    frame.current = .assets
    frame.title = "\(device.tag) · \(device.name)"
    frame.kicker = "<a href=\"/devices\">Devices</a>"
    frame.lead = "\(device.kind.title)\(device.isActive ? "" : " · taken out of service")"
    frame.topics = ["device:\(device.id)"]
    frame.acts = screen.mayChange ? linkButton("Change", to: device.id.path + "/change", key: "e") : nil
    return page(
        frame,
        """
        \(pairs(facts(screen)))
        \(ticketSection("Requests about it, newest first", screen.tickets, none: "No request names it."))
        """)
}

private func facts(_ screen: DeviceScreen) -> [(String, HTML)] {
    let device = screen.device
    let nowhere: HTML = "<span class=\"nobody\">Nobody said where</span>"
    var rows: [(String, HTML)] = [
        ("Where", screen.path.isEmpty ? nowhere : placePath(screen.path)),
        ("Care", "\(device.criticality.word) <small>\(device.criticality.meaning)</small>"),
    ]
    if let setting = screen.careSetting { rows.append(("Care setting", "\(setting.title)")) }
    if let service = screen.service {
        rows.append(("Serves", "<a href=\"\(service.id.path)\">\(service.name)</a>"))
    }
    if !device.serial.isEmpty { rows.append(("Serial number", "<span class=\"code\">\(device.serial)</span>")) }
    return rows
}

/// Campus › building › floor › unit › room, each leading to its page.
func placePath(_ path: [Location]) -> HTML {
    let steps = path.enumerated().map { index, place -> HTML in
        "\(index == 0 ? nil : " <span aria-hidden=\"true\">›</span> " as HTML)<a href=\"\(place.id.path)\">\(place.name)</a>"
    }
    return "\(steps)"
}
