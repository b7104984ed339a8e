import RoundsDomain
import RoundsSQL

extension Moment: SQLValueConvertible {
    public var sqlValue: Value { .integer(milliseconds) }
}

extension Key: SQLValueConvertible {
    public var sqlValue: Value { .integer(number) }
}

extension Row {
    func moment(_ name: String) throws(StorageError) -> Moment {
        Moment(milliseconds: try integer(name))
    }

    func optionalMoment(_ name: String) throws(StorageError) -> Moment? {
        try optionalInteger(name).map(Moment.init(milliseconds:))
    }

    func key<Subject>(_ name: String) throws(StorageError) -> Key<Subject> {
        Key(try integer(name))
    }

    func optionalKey<Subject>(_ name: String) throws(StorageError) -> Key<Subject>? {
        try optionalInteger(name).map(Key.init)
    }

    /// A stored word of an enumeration. One this program does not know is a fault, not a default.
    func word<Word: RawRepresentable<String>>(_ name: String) throws(StorageError) -> Word {
        let raw = try text(name)
        guard let word = Word(rawValue: raw) else { throw .shape("\(name) holds an unknown word") }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ name: String) throws(StorageError) -> Word? {
        guard try optionalText(name) != nil else { return nil }
        return try word(name)
    }
}
