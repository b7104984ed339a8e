import RoundsSQL

extension PostgresDatabase {
    /// One transaction under an advisory lock, so two nodes that start together do not both do it.
    public func migrate(_ migrations: [Migration]) async throws -> [Int] {
        let done = try await patiently { connection in
            try await connection.using { wire in
                try wire.run(
                    """
                    BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10min';
                    SELECT pg_advisory_xact_lock(1383036270)
                    """)
                let transaction = PostgresTransaction(wire, reading: false)
                do {
                    try transaction.checkGround()
                    _ = try transaction.bringUp(.engine, to: EngineSchema.postgres)
                    let done = try transaction.bringUp(.desk, to: migrations)
                    try wire.run("COMMIT")
                    return done
                } catch {
                    throw transaction.fault ?? error
                }
            }
        }
        await listener.ready()
        return done
    }
}

extension PostgresTransaction {
    /// Refuses a database that is somebody else's or that sorts and stores text otherwise than SQLite does.
    func checkGround() throws(StorageError) {
        let ground = try row(
            """
            SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collation,
                datlocprovider = 'i' AS icu,
                (SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()) AS tables,
                to_regclass('engine_migration') IS NOT NULL AS ours
            FROM pg_database WHERE datname = current_database()
            """)
        guard let ground else { return }
        let encoding = try ground.text("encoding")
        guard encoding == "UTF8" else { throw .foreign("Its encoding is \(encoding); Rounds needs UTF8.") }
        let collation = try ground.text("collation")
        let icu = try ground.flag("icu")
        guard !icu, ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(collation) else {
            throw .foreign(
                "Its collation is \(icu ? "ICU" : collation); Rounds needs C (CREATE DATABASE … LC_COLLATE 'C').")
        }
        let empty = try ground.integer("tables") == 0
        guard try ground.flag("ours") || empty else {
            throw .foreign("It holds the tables of another program.")
        }
    }
}
