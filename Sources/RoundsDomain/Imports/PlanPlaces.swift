extension ImportSurroundings {
    /// A row may name a place of the same file, above or below it.
    public func locations(_ rows: [ImportRow]) throws -> [Planned<Location.Fields>] {
        let there = Dictionary(
            places.map { ($0.code.foldedKey, (number: $0.id.number, fields: $0.fields)) },
            uniquingKeysWith: { first, _ in first })
        var codes = there.mapValues { Location.ID($0.number) }
        for row in rows {
            let key = (row.cells["code"] ?? "").foldedKey
            if codes[key] == nil { codes[key] = Location.ID(-Int64(row.line)) }
        }
        var planned = try rows.planned(.locations, known: there, told: told) { code in
            Location.Fields(code: code, name: "", kind: .room)
        } read: { [codes] reader, fields in
            reader.takeLine("code", into: &fields.code)
            reader.takeLine("name", into: &fields.name)
            reader.take("kind", into: &fields.kind)
            reader.take("parent", into: &fields.parent, known: codes, "place")
            reader.take("care_setting", into: &fields.careSetting)
            reader.take("active", into: &fields.isActive)
            for complaint in fields.complaints { reader.complain(complaint.sentence) }
        }
        checkSurroundings(&planned)
        return planned
    }

    /// A place stands inside one of a lower rank, and around those of a higher one, as things will be after the import.
    private func checkSurroundings(_ planned: inout [Planned<Location.Fields>]) {
        var after = Dictionary(
            places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for plan in planned { after[.init(plan.number)] = Location(id: .init(plan.number), fields: plan.fields) }
        let unnamed = kindsInside(without: Set(planned.map { Location.ID($0.number) }))
        for place in planned.indices where planned[place].complaints.isEmpty {
            let around = planned[place].fields.parent.flatMap { after[$0] }
            if let complaint = planned[place].fields.complaint(inside: around) {
                planned[place].complaints.append(complaint.sentence)
            }
            let inner = unnamed[.init(planned[place].number)] ?? []
            if let complaint = planned[place].fields.complaint(around: inner) {
                planned[place].complaints.append(complaint.sentence)
            }
        }
    }

    /// The kinds of the places inside each place that the file does not name; those that it names speak on their own rows.
    private func kindsInside(without named: Set<Location.ID>) -> [Location.ID: [Location.Kind]] {
        var kinds: [Location.ID: [Location.Kind]] = [:]
        for place in places where !named.contains(place.id) {
            if let parent = place.parent { kinds[parent, default: []].append(place.kind) }
        }
        return kinds
    }

    public func plan(_ planned: [Planned<Location.Fields>]) -> ImportPlan {
        ImportPlan(
            kind: .locations,
            lines: planned.map { $0.line(key: $0.fields.code, name: $0.fields.name) { $0.differences(from: $1) } })
    }
}
