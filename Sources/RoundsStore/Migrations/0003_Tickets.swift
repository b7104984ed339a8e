import RoundsSQL

extension Migrations {
    static let tickets = Migration(
        3, "Tickets",
        [
            """
            CREATE TABLE ticket (
              id \(.identity),
              kind TEXT NOT NULL,
              channel TEXT NOT NULL,
              state TEXT NOT NULL,
              open \(.integer) NOT NULL CHECK (open IN (0, 1)),
              priority \(.integer) NOT NULL CHECK (priority BETWEEN 1 AND 4),
              title TEXT NOT NULL,
              place TEXT NOT NULL,
              callback TEXT NOT NULL,
              care_affected \(.integer) NOT NULL CHECK (care_affected IN (0, 1)),
              requester_id \(.integer) NOT NULL REFERENCES person (id),
              assignee_id \(.integer) REFERENCES person (id),
              team_id \(.integer) REFERENCES team (id),
              reported_at \(.integer) NOT NULL,
              changed_at \(.integer) NOT NULL,
              resolved_at \(.integer),
              fix TEXT,
              cause TEXT,
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            // Each list of the queue walks one of these and nothing else; the rows come after, by id.
            "CREATE INDEX ticket_open ON ticket (priority, id) WHERE open = 1",
            "CREATE INDEX ticket_unassigned ON ticket (priority, id) WHERE open = 1 AND assignee_id IS NULL",
            "CREATE INDEX ticket_assignee ON ticket (assignee_id, open, priority, id)",
            "CREATE INDEX ticket_team ON ticket (team_id, open, priority, id)",
            "CREATE INDEX ticket_resolved ON ticket (id) WHERE open = 0",
            "CREATE INDEX ticket_requester ON ticket (requester_id, id)",
            // How many tickets stand where: the counts beside the lists are sums over a few rows, never over tickets.
            """
            CREATE TABLE ticket_tally (
              open \(.integer) NOT NULL,
              assignee_id \(.integer) NOT NULL,
              team_id \(.integer) NOT NULL,
              count \(.integer) NOT NULL,
              PRIMARY KEY (open, assignee_id, team_id)
            ) \(.strict)
            """,
            """
            CREATE TABLE message (
              id \(.identity),
              ticket_id \(.integer) NOT NULL REFERENCES ticket (id),
              kind TEXT NOT NULL,
              author_id \(.integer) NOT NULL REFERENCES person (id),
              at \(.integer) NOT NULL,
              body TEXT NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX message_ticket ON message (ticket_id, id)",
        ])
}
