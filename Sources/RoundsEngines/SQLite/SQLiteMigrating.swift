import RoundsSQL

extension SQLiteDatabase {
    /// All missing steps are one transaction: a step that fails leaves the schema as it was.
    public func migrate(_ migrations: [Migration]) async throws -> [Int] {
        try open()
        return try await writer.alone { connection in
            // A table is changed by making it anew, which must not cascade; the references are checked at the end.
            try connection.carryOut("PRAGMA foreign_keys = OFF")
            defer { _ = connection.run("PRAGMA foreign_keys = ON") }
            try connection.carryOut("BEGIN IMMEDIATE")
            do {
                let done = try bringUp(migrations, on: connection)
                try connection.carryOut("COMMIT")
                return done
            } catch {
                _ = connection.run("ROLLBACK")
                throw StorageError(grdb: error)
            }
        }
    }

    private func bringUp(_ migrations: [Migration], on connection: SQLiteConnection) throws -> [Int] {
        let transaction = SQLiteTransaction(connection, SQLiteStatements(), reading: false)
        let own = try transaction.bringUp(.engine, to: EngineSchema.sqlite)
        let done = try transaction.bringUp(.desk, to: migrations)
        guard !own.isEmpty || !done.isEmpty else { return [] }
        if let broken = try transaction.row("PRAGMA foreign_key_check") {
            throw StorageError.refused("foreign key of \(try broken.text("table"))")
        }
        return done
    }
}
