import RoundsSQL

extension PostgresDatabase {
    public func backUp(to path: String) async throws {
    }
}
extension PostgresTransaction {
    func index(_ document: SearchDocument) throws(StorageError) {}
    func unindex(kind: String, number: Int64) throws(StorageError) {}
    func search(_ request: SearchRequest) throws(StorageError) -> [SearchMatch] { [] }
}
