import CPostgres
import Foundation
import RoundsSQL

extension PostgresDatabase {
    /// Loads a proven backup into an empty database, at the schema it was written with, in one transaction.
    /// - Throws: ``StorageError/refused(_:)`` when the database holds tables.
    func restore(from path: String, migrations: [Migration]) async throws {
        let header = try await blocking { try BackupReader.prove(path) }
        guard header.desk <= migrations.count, header.engine <= EngineSchema.postgres.count else {
            throw StorageError.newer(found: header.desk, known: migrations.count)
        }
        try await patiently { connection in
            try await connection.using { wire in
                try wire.run("BEGIN; SET LOCAL statement_timeout = 0")
                let transaction = PostgresTransaction(wire, reading: false)
                do {
                    try transaction.checkGround()
                    guard try transaction.tables().isEmpty else {
                        throw StorageError.refused("The database is not empty.")
                    }
                    _ = try transaction.bringUp(.engine, to: Array(EngineSchema.postgres.prefix(header.engine)))
                    _ = try transaction.bringUp(.desk, to: Array(migrations.prefix(header.desk)))
                    try transaction.load(path, on: wire)
                    try wire.run("COMMIT")
                } catch {
                    throw transaction.fault ?? error
                }
            }
        }
    }
}

extension PostgresTransaction {
    /// Foreign keys are put aside while tables come in the order of their names, and checked when they come back.
    fileprivate func load(_ path: String, on wire: PostgresWire) throws {
        let keys = try foreignKeys()
        for key in keys { try wire.run(composed: "ALTER TABLE \(key.table) DROP CONSTRAINT \(key.name)") }
        let tables = try tables().map { wire.identifier($0.name) }
        if !tables.isEmpty { try wire.run(composed: "TRUNCATE \(tables.joined(separator: ", "))") }
        try BackupReader.walk(
            path,
            table: { name, columns throws(StorageError) in
                let table = PostgresTable(name: name, columns: columns)
                try mapped { () throws(PostgresWire.Fault) in
                    try wire.run(composed: "COPY \(table.copied(on: wire)) FROM STDIN")
                }
            },
            rows: { rows throws(StorageError) in
                try mapped { () throws(PostgresWire.Fault) in try wire.put(rows) }
            },
            count: { count throws(StorageError) in
                let copied = try mapped { () throws(PostgresWire.Fault) in try wire.endPutting() }
                guard copied == count else { throw .corrupt("Rows were lost on the way.") }
            },
            sequence: { name, last, given throws(StorageError) in
                let text = "SELECT setval($1::regclass, $2, $3 = 1)"
                _ = try mapped { () throws(PostgresWire.Fault) in
                    try wire.perform(text, [.text(wire.identifier(name)), .integer(last), .integer(given ? 1 : 0)])
                }
            })
        for key in keys {
            try wire.run(composed: "ALTER TABLE \(key.table) ADD CONSTRAINT \(key.name) \(key.definition)")
        }
    }

    private func mapped<Answer>(
        _ work: () throws(PostgresWire.Fault) -> Answer
    ) throws(StorageError) -> Answer {
        do {
            return try work()
        } catch {
            throw error.error
        }
    }

    private func foreignKeys() throws -> [(table: String, name: String, definition: String)] {
        try rows(
            """
            SELECT CAST(CAST(conrelid AS regclass) AS text) AS owner, quote_ident(conname) AS name,
                pg_get_constraintdef(oid) AS definition
            FROM pg_constraint
            WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)
            """
        ).map { (try $0.text("owner"), try $0.text("name"), try $0.text("definition")) }
    }
}

extension PostgresWire {
    fileprivate func put(_ rows: Data) throws(Fault) {
        let sent = rows.withUnsafeBytes { bytes in
            PQputCopyData(pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard sent == 1 else { throw fault(nil) }
    }

    /// Ends the rows of a table and tells how many the server took.
    fileprivate func endPutting() throws(Fault) -> Int {
        guard PQputCopyEnd(pointer, nil) == 1 else { throw fault(nil) }
        var count = 0
        while let answer = PQgetResult(pointer) {
            defer { PQclear(answer) }
            try check(answer)
            count = PQcmdTuples(answer).flatMap { Int(String(cString: $0)) } ?? 0
        }
        return count
    }
}
