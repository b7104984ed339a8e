import RoundsDomain
import RoundsSQL

extension Transaction {
    /// False on a desk that was told of no service, place or device yet.
    public func askKnowsHospital() throws -> Asked<Bool> {
        try ask(
            "SELECT id FROM service UNION ALL SELECT id FROM location UNION ALL SELECT id FROM device LIMIT 1"
        ).map { !$0.isEmpty }
    }

    public func service(_ id: Service.ID) throws -> Service? {
        try services(where: "s.id = \(id)", limit: 1).first
    }

    public func service(code: String) throws -> Service? {
        try services(where: "s.code_key = \(code.foldedKey)", limit: 1).first
    }

    /// Every service, by tier and name: a hospital has tens; at most 1,000 are read.
    public func services() throws -> [Service] { try askServices().answer() }

    public func askServices() throws -> Asked<[Service]> {
        let needs = try askNeeds(of: nil)
        return try askRows(where: "1 = 1", limit: 1_000).map { found in Self.joined(found, try needs.answer()) }
    }

    public func services(_ ids: Set<Service.ID>) throws -> [Service.ID: Service] {
        guard !ids.isEmpty else { return [:] }
        let found = try services(where: "s.id IN (\(list: ids.sorted()))", limit: ids.count)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Services that are in use and fit what is being typed: by the beginning of the code, then by words.
    /// - Parameter limit: 1 to 200.
    public func services(matching typed: String, limit: Int = 20) throws -> [Service] {
        let key = typed.foldedKey
        let begins: SQL = """
            s.active = 1 AND ((s.code_key >= \(key) AND s.code_key < \(key + "\u{10FFFF}"))
              OR (s.name_key >= \(key) AND s.name_key < \(key + "\u{10FFFF}")))
            """
        let found = try services(where: begins, limit: limit)
        guard !key.isEmpty, found.count < limit else { return found }
        let ids = try numbers(of: .service, matching: typed, limit: limit).map { Service.ID($0) }
        let more = try services(Set(ids))
        let known = Set(found.map(\.id))
        let all = found + ids.filter { !known.contains($0) }.compactMap { more[$0] }.filter(\.isActive)
        return Array(all.prefix(limit))
    }

    /// Who needs whom, over all services.
    public func serviceGraph() throws -> DependencyGraph<Service.ID> { try askServiceGraph().answer() }

    func askServiceGraph() throws -> Asked<DependencyGraph<Service.ID>> {
        try askNeeds(of: nil).map { DependencyGraph($0) }
    }

    private func services(where condition: SQL, limit: Int) throws -> [Service] {
        let found = try askRows(where: condition, limit: limit).answer()
        guard !found.isEmpty else { return [] }
        return Self.joined(found, try askNeeds(of: found.count > 200 ? nil : found.map(\.id)).answer())
    }

    private func askRows(where condition: SQL, limit: Int) throws -> Asked<[Service]> {
        try ask(
            """
            SELECT s.id, s.code, s.name, s.tier, s.owner_id, s.team_id, s.fallback, s.meaning, s.rto_minutes,
                   s.rpo_minutes, s.active, s.version
            FROM service s WHERE \(condition) ORDER BY s.tier, s.name_key, s.id LIMIT \(limit)
            """
        ).each(Service.init(row:))
    }

    private static func joined(_ services: [Service], _ needs: [Service.ID: Set<Service.ID>]) -> [Service] {
        services.map { service in
            var service = service
            service.fields.dependsOn = needs[service.id] ?? []
            return service
        }
    }

    /// - Parameter ids: nil for all.
    private func askNeeds(of ids: [Service.ID]?) throws -> Asked<[Service.ID: Set<Service.ID>]> {
        let only: SQL = ids.map { "WHERE service_id IN (\(list: $0))" } ?? ""
        return try ask("SELECT service_id, needs_id FROM service_dependency \(only) LIMIT 50000").map { rows in
            var needs: [Service.ID: Set<Service.ID>] = [:]
            for row in rows { needs[try row.key("service_id"), default: []].insert(try row.key("needs_id")) }
            return needs
        }
    }
}

extension Service {
    /// Without what it depends on, which stands in rows of its own.
    init(row: Row) throws {
        self.init(
            id: try row.key("id"),
            fields: Fields(
                code: try row.text("code"), name: try row.text("name"), tier: try row.numbered("tier"),
                owner: try row.optionalKey("owner_id"), team: try row.optionalKey("team_id"),
                fallback: try row.text("fallback"), meaning: try row.text("meaning"),
                rtoMinutes: try row.optionalInteger("rto_minutes"), rpoMinutes: try row.optionalInteger("rpo_minutes"),
                isActive: try row.flag("active")),
            version: try row.integer("version"))
    }
}
