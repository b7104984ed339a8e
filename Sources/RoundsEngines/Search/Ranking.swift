import RoundsSQL

/// How matches are put in order, the same on both engines.
///
/// Only the newest matches are weighed: weighing every match of a common word would cost more than its answer is worth
/// to anybody, and what was touched lately is what a desk looks for. Behind them come the others, newest first.
enum Ranking {
    /// How many of the newest matches are weighed.
    static let weighed = 200
    /// Pages further back than this are empty.
    static let furthest = 10_000
    /// Characters of a body that count for its weight.
    static let weighedText = 4_000

    /// How many ids back `newest` looks. A document gets a new id whenever it is indexed.
    static let recent: Int64 = 4_096

    static func limit(of request: SearchRequest) -> Int { min(max(request.limit, 1), 500) }

    /// The bounded page of a request.
    static func page(of request: SearchRequest) -> (offset: Int, limit: Int)? {
        guard (0..<furthest).contains(request.offset) else { return nil }
        return (request.offset, limit(of: request))
    }

    /// The matches of one page, out of the ids of all matches up to its end, newest first.
    static func page(
        of request: SearchRequest, needles: Needles,
        newest: (Int) throws(StorageError) -> [Int64],
        texts: ([Int64], _ shortened: Bool) throws(StorageError) -> [Int64: Row]
    ) throws(StorageError) -> [SearchMatch] {
        guard let (offset, limit) = page(of: request) else { return [] }
        var ids = try newest(max(offset + limit, weighed))
        guard ids.count > offset else { return [] }
        // Few are read once, whole; of many, the beginnings are weighed first.
        let isFew = ids.count <= limit
        var found: [Int64: Row] = [:]
        if offset < weighed {
            found = try texts(Array(ids.prefix(weighed)), !isFew)
            ids = try heaviest(of: ids, needles, found)
        }
        let shown = Array(ids.dropFirst(offset).prefix(limit))
        if !isFew || offset >= weighed { found = try texts(shown, false) }
        var matches: [SearchMatch] = []
        for id in shown {
            guard let row = found[id] else { continue }
            matches.append(
                SearchMatch(
                    kind: try row.text("kind"), number: try row.integer("number"),
                    title: Found(try row.text("title"), needles.sought).whole,
                    body: Found(try row.text("body"), needles.sought).excerpt))
        }
        return matches
    }

    /// The first ones by weight, then the rest as they were.
    private static func heaviest(
        of ids: [Int64], _ needles: Needles, _ found: [Int64: Row]
    ) throws(StorageError) -> [Int64] {
        var weights: [(id: Int64, weight: Int)] = []
        for id in ids.prefix(weighed) {
            guard let row = found[id] else { continue }
            let title = Found(try row.text("title"), needles.sought).weight(atMost: 1)
            let body = Found(try row.text("body"), needles.sought).weight(atMost: 5)
            weights.append((id, title * 10 + body))
        }
        weights.sort { $0.weight == $1.weight ? $0.id > $1.id : $0.weight > $1.weight }
        return weights.map(\.id) + ids.dropFirst(weighed)
    }
}
