import CPostgres
import Foundation
import RoundsSQL

extension PostgresDatabase {
    /// Every table of one snapshot in one file, which is then read again to prove it. See ``BackupFrame``.
    public func backUp(to path: String) async throws {
        try await patiently { connection in
            try await connection.using { wire in
                do {
                    let file = try SafeFile(path)
                    try wire.writeBackup(to: file)
                    try file.seal()
                } catch {
                    SafeFile.discard(path)
                    throw error
                }
            }
        }
        try await blocking {
            do {
                _ = try BackupReader.prove(SafeFile.part(of: path))
                try SafeFile.finish(path)
            } catch {
                SafeFile.discard(path)
                throw error
            }
        }
    }
}

extension PostgresWire {
    fileprivate func writeBackup(to file: SafeFile) throws {
        try run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0")
        let transaction = PostgresTransaction(self, reading: true)
        let engine = try transaction.row(SchemaPart.engine.newest)?.integer("number") ?? 0
        let desk = try transaction.row(SchemaPart.desk.newest)?.integer("number") ?? 0
        try file.write(BackupHeader(engine: Int(engine), desk: Int(desk)).frame)
        let tables = try transaction.tables()
        for table in tables {
            try file.write(BackupFrame.table.lines([table.name] + table.columns))
            let count = try copy(table, to: file)
            try file.write(BackupFrame.count.lines(["\(count)"]))
        }
        for sequence in try transaction.sequences() {
            let state = try transaction.state(of: sequence, on: self)
            try file.write(BackupFrame.sequence.lines([sequence, "\(state.last)", state.given ? "t" : "f"]))
        }
        try file.write(BackupFrame.end.lines(["\(tables.count)"]))
        try run("COMMIT")
    }

    /// Copies the rows of a table and tells how many they were.
    private func copy(_ table: PostgresTable, to file: SafeFile) throws -> Int {
        let answer = PQexec(pointer, "COPY \(table.copied(on: self)) TO STDOUT")
        defer { PQclear(answer) }
        try check(answer)
        var count = 0
        var rows = Data()
        var buffer: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(pointer, &buffer, 0)
            guard length > 0, let row = buffer else { break }
            defer { PQfreemem(row) }
            rows.append(
                UnsafeBufferPointer(
                    start: UnsafeRawPointer(row).assumingMemoryBound(to: UInt8.self), count: Int(length)))
            count += 1
            if rows.count >= 1 << 16 {
                try file.write(BackupFrame.rows.bytes(rows))
                rows.removeAll(keepingCapacity: true)
            }
        }
        if !rows.isEmpty { try file.write(BackupFrame.rows.bytes(rows)) }
        // The answer after the last row tells whether the copy was complete, and its end frees the connection.
        while let last = PQgetResult(pointer) {
            defer { PQclear(last) }
            try check(last)
        }
        return count
    }
}

struct PostgresTable {
    let name: String
    let columns: [String]

    /// `"table" ("column", …)`, as COPY takes it.
    func copied(on wire: PostgresWire) -> String {
        wire.identifier(name) + " (" + columns.map(wire.identifier).joined(separator: ", ") + ")"
    }
}

extension PostgresTransaction {
    func tables() throws(StorageError) -> [PostgresTable] {
        let rows = try rows(
            """
            SELECT CAST(c.relname AS text) AS name, CAST(a.attname AS text) AS attribute
            FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
            WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r'
                AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY c.relname, a.attnum
            """)
        var tables: [PostgresTable] = []
        for row in rows {
            let name = try row.text("name")
            let column = try row.text("attribute")
            if let last = tables.last, last.name == name {
                tables[tables.count - 1] = PostgresTable(name: name, columns: last.columns + [column])
            } else {
                tables.append(PostgresTable(name: name, columns: [column]))
            }
        }
        return tables
    }

    fileprivate func sequences() throws(StorageError) -> [String] {
        try rows(
            """
            SELECT CAST(relname AS text) AS name FROM pg_class
            WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind = 'S' ORDER BY relname
            """
        ).map { row throws(StorageError) in try row.text("name") }
    }

    /// Read late in the snapshot on purpose: a sequence is never behind the rows that were copied.
    fileprivate func state(of sequence: String, on wire: PostgresWire) throws -> (last: Int64, given: Bool) {
        let statement = "SELECT last_value, is_called FROM \(wire.identifier(sequence))"
        let answer = try wire.perform(statement, [])
        guard let row = try answer.rows(answer.columns).first else { throw StorageError.shape("no sequence") }
        return (try row.integer("last_value"), try row.flag("is_called"))
    }
}
