import RoundsSQL

extension Transaction {
    /// A fact about the installation, or nil.
    public func setting(_ name: String) throws -> String? { try askSetting(name).answer() }

    func askSetting(_ name: String) throws -> Asked<String?> {
        try ask("SELECT value FROM setting WHERE name = \(name)").first { try $0.text("value") }
    }

    public func set(_ name: String, to value: String) throws {
        try run(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
