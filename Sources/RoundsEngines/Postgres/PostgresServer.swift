import CPostgres
import RoundsSQL

/// A PostgreSQL server on which databases may be made, for tests and for a first installation.
public struct PostgresServer: Sendable {
    private let url: String

    /// - Parameter url: `postgres://…` of any database there, as a user who may make databases.
    public init(url: String) {
        self.url = url
    }

    /// Makes a database as Rounds needs it: UTF-8, sorted by code point.
    /// - Parameter template: A database to copy, which nobody may be connected to.
    /// - Throws: ``StorageError/notUnique(_:)`` when there is one of that name.
    public func create(_ name: String, like template: String = "template0") async throws {
        try await run { wire throws(PostgresWire.Fault) in
            let names = (wire.identifier(name), wire.identifier(template))
            try wire.run(
                composed: "CREATE DATABASE \(names.0) TEMPLATE \(names.1) ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        }
    }

    public func rename(_ name: String, to new: String) async throws {
        try await run { wire throws(PostgresWire.Fault) in
            try wire.run(composed: "ALTER DATABASE \(wire.identifier(name)) RENAME TO \(wire.identifier(new))")
        }
    }

    /// Drops the database, ending the sessions on it.
    public func drop(_ name: String) async throws {
        try await run { wire throws(PostgresWire.Fault) in
            try wire.run(composed: "DROP DATABASE IF EXISTS \(wire.identifier(name)) WITH (FORCE)")
        }
    }

    private func run(_ work: @Sendable (PostgresWire) throws(PostgresWire.Fault) -> Void) async throws {
        let connection = PostgresConnection(url: url, number: 0)
        do {
            try await connection.using { wire in try work(wire) }
        } catch PostgresConnection.Setback.lost(let error), PostgresConnection.Setback.conflict(let error) {
            throw error
        }
    }
}

extension PostgresWire {
    /// A name in double quotes, with what is inside made harmless.
    func identifier(_ name: String) -> String {
        "\"" + name.filter { $0 != "\0" }.replacing("\"", with: "\"\"") + "\""
    }

    /// Runs a statement with names in it, which no statement takes as values. The names come from ``identifier(_:)``.
    func run(composed text: String) throws(Fault) {
        let answer = PQexec(pointer, text)
        defer { PQclear(answer) }
        try check(answer)
    }
}
