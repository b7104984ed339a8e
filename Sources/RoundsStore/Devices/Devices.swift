import RoundsDomain
import RoundsSQL

/// Which devices are wanted; nil and empty mean all.
public struct DeviceFilter: Sendable, Equatable {
    /// Only there, or anywhere inside.
    public var location: Location.ID?
    public var kind: Device.Kind?
    public var service: Service.ID?
    public var criticality: Device.Criticality?
    /// What the tag, the name or the serial number begins with.
    public var start: String
    /// True to see also those that were taken out of service.
    public var includesRetired: Bool

    public init(
        location: Location.ID? = nil, kind: Device.Kind? = nil, service: Service.ID? = nil,
        criticality: Device.Criticality? = nil, start: String = "", includesRetired: Bool = false
    ) {
        self.location = location
        self.kind = kind
        self.service = service
        self.criticality = criticality
        self.start = start
        self.includesRetired = includesRetired
    }
}

public struct DevicePage: Sendable, Equatable {
    public let devices: [Device]
    /// The tag behind which the next page begins, if there is one.
    public let next: String?
}

extension Transaction {
    public func device(_ id: Device.ID) throws -> Device? {
        try devices(where: "id = \(id)", limit: 1).first
    }

    public func device(tag: String) throws -> Device? {
        try devices(where: "tag_key = \(tag.foldedKey)", limit: 1).first
    }

    public func devices(_ ids: Set<Device.ID>) throws -> [Device.ID: Device] {
        guard !ids.isEmpty else { return [:] }
        let found = try devices(where: "id IN (\(list: ids.sorted()))", limit: ids.count)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Devices in use whose tag, name or serial number begins with what is being typed, then those whose words do.
    /// - Parameter limit: 1 to 200.
    public func devices(matching typed: String, limit: Int = 20) throws -> [Device] {
        let found = try devices(DeviceFilter(start: typed), limit: limit).devices
        guard !typed.foldedKey.isEmpty, found.count < limit else { return found }
        let ids = try numbers(of: .device, matching: typed, limit: limit).map { Device.ID($0) }
        let more = try devices(Set(ids))
        let known = Set(found.map(\.id))
        let all = found + ids.filter { !known.contains($0) }.compactMap { more[$0] }.filter(\.isActive)
        return Array(all.prefix(limit))
    }

    /// One page of devices by tag.
    /// - Parameters:
    ///   - tag: where the page begins: behind this tag.
    ///   - limit: 1 to 200.
    public func devices(_ filter: DeviceFilter, after tag: String? = nil, limit: Int) throws -> DevicePage {
        var condition = try condition(filter)
        if let tag { condition += " AND tag_key > \(tag.foldedKey)" }
        let found = try devices(where: condition, limit: limit + 1)
        let page = Array(found.prefix(limit))
        return DevicePage(devices: page, next: found.count > limit ? page.last?.tag : nil)
    }

    private func condition(_ filter: DeviceFilter) throws -> SQL {
        var parts: [SQL] = []
        if !filter.includesRetired { parts.append("active = 1") }
        if let location = filter.location {
            parts.append("location_id IN (\(list: try places(inside: location)))")
        }
        if let kind = filter.kind { parts.append("kind = \(kind.rawValue)") }
        if let service = filter.service { parts.append("service_id = \(service)") }
        if let criticality = filter.criticality { parts.append("criticality = \(criticality.rawValue)") }
        let key = filter.start.foldedKey
        if !key.isEmpty {
            let end = key + "\u{10FFFF}"
            parts.append(
                """
                ((tag_key >= \(key) AND tag_key < \(end)) OR (name_key >= \(key) AND name_key < \(end))
                  OR (serial_key >= \(key) AND serial_key < \(end)))
                """)
        }
        return parts.isEmpty ? "1 = 1" : .joined(parts, by: " AND ")
    }

    func devices(where condition: SQL, limit: Int) throws -> [Device] {
        try rows(
            """
            SELECT id, tag, kind, name, location_id, criticality, serial, service_id, active, version
            FROM device WHERE \(condition) ORDER BY tag_key LIMIT \(limit)
            """
        ).map(Device.init(row:))
    }
}

extension Device {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"),
            fields: Fields(
                tag: try row.text("tag"), kind: try row.word("kind"), name: try row.text("name"),
                location: try row.optionalKey("location_id"), criticality: try row.numbered("criticality"),
                serial: try row.text("serial"), service: try row.optionalKey("service_id"),
                isActive: try row.flag("active")),
            version: try row.integer("version"))
    }
}
