import RoundsSQL

/// Full-text search in a `tsvector` column with a GIN index.
///
/// GIN gives matches in no order, so a common word would have all its rows read to find the newest. Each document
/// therefore carries three words that say in which stretch of ids it stands (of 1,024, 8,192 and 65,536), and a search
/// asks for the newest stretch first and widens only while it has too few.
extension PostgresTransaction {
    func index(_ document: SearchDocument) throws(StorageError) {
        let indexed = IndexedDocument(document)
        let words = "{" + indexed.wordsToKeep.map { "\"\($0)\"" }.joined(separator: ",") + "}"
        try run(
            """
            WITH new_word AS (
                INSERT INTO search_word (word)
                SELECT given.word FROM unnest(CAST(\(words) AS text[])) AS given (word)
                WHERE NOT EXISTS (SELECT FROM search_word AS known WHERE known.word = given.word)
                ON CONFLICT DO NOTHING)
            INSERT INTO search_document (id, kind, number, title, body, words)
            SELECT fresh.id, \(document.kind), \(document.number), \(document.title), \(document.body),
                CAST(\(indexed.tsvector) AS tsvector)
                || array_to_tsvector(ARRAY['~a' || fresh.id / 1024, '~b' || fresh.id / 8192, '~c' || fresh.id / 65536])
            FROM (SELECT nextval('search_document_id') AS id) AS fresh
            ON CONFLICT (kind, number) DO UPDATE
            SET id = EXCLUDED.id, title = EXCLUDED.title, body = EXCLUDED.body, words = EXCLUDED.words
            """)
    }

    func unindex(kind: String, number: Int64) throws(StorageError) {
        try run("DELETE FROM search_document WHERE kind = \(kind) AND number = \(number)")
    }

    func search(_ request: SearchRequest) throws(StorageError) -> [SearchMatch] {
        guard let needles = Needles(request) else { return [] }
        let stretches = try stretches(of: request, needles)
        return try Ranking.page(of: request, needles: needles) { most throws(StorageError) in
            try rows("SELECT id FROM (\(SQL.joined(stretches, by: " UNION ALL "))) AS stretches LIMIT \(most)")
                .map { row throws(StorageError) in try row.integer("id") }
        } texts: { ids, shortened throws(StorageError) in
            let length = shortened ? Ranking.weighedText : Int(Int32.max)
            let list = "{" + ids.map(String.init).joined(separator: ",") + "}"
            return try rows(
                """
                SELECT id, kind, number, title, substr(body, 1, CAST(\(length) AS integer)) AS body FROM search_document
                WHERE id = ANY (CAST(\(list) AS bigint[]))
                """
            ).byID()
        }
    }

    func newest(_ request: SearchRequest) throws(StorageError) -> Asked<[Int64]> {
        guard let needles = Needles(request) else { return Asked { [] } }
        let step = Ranking.recent / 4
        let last = try newestDocument() / step
        let marks = (0..<Int64(4)).map { "'~a\(last - $0)'" }.joined(separator: " | ")
        let query = try query(needles, isOfKinds: false) + " & (\(marks))"
        return try ask(
            """
            SELECT number FROM search_document WHERE words @@ CAST(\(query) AS tsquery) AND \(Self.condition(request.kinds))
            ORDER BY id DESC LIMIT \(Ranking.limit(of: request))
            """
        ).each { try $0.integer("number") }
    }

    private func query(_ needles: Needles, isOfKinds: Bool) throws(StorageError) -> String {
        try needles.tsquery(kinds: isOfKinds) { begun throws(StorageError) in try wholeWords(begun: begun) }
    }

    private func newestDocument() throws(StorageError) -> Int64 {
        if let lastDocument { return lastDocument }
        let last = try row("SELECT last_value FROM search_document_id")?.integer("last_value") ?? 0
        if reading { lastDocument = last }
        return last
    }

    private static func condition(_ kinds: [String]) -> SQL {
        kinds.isEmpty ? "1 = 1" : "kind IN (\(list: kinds))"
    }

    /// The newest documents, then older ones, then all the rest: no document is in two of them.
    private func stretches(of request: SearchRequest, _ needles: Needles) throws(StorageError) -> [SQL] {
        let newest = try newestDocument()
        let isCommon = request.kinds.contains(SearchDocument.commonest)
        let query = try query(needles, isOfKinds: !isCommon)
        let kinds: SQL = isCommon ? Self.condition(request.kinds) : "1 = 1"
        var end = Int64.max
        var stretches: [SQL] = []
        for (name, size) in [("~a", Int64(1024)), ("~b", 8192), ("~c", 65536)] {
            let marked = query + " & ('\(name)\(newest / size)' | '\(name)\(newest / size - 1)')"
            stretches.append(stretch(marked, kinds, before: end))
            end = (newest / size - 1) * size
        }
        return stretches + [stretch(query, kinds, before: end)]
    }

    private func stretch(_ query: String, _ kinds: SQL, before end: Int64) -> SQL {
        """
        (SELECT id FROM search_document WHERE words @@ CAST(\(query) AS tsquery) AND id < \(end) AND \(kinds)
         ORDER BY id DESC)
        """
    }
}
