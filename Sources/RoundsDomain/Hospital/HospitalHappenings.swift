extension Happening.Subject {
    public static func location(_ id: Location.ID) -> Self { Self(kind: "location", number: id.number) }
    public static func service(_ id: Service.ID) -> Self { Self(kind: "service", number: id.number) }
    public static func device(_ id: Device.ID) -> Self { Self(kind: "device", number: id.number) }
}

extension Happening {
    public static func locationAdded(_ location: Location) -> Happening {
        Happening(.locationAdded, about: .location(location.id), facts: ["kind": .text(location.kind.rawValue)])
    }

    public static func locationChanged(_ location: Location, from before: Location) -> Happening {
        Happening(
            .locationChanged, about: .location(location.id), facts: location.fields.changed(from: before.fields))
    }

    public static func serviceAdded(_ service: Service) -> Happening {
        Happening(.serviceAdded, about: .service(service.id), facts: ["tier": .number(service.tier.rawValue)])
    }

    public static func serviceChanged(_ service: Service, from before: Service) -> Happening {
        var facts = service.fields.changed(from: before.fields)
        if service.tier != before.tier {
            facts["tier_from"] = .number(before.tier.rawValue)
            facts["tier_to"] = .number(service.tier.rawValue)
        }
        return Happening(.serviceChanged, about: .service(service.id), facts: facts)
    }

    public static func deviceAdded(_ device: Device) -> Happening {
        Happening(.deviceAdded, about: .device(device.id), facts: ["kind": .text(device.kind.rawValue)])
    }

    public static func deviceChanged(_ device: Device, from before: Device) -> Happening {
        var facts = device.fields.changed(from: before.fields)
        if device.location != before.location {
            facts["location_from"] = before.location.map { .number($0.number) } ?? .nothing
            facts["location_to"] = device.location.map { .number($0.number) } ?? .nothing
        }
        return Happening(.deviceChanged, about: .device(device.id), facts: facts)
    }
}

extension SideBySide {
    /// Which fields changed; what they hold is in their row.
    func changed(from before: Self) -> [String: Happening.Fact] {
        Dictionary(differences(from: before).map { ($0, .flag(true)) }, uniquingKeysWith: { first, _ in first })
    }
}
