/// What can go wrong below the store, in words the floors above can act on. No case carries a value from a row.
public enum StorageError: Error, Sendable, Equatable {
    /// A UNIQUE or PRIMARY KEY constraint refused the row; the constraint or `table.column` that said so.
    case notUnique(String)
    /// A CHECK, NOT NULL or FOREIGN KEY constraint refused the row.
    case refused(String)
    /// The data folder, the file or the server accepts no writes.
    case readOnly
    /// No space is left where the data lives. Nothing of the transaction was kept.
    case full
    /// The database cannot be reached now; the same call may work later.
    case unavailable(String)
    /// The connection went away during commit: it may or may not have been kept. Callers with an idempotency key ask again.
    case unknownOutcome
    /// The schema comes from a newer Rounds: its migration number and the newest this program knows.
    case newer(found: Int, known: Int)
    /// The file or schema is not a Rounds database.
    case foreign(String)
    /// The file is damaged.
    case corrupt(String)
    /// A query and the code that reads its answer do not fit: a mistake in the program.
    case shape(String)
    /// Anything else: the engine's code and message.
    case engine(code: String, message: String)
}

extension StorageError {
    /// Others write, and have for longer than somebody can wait for: nothing is lost, and the next try may come through.
    public static let busy = StorageError.unavailable("The database is busy.")
}
