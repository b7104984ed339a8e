/// Who needs whom. Pure: the same answers for the same edges, in the order of the nodes.
public struct DependencyGraph<Node: Hashable & Comparable & Sendable>: Sendable {
    private let needs: [Node: [Node]]
    private let neededBy: [Node: [Node]]

    /// - Parameter edges: what each node needs directly.
    public init(_ edges: [Node: Set<Node>]) {
        var reversed: [Node: [Node]] = [:]
        for (node, needed) in edges { for other in needed { reversed[other, default: []].append(node) } }
        needs = edges.mapValues { $0.sorted() }
        neededBy = reversed.mapValues { $0.sorted() }
    }

    /// What it needs directly.
    public func needs(of node: Node) -> [Node] { needs[node] ?? [] }

    /// Who needs it directly.
    public func needing(_ node: Node) -> [Node] { neededBy[node] ?? [] }

    /// All it stands on, the nearest first, itself left out.
    public func allNeeds(of node: Node) -> [Node] { reached(from: node, along: needs) }

    /// All that stands on it, the nearest first, itself left out.
    public func allNeeding(_ node: Node) -> [Node] { reached(from: node, along: neededBy) }

    private func reached(from start: Node, along edges: [Node: [Node]]) -> [Node] {
        var seen: Set<Node> = [start]
        var found: [Node] = []
        var wave = [start]
        while !wave.isEmpty {
            wave = wave.flatMap { edges[$0] ?? [] }.filter { seen.insert($0).inserted }
            found += wave
        }
        return found
    }

    /// The shortest way from the node back to itself, beginning and ending with it; nil when there is none.
    public func ring(through node: Node) -> [Node]? {
        var before: [Node: Node] = [:]
        var wave = [node]
        while !wave.isEmpty {
            var next: [Node] = []
            for from in wave {
                for to in needs(of: from) {
                    if to == node { return way(from: from, before) + [node] }
                    guard before[to] == nil else { continue }
                    before[to] = from
                    next.append(to)
                }
            }
            wave = next
        }
        return nil
    }

    private func way(from last: Node, _ before: [Node: Node]) -> [Node] {
        var way = [last]
        while let previous = before[way[0]] { way.insert(previous, at: 0) }
        return way
    }

    /// Some ring, when there is any.
    public var ring: [Node]? {
        for node in needs.keys.sorted() {
            if let ring = ring(through: node) { return ring }
        }
        return nil
    }
}

extension Complaint {
    /// - Parameter ring: names, the first one again at the end.
    public static func ring(_ ring: [String]) -> Complaint {
        guard ring.count > 2 else {
            return Complaint("depends_on", "\(ring.first ?? "It") cannot need itself. Take it out of the list.")
        }
        return Complaint(
            "depends_on",
            "These would need each other in a ring: \(ring.joined(separator: " → ")). Take one of them out.")
    }
}
