extension ImportSurroundings {
    public func devices(_ rows: [ImportRow]) throws -> [Planned<Device.Fields>] {
        let there = devices.mapValues { (number: $0.id.number, fields: $0.fields) }
        let places = Dictionary(places.map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        let services = Dictionary(services.map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        return try rows.planned(.devices, known: there, told: told) { tag in
            Device.Fields(tag: tag, kind: .other, name: "")
        } read: { reader, fields in
            reader.takeLine("tag", into: &fields.tag)
            reader.take("kind", into: &fields.kind)
            reader.takeLine("name", into: &fields.name)
            reader.take("location", into: &fields.location, known: places, "place")
            reader.takeCriticality(into: &fields.criticality)
            reader.takeLine("serial", into: &fields.serial)
            reader.take("service", into: &fields.service, known: services, "service")
            reader.take("active", into: &fields.isActive)
            for complaint in fields.complaints { reader.complain(complaint.sentence) }
        }
    }

    public func plan(_ planned: [Planned<Device.Fields>]) -> ImportPlan {
        ImportPlan(
            kind: .devices,
            lines: planned.map { $0.line(key: $0.fields.tag, name: $0.fields.name) { $0.differences(from: $1) } })
    }
}

extension RowReader {
    fileprivate mutating func takeCriticality(into criticality: inout Device.Criticality) {
        guard let cell = text("criticality"), !cell.isEmpty else { return }
        if let found = Device.Criticality(cell) {
            criticality = found
        } else {
            complain("criticality is critical, important or standard, not “\(cell.prefix(40))”.")
        }
    }
}
