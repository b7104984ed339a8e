/// Which checks this node asks, while several nodes share them.
///
/// Every node counts up a number of its own in the database. A node whose number stands still is gone, by the watch of whoever
/// looks: clocks are never compared. Each check belongs to one of the living by the weight of a hash, so that a node that
/// comes or goes moves no checks but its own. Who joins waits as long as others need to see it or to let go; who could not
/// count up for as long lets go of everything: so no check is asked by two at a time.
public struct ProbeShare: Sendable {
    /// A number that stands still for so long is a node that is gone. Others take over not before.
    public static let patience = Span.seconds(8)
    /// How often a node counts up.
    public static let beat = Span.seconds(2)

    private struct Peer {
        var beats: Int64
        var changedAt: Moment
    }

    private let node: String
    private var peers: [String: Peer] = [:]
    private var joinedAt: Moment?
    private var lastBeat: Moment?
    /// Those who share now, with this node; empty while it may ask nothing.
    public private(set) var living: [String] = []

    /// - Parameter node: a name no other process has.
    public init(node: String) {
        self.node = node
    }

    /// What stands in the database after this node counted up.
    /// - Parameters:
    ///   - begun: when counting up began, by a clock that only this node reads.
    ///   - now: the same clock's time after it.
    /// - Returns: whether other checks than before are this node's.
    public mutating func heard(_ rows: [(node: String, beats: Int64)], begun: Moment, now: Moment) -> Bool {
        let isNew = joinedAt == nil || lastBeat.map { begun - $0 > Self.patience } == true
        // Long away, it is a stranger to the others: it joins anew.
        if isNew { joinedAt = now }
        lastBeat = begun
        let others = rows.filter { $0.node != node }
        peers = others.reduce(into: [:]) { found, row in
            let known = peers[row.node].flatMap { $0.beats == row.beats ? $0 : nil }
            found[row.node] = known ?? Peer(beats: row.beats, changedAt: now)
        }
        let alive = peers.filter { now - $0.value.changedAt <= Self.patience }.keys
        let hasWaited = alive.isEmpty || joinedAt.map { now - $0 > Self.patience } == true
        let sharing = hasWaited ? (alive + [node]).sorted() : []
        defer { living = sharing }
        return sharing != living
    }

    /// Nodes that are gone: their rows may be taken away.
    public func gone(at now: Moment) -> [String] {
        peers.filter { now - $0.value.changedAt > Self.forgets }.keys.sorted()
    }

    /// Much longer than a node is believed gone.
    private static let forgets = Span.minutes(10)

    /// Shorter than the patience of the others, so that it has let go before they take over.
    private static let asksFor = Span.seconds(6)

    /// Whether it may ask at all: it has counted up lately enough that nobody took over.
    public func holds(at now: Moment) -> Bool {
        guard let lastBeat, !living.isEmpty else { return false }
        return now - lastBeat < Self.asksFor
    }

    /// Whether a check is this node's.
    public func has(_ check: Check.ID) -> Bool {
        living.max { weight(of: check, at: $0) < weight(of: check, at: $1) } == node
    }

    /// Rendezvous hashing: D. Thaler, C. Ravishankar, “Using Name-Based Mappings to Increase Hit Rates”, 1998.
    private func weight(of check: Check.ID, at node: String) -> UInt64 {
        // FNV-1a of the name, mixed with the number.
        let name = node.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        var mixed = SplitMix64(seed: name ^ UInt64(bitPattern: check.number) &* 0x9E37_79B9_7F4A_7C15)
        _ = mixed.next()
        return mixed.next()
    }
}
