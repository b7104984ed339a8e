/// What people call places: by code, by name, by the name's beginning before a comma, and rooms with their unit before them,
/// as in "4 West, room 12". Neither case nor punctuation matters.
public struct PlaceNames: Sendable {
    private let places: [Location]
    private let byID: [Location.ID: Location]

    /// - Parameter places: all of them; only those in use can be meant.
    public init(_ places: [Location]) {
        self.places = places.filter(\.isActive)
        byID = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// All that are called exactly so; if none is, the one that is called so and more, when there is only one.
    public func meant(by typed: String) -> [Location] {
        let words = typed.nameWords
        guard !words.isEmpty else { return [] }
        let exact = places.filter { names(of: $0).contains(words) }
        guard exact.isEmpty, words.count > 1 else { return exact }
        let begun = places.filter { begins($0, words) }
        return begun.count == 1 ? begun : []
    }

    private func names(of place: Location) -> [[String]] {
        let own = place.names
        guard let unit = unit(of: place) else { return own }
        return own + unit.names.flatMap { around in own.map { around + $0 } }
    }

    private func begins(_ place: Location, _ words: [String]) -> Bool {
        let name = place.name.nameWords
        if name.starts(with: words) { return true }
        guard let unit = unit(of: place), !name.isEmpty, words.count > name.count,
            Array(words.suffix(name.count)) == name
        else { return false }
        return unit.name.nameWords.starts(with: words.dropLast(name.count))
    }

    private func unit(of place: Location) -> Location? {
        place.kind.rank > Location.Kind.unit.rank ? place.parent.flatMap { byID[$0] } : nil
    }
}

extension Location {
    fileprivate var names: [[String]] {
        let short = String(fields.name.prefix { $0 != "," && $0 != "(" })
        return [fields.code.nameWords, fields.name.nameWords, short.nameWords].filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate var nameWords: [String] {
        lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
    }
}
