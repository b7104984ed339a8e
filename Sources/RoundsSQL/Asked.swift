/// The answer to a question that was asked without waiting for it. See ``Transaction/ask(_:)``.
public struct Asked<Answer> {
    private let read: () throws -> Answer

    public init(_ read: @escaping () throws -> Answer) {
        self.read = read
    }

    /// Waits until the answer is here. It is read once, inside the closure that asked.
    public func answer() throws -> Answer { try read() }

    /// The same answer as something else.
    public func map<Other>(_ change: @escaping (Answer) throws -> Other) -> Asked<Other> {
        Asked<Other> { try change(read()) }
    }
}

extension Asked where Answer == [Row] {
    /// Each row as something else.
    public func each<Thing>(_ thing: @escaping (Row) throws -> Thing) -> Asked<[Thing]> {
        map { rows in try rows.map(thing) }
    }

    /// The first row as something else, or nil.
    public func first<Thing>(_ thing: @escaping (Row) throws -> Thing) -> Asked<Thing?> {
        map { rows in try rows.first.map(thing) }
    }
}
