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

    func rows(_ sql: SQL) throws(StorageError) -> [Row] { try rows(of: travelling(sql)) }

    func ask(_ sql: SQL) throws(StorageError) -> Asked<[Row]> {
        let parcel = try travelling(sql)
        return Asked { try self.rows(of: parcel) }
    }

    func run(_ sql: SQL) throws(StorageError) {
        let parcel = try travelling(sql)
        // A read has no end at which the refusal of a change would be heard.
        if reading { _ = try answer(to: parcel) }
    }

    func changed(_ sql: SQL) throws(StorageError) -> Int {
        try answer(to: travelling(sql)).changed
    }

    func announce(_ announcement: Announcement) throws(StorageError) {
        try guarded { () throws(StorageError) in
            guard !reading else { throw .shape("an announcement inside a read") }
            announced.append(try announcement.sendable())
        }
    }

    private func travelling(_ sql: SQL) throws(StorageError) -> PostgresParcel {
        try guarded { () throws(StorageError) in
            let spelling = try Spelling(sql, for: .postgres)
            return try told { () throws(PostgresWire.Fault) in try wire.add(spelling.text, spelling.values) }
        }
    }

    private func rows(of parcel: PostgresParcel) throws(StorageError) -> [Row] {
        let answer = try answer(to: parcel)
        return try guarded { () throws(StorageError) in try answer.rows(parcel.columns(of: answer)) }
    }

    private func answer(to parcel: PostgresParcel) throws(StorageError) -> PostgresAnswer {
        try guarded { () throws(StorageError) in
            try told { () throws(PostgresWire.Fault) in try wire.answer(to: parcel) }
        }
    }

    private func told<Answer>(_ work: () throws(PostgresWire.Fault) -> Answer) throws(StorageError) -> Answer {
        do {
            return try work()
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
