import RoundsDomain
import RoundsHTML
import RoundsStore

/// An article, a person, a service, a device or a place that was found.
struct FoundThing: Sendable {
    let path: String
    let title: String
    /// What it is: `Service`, `Label printer`, `Unit`.
    let kind: String

    init(_ found: FoundArticle) {
        (path, title) = (found.article.id.path, found.article.title)
        kind = found.article.state == .draft ? "Draft of an article" : "Article"
    }

    init(_ person: Person) {
        (path, title, kind) = ("/people/\(person.id)", person.name, person.role.title)
    }

    init(_ found: FoundInHospital) {
        switch found {
        case .location(let place):
            (path, title, kind) = (place.id.path, "\(place.name) (\(place.code))", place.kind.title)
        case .service(let service): (path, title, kind) = (service.id.path, service.name, "Service")
        case .device(let device):
            (path, title, kind) = (device.id.path, "\(device.tag) · \(device.name)", device.kind.title)
        }
    }
}

/// Above the requests that were found.
func thingList(_ things: [FoundThing]) -> HTML? {
    guard !things.isEmpty else { return nil }
    let lines = things.map { thing -> HTML in
        "<li data-row><a href=\"\(thing.path)\"><b>\(thing.title)</b></a> <span class=\"meta\">\(thing.kind)</span></li>"
    }
    return "<ul class=\"links found\" aria-label=\"People, services, devices and places\">\(lines)</ul>"
}
