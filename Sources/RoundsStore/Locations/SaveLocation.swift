import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints``.
    public func addLocation(_ fields: Location.Fields, by actor: Actor, at now: Moment) throws -> Location {
        try check(fields, id: nil)
        let inserted = try row(
            """
            INSERT INTO location (code, code_key, name, kind, parent_id, care_setting, active, version)
            VALUES (\(fields.code), \(fields.code.foldedKey), \(fields.name), \(fields.kind.rawValue), \(fields.parent),
                    \(fields.careSetting?.rawValue), \(fields.isActive), 1)
            ON CONFLICT (code_key) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Location.isTaken(fields.code) }
        let location = Location(id: try inserted.key("id"), fields: fields)
        try index(SearchDocument(location))
        try record(.locationAdded(location), by: actor, at: now)
        return location
    }

    /// Saves changed fields, keeping what colleagues changed meanwhile in other fields.
    /// - Parameter base: the fields as the person saw them when they began; nil takes them as they stand.
    /// - Throws: ``Clash`` when a field was changed on both sides, ``Stale``, ``Complaints``, ``Denial/notFound``.
    public func changeLocation(
        _ id: Location.ID, to mine: Location.Fields, from base: Location.Fields? = nil, by actor: Actor, at now: Moment
    ) throws -> Location {
        guard let before = try location(id) else { throw Denial.notFound }
        let fields = try mine.merged(from: base ?? before.fields, onto: before.fields)
        guard fields != before.fields else { return before }
        try check(fields, id: id)
        return try save(fields, was: before, by: actor, at: now)
    }

    /// One of several places that change together, and were looked at in this transaction as they stand at the end: midway a
    /// place may be inside one that has yet to change.
    func changeLocation(
        _ id: Location.ID, toPlanned fields: Location.Fields, by actor: Actor, at now: Moment
    ) throws {
        guard let before = try location(id) else { throw Denial.notFound }
        _ = try save(fields, was: before, by: actor, at: now)
    }

    private func save(
        _ fields: Location.Fields, was before: Location, by actor: Actor, at now: Moment
    ) throws -> Location {
        let id = before.id
        let won = try unlessTaken(Location.isTaken(fields.code)) {
            try changed(
                """
                UPDATE location
                SET code = \(fields.code), code_key = \(fields.code.foldedKey), name = \(fields.name),
                    kind = \(fields.kind.rawValue), parent_id = \(fields.parent),
                    care_setting = \(fields.careSetting?.rawValue), active = \(fields.isActive), version = version + 1
                WHERE id = \(id) AND version = \(before.version)
                """)
        }
        guard won == 1 else { throw Stale(.location(id), current: try location(id)?.version ?? 0) }
        let saved = Location(id: id, fields: fields, version: before.version + 1)
        try index(SearchDocument(saved))
        try record(.locationChanged(saved, from: before), by: actor, at: now)
        return saved
    }

    private func check(_ fields: Location.Fields, id: Location.ID?) throws {
        var complaints = fields.complaints
        if let parent = fields.parent {
            if let around = try location(parent) {
                if let complaint = fields.complaint(inside: around) { complaints.append(complaint) }
            } else {
                complaints.append(Complaint("parent", "The place around it is not there. Choose one from the list."))
            }
        }
        if let id {
            if let other = try location(code: fields.code), other.id != id {
                complaints += Location.isTaken(fields.code).list
            }
            let inner = try rows("SELECT DISTINCT kind FROM location WHERE parent_id = \(id)").map {
                try $0.word("kind") as Location.Kind
            }
            if let complaint = fields.complaint(around: inner) { complaints.append(complaint) }
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Location {
    static func isTaken(_ code: String) -> Complaints {
        Complaints([Complaint("code", "Another place has the code \(code).")])
    }
}
