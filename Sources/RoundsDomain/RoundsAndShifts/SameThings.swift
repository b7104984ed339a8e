/// Several names of one thing: a check that fails and the request about it, recurring work and its run that was missed.
/// Whoever tells of one tells of the other on the same line.
public struct SameThings: Sendable, Equatable {
    private var joined: [String: String]

    /// - Parameter joined: from the key of a thing to the key it is told under, where that is told of at all:
    ///   `certificate:4` to `check:4`, `check:4` to `ticket:1042`.
    public init(_ joined: [String: String] = [:]) {
        self.joined = joined
    }

    /// Of several about one key the last counts.
    public mutating func tell(_ key: String, with other: String) { joined[key] = other }

    /// The key that something is told under, where these are told of.
    func key(of key: String, among told: Set<String>) -> String {
        var (found, passed): (String, Set<String>) = (key, [key])
        while let next = joined[found], told.contains(next), passed.insert(next).inserted { found = next }
        return found
    }
}
