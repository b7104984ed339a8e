import RoundsSQL

/// The tables an engine needs for itself, with numbers of their own. They are made before the store's.
enum EngineSchema {
    static let sqlite: [Migration] = [
        Migration(
            1, "make the full-text index",
            [
                """
                CREATE TABLE search_document (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, number INTEGER NOT NULL,
                    audience TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, number)
                ) STRICT
                """,
                // The words come folded and apart already, which the tokenizer `ascii` leaves as they are.
                """
                CREATE VIRTUAL TABLE search_index USING fts5
                    (title, body, keys, content = '', columnsize = 0, tokenize = 'ascii', prefix = '2 3')
                """,
            ]),
        Migration(
            2, "keep every word that was ever indexed",
            [
                // For words that are only begun. See Needles.
                "CREATE TABLE search_word (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
                "CREATE VIRTUAL TABLE search_term USING fts5vocab (search_index, col)",
                """
                INSERT INTO search_word (word)
                SELECT DISTINCT term FROM search_term WHERE col <> 'keys' AND term GLOB '*[^0-9]*'
                """,
                "DROP TABLE search_term",
            ]),
    ]

    static let postgres: [Migration] = [
        Migration(
            1, "make the full-text index",
            [
                "CREATE SEQUENCE search_document_id",
                """
                CREATE TABLE search_document (
                    id BIGINT PRIMARY KEY, kind TEXT NOT NULL, number BIGINT NOT NULL,
                    title TEXT NOT NULL, body TEXT NOT NULL, words TSVECTOR NOT NULL, UNIQUE (kind, number)
                )
                """,
                """
                CREATE INDEX search_document_words ON search_document USING gin (words)
                    WITH (fastupdate = on, gin_pending_list_limit = 512)
                """,
            ]),
        Migration(
            2, "keep every word that was ever indexed",
            [
                "CREATE TABLE search_word (word TEXT PRIMARY KEY)",
                """
                INSERT INTO search_word (word)
                SELECT word FROM ts_stat('SELECT words FROM search_document') WHERE word ~ '^[^=~]' AND word ~ '[^0-9]'
                """,
            ]),
    ]
}
