import RoundsSQL

/// An engine with nothing of the desk around it: prepared once, bound, stepped, every column touched, nothing made of
/// it. What measurements compare the desk with.
///
/// One connection, used by one at a time. Its statements are the program's own and say `$1` where values go.
public protocol BareEngine: AnyObject {
    /// Prepares a statement and tells its number.
    func prepare(_ text: StaticString) throws(StorageError) -> Int

    /// Runs a prepared statement and tells how many bytes its answer has.
    @discardableResult
    func run(_ statement: Int, _ values: [Value]) throws(StorageError) -> Int

    /// Runs statements that have no values.
    func carryOut(_ text: StaticString) throws(StorageError)
}

extension Engines {
    /// Opens the same database that `open(url:)` opens, with the same durability. The schema is there already.
    public static func openBare(url: String) throws(StorageError) -> any BareEngine {
        if ["postgres://", "postgresql://"].contains(where: url.hasPrefix) { return try BarePostgres(url: url) }
        return try BareSQLite(folder: url)
    }
}
