import RoundsDomain
import RoundsHTML
import RoundsSQL
import RoundsStore

/// A device as a list shows it.
struct DeviceRow: Sendable {
    let device: Device
    let place: Location?
    let service: Service?
}

func deviceTable(_ rows: [DeviceRow], label: String) -> HTML {
    let lines = rows.map { row -> HTML in
        let device = row.device
        return """
            <tr data-row><th scope="row"><a href="\(device.id.path)"><span class="code">\(device.tag)</span></a></th>\
            <td class="named">\(device.name)</td><td data-label="Kind">\(device.kind.title)</td>\
            <td data-label="Where">\(row.place.map { "<a href=\"\($0.id.path)\">\($0.name)</a>" as HTML })</td>\
            <td data-label="Serves">\(row.service.map { "<a href=\"\($0.id.path)\">\($0.name)</a>" as HTML })</td>\
            <td>\(device.isActive ? criticalityMark(device.criticality) : stateMark(.unknown, "Retired"))</td></tr>
            """
    }
    return """
        <table class="cards-below devices"><caption class="unseen">\(label)</caption><thead><tr><th scope="col">Tag</th>\
        <th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">Serves</th>\
        <th scope="col">Care</th></tr></thead><tbody>\(lines)</tbody></table>
        """
}

/// Only what care cannot do without is marked; the rest is quiet.
func criticalityMark(_ criticality: Device.Criticality) -> HTML {
    switch criticality {
    case .critical: "<b title=\"\(criticality.meaning)\">\(criticality.word)</b>"
    case .important, .standard: "<span class=\"meta\" title=\"\(criticality.meaning)\">\(criticality.word)</span>"
    }
}

extension Transaction {
    /// With the places and services they name, in two queries.
    func deviceRows(_ devices: [Device]) throws -> [DeviceRow] {
        let places = try locations(Set(devices.compactMap(\.location)))
        let services = try services(Set(devices.compactMap(\.service)))
        return devices.map { device in
            DeviceRow(
                device: device, place: device.location.flatMap { places[$0] },
                service: device.service.flatMap { services[$0] })
        }
    }
}
