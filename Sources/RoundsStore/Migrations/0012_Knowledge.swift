import RoundsSQL

extension Migrations {
    static let knowledge = Migration(
        12, "Articles and what they said before",
        [
            """
            CREATE TABLE article (
              id \(.identity),
              title TEXT NOT NULL,
              title_key TEXT NOT NULL,
              body TEXT NOT NULL,
              audience TEXT NOT NULL,
              state TEXT NOT NULL,
              service_id \(.integer) REFERENCES service (id),
              owner_id \(.integer) REFERENCES person (id),
              review_day \(.integer),
              ticket_id \(.integer) REFERENCES ticket (id),
              author_id \(.integer) REFERENCES person (id),
              changed_at \(.integer) NOT NULL,
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX article_title ON article (state, title_key, id)",
            "CREATE INDEX article_key ON article (title_key)",
            "CREATE INDEX article_service ON article (service_id, state, title_key) WHERE service_id IS NOT NULL",
            "CREATE INDEX article_ticket ON article (ticket_id) WHERE ticket_id IS NOT NULL",
            // One row for each save that changed the words; never changed again.
            """
            CREATE TABLE article_version (
              article_id \(.integer) NOT NULL REFERENCES article (id),
              version \(.integer) NOT NULL,
              title TEXT NOT NULL,
              body TEXT NOT NULL,
              author_id \(.integer) REFERENCES person (id),
              at \(.integer) NOT NULL,
              PRIMARY KEY (article_id, version)
            ) \(.strict)
            """,
        ])
}
