import Synchronization

/// One row of an answer, read by column name. Asking for a column that is not there, or for the wrong type, throws
/// ``StorageError/shape(_:)`` with the column's name: a query and its mapping are written side by side and tested together.
public struct Row: Sendable {
    /// The names of an answer's columns, shared by all its rows.
    public final class Columns: Sendable {
        private let names: [String]
        private let places: [String: Int]
        /// Where the next name is looked for first: a mapping reads columns in the order of its query, row after row, and
        /// comparing one name costs a tenth of finding it. It is a guess and is checked, so whoever shares it may spoil it.
        private let guess = Atomic(0)

        public init(_ names: [String]) {
            let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            // Of two columns with one name the first is meant, wherever the guess stands.
            self.names = names.enumerated().map { places[$1] == $0 ? $1 : "" }
            self.places = places
        }

        func place(of name: String) -> Int? {
            var place = guess.load(ordering: .relaxed)
            if place >= names.count { place = 0 }
            if place >= names.count || names[place] != name {
                guard let found = places[name] else { return nil }
                place = found
            }
            guess.store(place + 1, ordering: .relaxed)
            return place
        }
    }

    let columns: Columns
    public let values: [Value]

    public init(columns: Columns, values: [Value]) {
        self.columns = columns
        self.values = values
    }

    public func value(_ name: String) throws(StorageError) -> Value {
        guard let place = columns.place(of: name) else { throw .shape("no column \(name)") }
        return values[place]
    }

    public func integer(_ name: String) throws(StorageError) -> Int64 {
        guard let found = try optionalInteger(name) else { throw .shape("\(name) is null") }
        return found
    }

    public func optionalInteger(_ name: String) throws(StorageError) -> Int64? {
        switch try value(name) {
        case .null: nil
        case .integer(let number): number
        case .real, .text, .bytes: throw .shape("\(name) is not an integer")
        }
    }

    public func text(_ name: String) throws(StorageError) -> String {
        guard let found = try optionalText(name) else { throw .shape("\(name) is null") }
        return found
    }

    public func optionalText(_ name: String) throws(StorageError) -> String? {
        switch try value(name) {
        case .null: nil
        case .text(let text): text
        case .integer, .real, .bytes: throw .shape("\(name) is not text")
        }
    }

    public func bytes(_ name: String) throws(StorageError) -> [UInt8] {
        guard let found = try optionalBytes(name) else { throw .shape("\(name) is null") }
        return found
    }

    public func optionalBytes(_ name: String) throws(StorageError) -> [UInt8]? {
        switch try value(name) {
        case .null: nil
        case .bytes(let bytes): bytes
        case .integer, .real, .text: throw .shape("\(name) is not bytes")
        }
    }

    public func real(_ name: String) throws(StorageError) -> Double {
        switch try value(name) {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .null, .text, .bytes: throw .shape("\(name) is not a number")
        }
    }

    public func flag(_ name: String) throws(StorageError) -> Bool {
        try integer(name) != 0
    }
}
