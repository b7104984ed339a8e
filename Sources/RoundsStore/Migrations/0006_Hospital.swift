import RoundsSQL

extension Migrations {
    static let hospital = Migration(
        6, "Places, services and devices",
        placeTables + [
            // A file that was sent and looked at, until it is imported or a day has passed.
            """
            CREATE TABLE import_draft (
              id \(.identity),
              kind TEXT NOT NULL,
              person_id \(.integer) NOT NULL REFERENCES person (id),
              content TEXT NOT NULL,
              made_at \(.integer) NOT NULL,
              imported_at \(.integer),
              created \(.integer) NOT NULL,
              changed \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX import_draft_made ON import_draft (made_at)",
            """
            CREATE TABLE device (
              id \(.identity),
              tag TEXT NOT NULL,
              tag_key TEXT NOT NULL UNIQUE,
              kind TEXT NOT NULL,
              name TEXT NOT NULL,
              name_key TEXT NOT NULL,
              location_id \(.integer) REFERENCES location (id),
              criticality \(.integer) NOT NULL CHECK (criticality BETWEEN 1 AND 3),
              serial TEXT NOT NULL,
              serial_key TEXT NOT NULL,
              service_id \(.integer) REFERENCES service (id),
              active \(.integer) NOT NULL CHECK (active IN (0, 1)),
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            // A list is read in the order of the tags, whole or by one of what it is filtered by most.
            "CREATE INDEX device_location ON device (location_id, tag_key)",
            "CREATE INDEX device_service ON device (service_id, tag_key)",
            "CREATE INDEX device_kind ON device (kind, tag_key)",
            "CREATE INDEX device_name ON device (name_key, tag_key)",
            "CREATE INDEX device_serial ON device (serial_key, tag_key)",
            "ALTER TABLE ticket ADD COLUMN location_id \(.integer) REFERENCES location (id)",
            "ALTER TABLE ticket ADD COLUMN service_id \(.integer) REFERENCES service (id)",
            "ALTER TABLE ticket ADD COLUMN device_id \(.integer) REFERENCES device (id)",
            // Most tickets name few of these: the indexes hold only those that do.
            """
            CREATE INDEX ticket_location ON ticket (location_id, open, priority, id) WHERE location_id IS NOT NULL
            """,
            "CREATE INDEX ticket_service ON ticket (service_id, open, priority, id) WHERE service_id IS NOT NULL",
            "CREATE INDEX ticket_device ON ticket (device_id, id) WHERE device_id IS NOT NULL",
        ])

    private static let placeTables: [SQL] = [
        """
        CREATE TABLE location (
          id \(.identity),
          code TEXT NOT NULL,
          code_key TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          kind TEXT NOT NULL,
          parent_id \(.integer) REFERENCES location (id),
          care_setting TEXT,
          active \(.integer) NOT NULL CHECK (active IN (0, 1)),
          version \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX location_parent ON location (parent_id)",
        """
        CREATE TABLE service (
          id \(.identity),
          code TEXT NOT NULL,
          code_key TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          tier \(.integer) NOT NULL CHECK (tier BETWEEN 0 AND 4),
          owner_id \(.integer) REFERENCES person (id),
          team_id \(.integer) REFERENCES team (id),
          fallback TEXT NOT NULL,
          meaning TEXT NOT NULL,
          rto_minutes \(.integer),
          rpo_minutes \(.integer),
          active \(.integer) NOT NULL CHECK (active IN (0, 1)),
          version \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE service_dependency (
          service_id \(.integer) NOT NULL REFERENCES service (id),
          needs_id \(.integer) NOT NULL REFERENCES service (id),
          PRIMARY KEY (service_id, needs_id)
        ) \(.strict)
        """,
        "CREATE INDEX service_dependency_needs ON service_dependency (needs_id, service_id)",
    ]
}
