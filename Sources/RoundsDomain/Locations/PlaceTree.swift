/// Places in the order of their tree: each before what is inside it, neighbours by rank and code.
public struct PlaceTree: Sendable {
    public struct Line: Sendable, Equatable {
        public let place: Location
        /// 0 for what stands in nothing else.
        public let depth: Int
        /// Its own, else that of the nearest place around it.
        public let careSetting: CareSetting?
    }

    public let lines: [Line]

    public init(_ places: [Location]) {
        let known = Set(places.map(\.id))
        var inside: [Location.ID?: [Location]] = [:]
        for place in places {
            let parent = place.parent.flatMap { known.contains($0) ? $0 : nil }
            inside[parent, default: []].append(place)
        }
        var lines: [Line] = []
        func add(_ places: [Location], depth: Int, _ setting: CareSetting?) {
            let ordered = places.sorted {
                ($0.kind.rank, $0.code.foldedKey, $0.id) < ($1.kind.rank, $1.code.foldedKey, $1.id)
            }
            for place in ordered {
                let own = place.careSetting ?? setting
                lines.append(Line(place: place, depth: depth, careSetting: own))
                add(inside[place.id] ?? [], depth: depth + 1, own)
            }
        }
        add(inside[nil] ?? [], depth: 0, nil)
        self.lines = lines
    }
}
