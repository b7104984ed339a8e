import RoundsSQL

extension Migrations {
    static let tasks = Migration(
        11, "Planned work and recurring maintenance",
        [
            // The rhythm is kept as its words, counted from the anchor: a day number.
            """
            CREATE TABLE maintenance (
              id \(.identity),
              title TEXT NOT NULL,
              title_key TEXT NOT NULL,
              rhythm TEXT,
              anchor_day \(.integer) NOT NULL,
              steps TEXT NOT NULL,
              evidence TEXT NOT NULL,
              about TEXT,
              owner_id \(.integer) REFERENCES person (id),
              team_id \(.integer) REFERENCES team (id),
              minute \(.integer),
              window_minutes \(.integer) NOT NULL,
              active \(.integer) NOT NULL CHECK (active IN (0, 1)),
              planned_through \(.integer) NOT NULL,
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX maintenance_title ON maintenance (active, title_key, id)",
            // A run is a task with a maintenance; it is known by the day of its rhythm, so that it is written down once.
            """
            CREATE TABLE planned_task (
              id \(.identity),
              title TEXT NOT NULL,
              day \(.integer) NOT NULL,
              minute \(.integer),
              owner_id \(.integer) REFERENCES person (id),
              team_id \(.integer) REFERENCES team (id),
              about TEXT,
              details TEXT NOT NULL,
              state TEXT NOT NULL,
              open \(.integer) NOT NULL CHECK (open IN (0, 1)),
              result TEXT NOT NULL,
              first_day \(.integer) NOT NULL,
              maintenance_id \(.integer) REFERENCES maintenance (id),
              nominal_day \(.integer),
              steps TEXT NOT NULL,
              ticks TEXT NOT NULL,
              evidence_wanted TEXT NOT NULL,
              evidence TEXT NOT NULL,
              outcome TEXT,
              ended_at \(.integer),
              ended_by \(.integer) REFERENCES person (id),
              changed_at \(.integer) NOT NULL,
              version \(.integer) NOT NULL,
              UNIQUE (maintenance_id, nominal_day)
            ) \(.strict)
            """,
            "CREATE INDEX planned_task_day ON planned_task (day, id)",
            "CREATE INDEX planned_task_open ON planned_task (day, id, open) WHERE open = 1",
            "CREATE INDEX planned_task_ended ON planned_task (ended_at) WHERE ended_at IS NOT NULL",
            "CREATE INDEX planned_task_run ON planned_task (maintenance_id, ended_at) WHERE maintenance_id IS NOT NULL",
            // The address of somebody's calendar, by SHA-256 of its secret: reading this table opens no calendar.
            """
            CREATE TABLE calendar_feed (
              person_id \(.integer) NOT NULL PRIMARY KEY REFERENCES person (id),
              token_hash \(.bytes) NOT NULL UNIQUE,
              made_at \(.integer) NOT NULL
            ) \(.strict)
            """,
        ])
}
