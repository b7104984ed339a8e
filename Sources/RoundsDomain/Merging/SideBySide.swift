/// Fields that colleagues change side by side, each merged by itself.
public protocol SideBySide: Sendable, Equatable {
    static var merging: [MergedField<Self>] { get }
}

/// One field of them: how it is told apart and taken over.
public struct MergedField<Whole: Sendable>: Sendable {
    /// As forms and complaints name it.
    public let name: String
    let isSame: @Sendable (Whole, Whole) -> Bool
    let take: @Sendable (inout Whole, Whole) -> Void

    public init<Value: Equatable>(_ name: String, _ path: any WritableKeyPath<Whole, Value> & Sendable) {
        self.name = name
        isSame = { $0[keyPath: path] == $1[keyPath: path] }
        take = { $0[keyPath: path] = $1[keyPath: path] }
    }
}

/// Both sides changed the same fields differently. Nothing was saved; the person chooses.
public struct Clash<Fields: SideBySide>: Error, Sendable, Equatable {
    public let current: Fields
    public let mine: Fields
    public let fields: [String]

    public init(current: Fields, mine: Fields, fields: [String]) {
        self.current = current
        self.mine = mine
        self.fields = fields
    }
}

extension SideBySide {
    /// The names of the fields that differ.
    public func differences(from other: Self) -> [String] {
        Self.merging.filter { !$0.isSame(self, other) }.map(\.name)
    }

    /// What was changed from `base` to this, laid over what stands now. A field that only one side touched is as that side
    /// left it.
    /// - Throws: ``Clash`` when both sides changed a field differently.
    public func merged(from base: Self, onto current: Self) throws(Clash<Self>) -> Self {
        var merged = current
        var clashes: [String] = []
        for field in Self.merging where !field.isSame(self, base) && !field.isSame(self, current) {
            if field.isSame(base, current) { field.take(&merged, self) } else { clashes.append(field.name) }
        }
        guard clashes.isEmpty else { throw Clash(current: current, mine: self, fields: clashes) }
        return merged
    }
}
