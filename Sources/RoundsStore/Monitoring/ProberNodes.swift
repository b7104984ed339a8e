import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Counts a node's number up, and answers those of all nodes; at most 100 are read.
    /// - Parameter gone: nodes whose rows go.
    public func beatProber(_ node: String, forgetting gone: [String] = []) throws -> [(node: String, beats: Int64)] {
        try run(
            """
            INSERT INTO prober_node (node, beats) VALUES (\(node), 1)
            ON CONFLICT (node) DO UPDATE SET beats = prober_node.beats + 1
            """)
        if !gone.isEmpty { try run("DELETE FROM prober_node WHERE node IN (\(list: gone))") }
        return try rows("SELECT node, beats FROM prober_node ORDER BY node LIMIT 100").map {
            (node: try $0.text("node"), beats: try $0.integer("beats"))
        }
    }

    /// Whether there may be a node besides this one: it is there, or went without a goodbye and is not forgotten yet.
    public func hasProbers(besides node: String?) throws -> Bool {
        guard let node else { return false }
        return try row("SELECT node FROM prober_node WHERE node <> \(node) LIMIT 1") != nil
    }

    /// A node stops: the others need not wait until they miss it.
    public func leaveProbers(_ node: String) throws {
        try run("DELETE FROM prober_node WHERE node = \(node)")
    }
}
