import RoundsSQL

extension PostgresDatabase {
    public func health() async throws -> EngineHealth {
        try await read { tx in
            let facts = try tx.row(
                """
                SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
                    current_setting('synchronous_commit') AS commit, pg_database_size(current_database()) AS bytes,
                    to_regclass('schema_migration') IS NOT NULL AS known
                """)
            guard let facts else { throw StorageError.shape("no settings") }
            let migration = try facts.flag("known") ? tx.row(SchemaPart.desk.newest)?.integer("number") : nil
            let durable = try facts.text("fsync") == "on" && facts.text("commit") != "off"
            return EngineHealth(
                version: "PostgreSQL " + (try facts.text("version")), durable: durable,
                bytes: try facts.integer("bytes"), fault: nil, migration: Int(migration ?? 0))
        }
    }
}
