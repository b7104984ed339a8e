import RoundsSQL

extension Transaction {
    /// A fact about the installation, or nil.
    public func setting(_ name: String) throws -> String? {
        try row("SELECT value FROM setting WHERE name = \(name)")?.text("value")
    }

    public func set(_ name: String, to value: String) throws {
        try run(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
