import RoundsSQL

extension SQLiteDatabase {
    public func health() async throws -> EngineHealth {
        let durable = try await writer.isDurable()
        return try await read { tx in
            let version = try tx.row("SELECT sqlite_version() AS version")?.text("version") ?? ""
            let pages = try tx.row("PRAGMA page_count")?.integer("page_count") ?? 0
            let size = try tx.row("PRAGMA page_size")?.integer("page_size") ?? 0
            let said = try tx.row("PRAGMA quick_check(1)")?.text("quick_check")
            let known = try tx.row("SELECT 1 AS one FROM sqlite_master WHERE name = 'schema_migration'") != nil
            let migration = known ? try tx.row(SchemaPart.desk.newest)?.integer("number") : nil
            return EngineHealth(
                version: "SQLite " + version, durable: durable, bytes: pages * size,
                fault: said == "ok" ? nil : said ?? "The check said nothing.", migration: Int(migration ?? 0))
        }
    }
}

extension SQLiteWriter {
    /// Write-ahead mode with `synchronous` FULL (2) or EXTRA (3).
    func isDurable() throws -> Bool {
        try alone { connection in
            let transaction = SQLiteTransaction(connection, SQLiteStatements(), reading: true)
            let mode = try transaction.row("PRAGMA journal_mode")?.text("journal_mode")
            let synchronous = try transaction.row("PRAGMA synchronous")?.integer("synchronous") ?? 0
            return mode == "wal" && synchronous >= 2
        }
    }
}
