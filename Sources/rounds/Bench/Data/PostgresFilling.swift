import RoundsSQL

/// What lets PostgreSQL take in a million tickets in a few minutes, and what leaves it as years of use would.
extension Transaction {
    /// Lets words wait in a long list before they are sorted into the full-text index.
    func gatherWords() throws {
        try run("ALTER INDEX search_document_words SET (gin_pending_list_limit = 65536)")
    }

    /// For this transaction: room to sort words in, and no hurry.
    func takeTime() throws {
        _ = try row(
            """
            SELECT set_config('work_mem', '256MB', true) AS room, set_config('statement_timeout', '0', true) AS hurry
            """)
    }

    /// Sorts in what waits, and counts what there is for the planner.
    func settle() throws {
        try takeTime()
        _ = try row("SELECT gin_clean_pending_list('search_document_words') AS pages")
        try run("ALTER INDEX search_document_words SET (gin_pending_list_limit = 512)")
        try run("ANALYZE")
    }
}
