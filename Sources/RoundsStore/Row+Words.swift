import RoundsSQL

extension Row {
    /// A stored number of an enumeration.
    func numbered<Word: RawRepresentable<Int64>>(_ name: String) throws(StorageError) -> Word {
        guard let word = Word(rawValue: try integer(name)) else { throw .shape("\(name) holds an unknown number") }
        return word
    }
}

extension Transaction {
    /// Of two who choose the same code in the same moment, the second is told by the database.
    func unlessTaken<Answer>(_ taken: some Error, _ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch StorageError.notUnique {
            throw taken
        }
    }
}
