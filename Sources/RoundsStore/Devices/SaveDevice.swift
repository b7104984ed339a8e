import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints``.
    public func addDevice(_ fields: Device.Fields, by actor: Actor, at now: Moment) throws -> Device {
        try check(fields, was: nil)
        guard let device = try insert([fields], by: actor, at: now).first else { throw Device.isTaken(fields.tag) }
        return device
    }

    /// A few statements for all of them, without looking whether place and service are there: the caller has.
    /// - Parameter all: at most some hundreds.
    /// - Throws: ``Complaints`` when another device has a tag.
    @discardableResult
    func insert(_ all: [Device.Fields], by actor: Actor, at now: Moment) throws -> [Device] {
        let inserted = try rows(
            """
            INSERT INTO device (tag, tag_key, kind, name, name_key, location_id, criticality, serial, serial_key, service_id,
                                active, version)
            VALUES \(SQL.joined(all.map(\.row), by: ", ")) ON CONFLICT (tag_key) DO NOTHING RETURNING id, tag_key
            """)
        let ids = Dictionary(
            try inserted.map { (try $0.text("tag_key"), try $0.key("id") as Device.ID) },
            uniquingKeysWith: { first, _ in first })
        let devices = try all.map { fields in
            guard let id = ids[fields.tag.foldedKey] else { throw Device.isTaken(fields.tag) }
            return Device(id: id, fields: fields)
        }
        for device in devices { try index(SearchDocument(device)) }
        try record(devices.map(Happening.deviceAdded), by: actor, at: now)
        return devices
    }

    /// Saves changed fields, keeping what colleagues changed meanwhile in other fields.
    /// - Parameter base: the fields as the person saw them when they began; nil takes them as they stand.
    /// - Throws: ``Clash``, ``Stale``, ``Complaints``, ``Denial/notFound``.
    public func changeDevice(
        _ id: Device.ID, to mine: Device.Fields, from base: Device.Fields? = nil, by actor: Actor, at now: Moment
    ) throws -> Device {
        guard let before = try device(id) else { throw Denial.notFound }
        let fields = try mine.merged(from: base ?? before.fields, onto: before.fields)
        guard fields != before.fields else { return before }
        try check(fields, was: before)
        let won = try unlessTaken(Device.isTaken(fields.tag)) {
            try changed(
                """
                UPDATE device
                SET tag = \(fields.tag), tag_key = \(fields.tag.foldedKey), kind = \(fields.kind.rawValue),
                    name = \(fields.name), name_key = \(fields.name.foldedKey), location_id = \(fields.location),
                    criticality = \(fields.criticality.rawValue), serial = \(fields.serial),
                    serial_key = \(fields.serial.foldedKey), service_id = \(fields.service), active = \(fields.isActive),
                    version = version + 1
                WHERE id = \(id) AND version = \(before.version)
                """)
        }
        guard won == 1 else { throw Stale(.device(id), current: try device(id)?.version ?? 0) }
        let saved = Device(id: id, fields: fields, version: before.version + 1)
        try index(SearchDocument(saved))
        try record(.deviceChanged(saved, from: before), by: actor, at: now)
        return saved
    }

    private func check(_ fields: Device.Fields, was before: Device?) throws {
        var complaints = fields.complaints
        if let before, fields.tag.foldedKey != before.tag.foldedKey, try device(tag: fields.tag) != nil {
            complaints += Device.isTaken(fields.tag).list
        }
        if let location = fields.location, location != before?.location, try self.location(location) == nil {
            complaints.append(Complaint("location", "That place is not there. Choose one from the list."))
        }
        if let service = fields.service, service != before?.service, try self.service(service) == nil {
            complaints.append(Complaint("service", "That service is not there. Choose one from the list."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Device.Fields {
    fileprivate var row: SQL {
        """
        (\(tag), \(tag.foldedKey), \(kind.rawValue), \(name), \(name.foldedKey), \(location), \(criticality.rawValue), \(serial),
         \(serial.foldedKey), \(service), \(isActive), 1)
        """
    }
}

extension Device {
    static func isTaken(_ tag: String) -> Complaints {
        Complaints([Complaint("tag", "Another device has the tag \(tag).")])
    }
}
