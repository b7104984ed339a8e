/// One transaction on either engine. Inside `Database.write` it may change rows; inside `Database.read` a change throws.
///
/// It is synchronous on purpose: nothing waits for the network while a transaction is open.
///
/// The first ``StorageError`` of a call here ends the transaction, on both engines alike: every later call throws it
/// again, and nothing is kept even where the closure caught it. A row that may already be there is therefore written
/// with `ON CONFLICT DO NOTHING`, and ``changed(_:)`` tells whether it was.
///
/// PostgreSQL runs READ COMMITTED; what must not be lost between reading and saving is guarded by a compare-and-set on a
/// version column, or by ``Word/forUpdate``.
public protocol Transaction {
    /// Every row the statement answers. The caller bounds it with `LIMIT` or a key.
    func rows(_ sql: SQL) throws(StorageError) -> [Row]

    /// Asks for rows that are read further on. PostgreSQL hears of it together with the next question that has to be
    /// answered, so that questions side by side cost one way to the server instead of one each.
    func ask(_ sql: SQL) throws(StorageError) -> Asked<[Row]>

    /// Runs a statement without waiting to hear of it, as ``ask(_:)`` does: what it meets is thrown by a later call, or at the
    /// closure's end.
    func run(_ sql: SQL) throws(StorageError)

    /// Runs a statement and tells how many rows it changed.
    func changed(_ sql: SQL) throws(StorageError) -> Int

    /// Tells every node, this one included, after the commit and only then. See ``Announcement``.
    func announce(_ announcement: Announcement) throws(StorageError)

    /// Puts a document into the full-text index, replacing the one with the same kind and number, in this transaction.
    func index(_ document: SearchDocument) throws(StorageError)

    /// Takes a document out of the full-text index.
    func unindex(kind: String, number: Int64) throws(StorageError)

    /// The best matches first. See ``SearchRequest``.
    func search(_ request: SearchRequest) throws(StorageError) -> [SearchMatch]

    /// The numbers of what matches among the documents touched by the last 3,000 to 4,000 calls of ``index(_:)``, the last
    /// one first. It takes the same short time however many documents there are and whatever the words.
    func newest(_ request: SearchRequest) throws(StorageError) -> Asked<[Int64]>
}

extension Transaction {
    /// The first row, or nil. The statement should not be able to answer many.
    public func row(_ sql: SQL) throws(StorageError) -> Row? {
        try rows(sql).first
    }
}
