import RoundsSQL

/// One closure's view of a PostgreSQL connection. The first error ends it: the server accepts nothing more.
final class PostgresTransaction: Transaction {
    private let wire: PostgresWire
    let reading: Bool
    private(set) var announced: [Announcement] = []
    private(set) var failure: StorageError?
    /// The id of the newest document, once a search has asked; what is read does not grow meanwhile.
    var lastDocument: Int64?
    /// Where a statement of the closure met the server's refusal.
    private(set) var fault: PostgresWire.Fault?

    init(_ wire: PostgresWire, reading: Bool) {
        self.wire = wire
        self.reading = reading
    }

    /// Runs the closure. An error of a statement is thrown even where the closure caught it.
    func carryOut<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        let answer = Result { try body(self) }
        if let failure, (try? answer.get()) != nil { throw failure }
        return try answer.get()
    }

    func rows(_ sql: SQL) throws(StorageError) -> [Row] {
        try guarded { () throws(StorageError) in
            let (answer, statement) = try perform(sql)
            let columns = statement.columns ?? answer.columns
            statement.columns = columns
            return try answer.rows(columns)
        }
    }

    @discardableResult
    func run(_ sql: SQL) throws(StorageError) -> Int {
        try guarded { () throws(StorageError) in try perform(sql).0.changed }
    }

    func announce(_ announcement: Announcement) throws(StorageError) {
        try guarded { () throws(StorageError) in
            guard !reading else { throw .shape("an announcement inside a read") }
            announced.append(try announcement.sendable())
        }
    }

    private func perform(_ sql: SQL) throws(StorageError) -> (PostgresAnswer, PostgresPrepared.Statement) {
        let spelling = try Spelling(sql, for: .postgres)
        do {
            return try wire.perform(spelling.text, spelling.values)
        } catch {
            fault = error
            throw reading && error.error == .readOnly ? .shape("a change inside a read") : error.error
        }
    }

    private func guarded<Answer>(_ work: () throws(StorageError) -> Answer) throws(StorageError) -> Answer {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            failure = error
            throw error
        }
    }
}
