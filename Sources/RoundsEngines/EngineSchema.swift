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
            ])
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
            ])
    ]
}
