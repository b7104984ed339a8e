import RoundsSQL

extension Transaction {
    /// The newest step of the schema that was run here.
    public func schemaNumber() throws -> Int {
        Int(try row("SELECT MAX(number) AS number FROM schema_migration")?.optionalInteger("number") ?? 0)
    }
}
