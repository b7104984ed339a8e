import RoundsDomain
import RoundsHTML

/// GET /devices/new and /devices/:device/change
struct DeviceFormScreen: Sendable {
    /// Nil for a new one.
    let device: Device?
    /// What stood there when the page was made.
    let base: [String: String]
    let entries: Entries
    let places: [Choice]
    let services: [Choice]

    static let new = ["criticality": "standard", "kind": "workstation", "active": "yes"]
}

func deviceFormPage(_ screen: DeviceFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.title = screen.device.map { "Change \($0.tag)" } ?? "Add a device"
    frame.kicker = "<a href=\"/devices\">Devices</a>"
    return page(
        frame,
        form(
            screen.device.map { $0.id.path + "/change" } ?? "/devices/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(screen.entries))\(Device.Fields.was(screen.base))
            \(fields(screen))
            \(formActs(screen.device == nil ? "Add" : "Save", cancel: screen.device?.id.path ?? "/devices"))
            """))
}

private func fields(_ screen: DeviceFormScreen) -> HTML {
    let entries = screen.entries
    let kinds = Device.Kind.allCases.map { Choice($0.rawValue, $0.title) }
    let care = Device.Criticality.allCases.map { Choice($0.word, $0.word, $0.meaning) }
    var tag = Field("tag", "Tag").hint("What stands on its sticker.").required().limit(Code.length)
    tag.isFirst = screen.device == nil
    let name = Field("name", "Name").hint("Make and model, or what the unit calls it.").required()
        .limit(Device.Fields.nameLength)
    return """
        <div class="pair">\(field(tag, entries))\(select(Field("kind", "Kind").required(), kinds, entries))</div>
        \(field(name, entries))
        \(select(Field("location", "Where it stands"), [Choice("", "Nobody said")] + screen.places, entries))
        \(choice(Field("criticality", "What its failure does to care").required(), care, entries))
        \(select(Field("service", "Which service it serves"), [Choice("", "None")] + screen.services, entries))
        \(field(Field("serial", "Serial number").limit(Device.Fields.serialLength), entries))
        \(inUseTick("Without the tick it was taken out of service: it stays in the record.", entries))
        """
}
