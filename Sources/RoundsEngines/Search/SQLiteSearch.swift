import RoundsSQL

/// Full-text search in FTS5. The index holds no text of its own; what is shown comes from `search_document`, and what
/// leaves the index is named by the same words it came with.
///
/// A document that is indexed again gets a new id, so that the order of ids is the order of last changes.
extension SQLiteTransaction {
    func index(_ document: SearchDocument) throws(StorageError) {
        try unindex(kind: document.kind, number: document.number)
        let added = try row(
            """
            INSERT INTO search_document (kind, number, audience, title, body)
            VALUES (\(document.kind), \(document.number), \(document.audience), \(document.title), \(document.body))
            RETURNING id
            """)
        guard let id = try added?.integer("id") else { return }
        words.add(IndexedDocument(document), at: id)
        if words.count > SQLiteWords.most { try writeWords() }
    }

    func unindex(kind: String, number: Int64) throws(StorageError) {
        let old = try row(
            "SELECT id, audience, title, body FROM search_document WHERE kind = \(kind) AND number = \(number)")
        guard let old else { return }
        let id = try old.integer("id")
        let document = IndexedDocument(
            SearchDocument(
                kind: kind, number: number, audience: try old.text("audience"), title: try old.text("title"),
                body: try old.text("body")))
        words.take(document, at: id)
        try run("DELETE FROM search_document WHERE id = \(id)")
    }

    func search(_ request: SearchRequest) throws(StorageError) -> [SearchMatch] {
        guard let needles = Needles(request) else { return [] }
        try writeWords()
        let match = try match(needles)
        return try Ranking.page(of: request, needles: needles) { most throws(StorageError) in
            try rows(
                """
                SELECT rowid AS id FROM search_index WHERE search_index MATCH \(match)
                ORDER BY rowid DESC LIMIT \(most)
                """
            ).map { row throws(StorageError) in try row.integer("id") }
        } texts: { ids, shortened throws(StorageError) in
            let length = shortened ? Ranking.weighedText : Int(Int32.max)
            return try rows(
                """
                SELECT id, kind, number, title, substr(body, 1, \(length)) AS body FROM search_document
                WHERE id IN (SELECT value FROM json_each(\("\(ids)")))
                """
            ).byID()
        }
    }
}

extension SQLiteTransaction {
    func newest(_ request: SearchRequest) throws(StorageError) -> Asked<[Int64]> {
        guard let needles = Needles(request) else { return Asked { [] } }
        try writeWords()
        let match = try match(needles, filtered: false)
        let kinds: SQL = request.kinds.isEmpty ? "1 = 1" : "d.kind IN (\(list: request.kinds))"
        let readers: SQL = request.audience.map { "instr(' ' || d.audience || ' ', \(" \($0) ")) > 0" } ?? "1 = 1"
        let last = try row("SELECT max(id) AS last FROM search_document")?.optionalInteger("last") ?? 0
        return try ask(
            """
            SELECT d.number FROM search_index i JOIN search_document d ON d.id = i.rowid
            WHERE i.search_index MATCH \(match) AND i.rowid > \(last - Ranking.recent)
              AND \(kinds) AND \(readers)
            ORDER BY i.rowid DESC LIMIT \(Ranking.limit(of: request))
            """
        ).each { try $0.integer("number") }
    }
}

extension SQLiteTransaction {
    private func match(_ needles: Needles, filtered: Bool = true) throws(StorageError) -> String {
        try needles.fts5(filtered: filtered) { begun throws(StorageError) in try wholeWords(begun: begun) }
    }
}

extension [Row] {
    func byID() throws(StorageError) -> [Int64: Row] {
        var found: [Int64: Row] = [:]
        for row in self { found[try row.integer("id")] = row }
        return found
    }
}
