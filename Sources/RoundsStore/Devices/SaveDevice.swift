import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints``.
    public func addDevice(_ fields: Device.Fields, by actor: Actor, at now: Moment) throws -> Device {
        try check(fields, was: nil)
        return try insert(fields, by: actor, at: now)
    }

    /// Without looking whether place and service are there: the caller has.
    func insert(_ fields: Device.Fields, by actor: Actor, at now: Moment) throws -> Device {
        let inserted = try row(
            """
            INSERT INTO device (tag, tag_key, kind, name, name_key, location_id, criticality, serial, serial_key, service_id,
                                active, version)
            VALUES (\(fields.tag), \(fields.tag.foldedKey), \(fields.kind.rawValue), \(fields.name),
                    \(fields.name.foldedKey), \(fields.location), \(fields.criticality.rawValue), \(fields.serial),
                    \(fields.serial.foldedKey), \(fields.service), \(fields.isActive), 1)
            ON CONFLICT (tag_key) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Device.isTaken(fields.tag) }
        let device = Device(id: try inserted.key("id"), fields: fields)
        try index(SearchDocument(device))
        try record(.deviceAdded(device), by: actor, at: now)
        return device
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

extension Device {
    static func isTaken(_ tag: String) -> Complaints {
        Complaints([Complaint("tag", "Another device has the tag \(tag).")])
    }
}
