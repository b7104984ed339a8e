import RoundsSQL

extension SQLiteDatabase {
    public func backUp(to path: String) async throws {
    }
}
