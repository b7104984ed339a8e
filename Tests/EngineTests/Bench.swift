import RoundsSQL
import RoundsTestKit

/// A small schema to try the engines on.
let bench = [
    Migration(
        1, "make things to try",
        [
            """
            CREATE TABLE person (
                id \(.identity), email TEXT NOT NULL UNIQUE, height \(.real), photo \(.bytes),
                born_at \(.integer), active \(.integer) NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
            ) \(.strict)
            """,
            """
            CREATE TABLE badge (
                id \(.identity), person_id \(.integer) NOT NULL REFERENCES person (id),
                letter TEXT NOT NULL, place \(.integer) NOT NULL, UNIQUE (letter, place)
            ) \(.strict)
            """,
            "CREATE TABLE counter (id \(.integer) PRIMARY KEY, number \(.integer) NOT NULL) \(.strict)",
            "INSERT INTO counter (id, number) VALUES (1, 0)",
        ])
]

extension Transaction {
    @discardableResult
    func add(_ email: String) throws(StorageError) -> Int64 {
        let row = try row("INSERT INTO person (email) VALUES (\(email)) RETURNING id")
        return try row?.integer("id") ?? 0
    }

    func people() throws(StorageError) -> Int64 {
        try row("SELECT count(*) AS people FROM person")?.integer("people") ?? 0
    }

    func emails() throws(StorageError) -> [String] {
        var emails: [String] = []
        for row in try rows("SELECT email FROM person ORDER BY email") { emails.append(try row.text("email")) }
        return emails
    }
}

/// The storage error the work ended with.
func complaint(_ work: () async throws -> Void) async -> StorageError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? StorageError
    }
}
