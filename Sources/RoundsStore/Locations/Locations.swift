import RoundsDomain
import RoundsSQL

extension Transaction {
    public func location(_ id: Location.ID) throws -> Location? {
        try row(
            "SELECT id, code, name, kind, parent_id, care_setting, active, version FROM location WHERE id = \(id)"
        ).map(Location.init(row:))
    }

    public func location(code: String) throws -> Location? {
        try row(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version
            FROM location WHERE code_key = \(code.foldedKey)
            """
        ).map(Location.init(row:))
    }

    /// Every place, by code: a hospital has hundreds; at most 5,000 are read.
    public func locations() throws -> [Location] {
        try rows(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version
            FROM location ORDER BY code_key LIMIT 5000
            """
        ).map(Location.init(row:))
    }

    public func locations(_ ids: Set<Location.ID>) throws -> [Location.ID: Location] {
        guard !ids.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version
            FROM location WHERE id IN (\(list: ids.sorted()))
            """
        ).map(Location.init(row:))
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Places that are in use and whose code begins so, without regard to case.
    public func askLocations(beginning code: String, limit: Int) throws -> Asked<[Location]> {
        let key = code.foldedKey
        return try ask(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version FROM location
            WHERE active = 1 AND code_key >= \(key) AND code_key < \(key + "\u{10FFFF}")
            ORDER BY code_key LIMIT \(limit)
            """
        ).each(Location.init(row:))
    }

    /// Places that are in use and fit what is being typed: those whose code begins so, then those whose words do.
    /// - Parameter limit: 1 to 200.
    public func locations(matching typed: String, limit: Int = 20) throws -> [Location] {
        let key = typed.foldedKey
        let byCode = try askLocations(beginning: key, limit: limit).answer()
        guard !key.isEmpty, byCode.count < limit else { return byCode }
        let ids = try numbers(of: .location, matching: typed, limit: limit).map { Location.ID($0) }
        let found = try locations(Set(ids))
        let known = Set(byCode.map(\.id))
        return Array(
            (byCode + ids.filter { !known.contains($0) }.compactMap { found[$0] }).filter(\.isActive).prefix(limit))
    }

    /// The places in use of that whole name, at most two: more than one says nothing. Walks the places, of which a hospital
    /// has thousands at most; a search would walk the words of everything, and reports come while others wait to write.
    func locations(named name: String) throws -> [Location] {
        try rows(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version FROM location
            WHERE active = 1 AND lower(name) = lower(\(name)) LIMIT 2
            """
        ).map(Location.init(row:))
    }

    /// The places around one, the outermost first, itself last.
    public func path(of id: Location.ID) throws -> [Location] {
        // A place stands inside one of a lower rank only, and there are five ranks.
        try rows(
            """
            WITH RECURSIVE around (id, steps) AS (
              SELECT \(id.number), 0
              UNION ALL
              SELECT l.parent_id, a.steps + 1 FROM location l JOIN around a ON l.id = a.id
              WHERE l.parent_id IS NOT NULL AND a.steps < 8)
            SELECT l.id, l.code, l.name, l.kind, l.parent_id, l.care_setting, l.active, l.version
            FROM around a JOIN location l ON l.id = a.id ORDER BY a.steps DESC
            """
        ).map(Location.init(row:))
    }

    /// A place's own care setting, else that of the nearest place around it; nil when nobody said.
    public func careSetting(of id: Location.ID) throws -> CareSetting? {
        try path(of: id).reversed().lazy.compactMap(\.careSetting).first
    }

    /// What stands directly inside a place, by code; at most 500.
    public func locations(in id: Location.ID) throws -> [Location] {
        try rows(
            """
            SELECT id, code, name, kind, parent_id, care_setting, active, version
            FROM location WHERE parent_id = \(id) ORDER BY code_key LIMIT 500
            """
        ).map(Location.init(row:))
    }

    /// A place and everything inside it.
    public func places(inside id: Location.ID) throws -> [Location.ID] {
        try rows(
            """
            WITH RECURSIVE inside (id) AS (
              SELECT \(id.number)
              UNION SELECT l.id FROM location l JOIN inside i ON l.parent_id = i.id)
            SELECT id FROM inside LIMIT 5000
            """
        ).map { try $0.key("id") }
    }
}

extension Location {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"),
            fields: Fields(
                code: try row.text("code"), name: try row.text("name"), kind: try row.word("kind"),
                parent: try row.optionalKey("parent_id"), careSetting: try row.optionalWord("care_setting"),
                isActive: try row.flag("active")),
            version: try row.integer("version"))
    }
}
