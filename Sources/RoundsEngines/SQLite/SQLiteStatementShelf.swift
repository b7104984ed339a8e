import Synchronization

/// The prepared statements of each connection that reads.
final class SQLiteStatementShelf: Sendable {
    private let shelf = Mutex<[ObjectIdentifier: SQLiteStatements]>([:])

    subscript(connection: SQLiteConnection) -> SQLiteStatements {
        shelf.withLock { shelf in
            if let found = shelf[ObjectIdentifier(connection)] { return found }
            let fresh = SQLiteStatements()
            shelf[ObjectIdentifier(connection)] = fresh
            return fresh
        }
    }

    /// Lets go of every statement. The caller makes sure that no connection is in use.
    func clear() {
        shelf.withLock { shelf in
            for statements in shelf.values { statements.clear() }
        }
    }
}
