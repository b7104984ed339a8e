extension JSON.Field {
    /// One of the words of an enum; nil, with a complaint, when it is absent or another.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type = Choice.self) -> Choice? {
        required(optionalChoice(type))
    }

    public func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type = Choice.self
    ) -> Choice? {
        guard isPresent else { return nil }
        if let choice = value?.text.flatMap(Choice.init) { return choice }
        return wrong("must be one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    /// Reads each element with the given function: `body["tags"].list(0...20) { $0.text(1...40) }`.
    public func list<Element>(_ count: ClosedRange<Int> = 0...100, _ read: (JSON.Field) -> Element) -> [Element] {
        required(optionalList(count, read)) ?? []
    }

    public func optionalList<Element>(
        _ count: ClosedRange<Int> = 0...100, _ read: (JSON.Field) -> Element
    ) -> [Element]? {
        guard isPresent else { return nil }
        guard case .array(let elements)? = value else { return wrong("must be a list") }
        guard count.contains(elements.count) else {
            return wrong("must have \(count.lowerBound.grouped) to \(count.upperBound.grouped) entries")
        }
        return elements.enumerated().map { place, element in
            read(JSON.Field(value: element, pointer: "\(pointer)/\(place)", log: log))
        }
    }

    /// The value as it was sent, nil when absent. Members of an object taken this way count as known.
    public func any() -> JSON? {
        isPresent ? value : nil
    }
}
