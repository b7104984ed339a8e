import RoundsSQL

extension Migrations {
    static let monitoring = Migration(
        7, "Monitoring",
        [
            // What is watched, as people chose it.
            """
            CREATE TABLE check_rule (
              id \(.identity),
              kind TEXT NOT NULL,
              name TEXT NOT NULL,
              name_key TEXT NOT NULL,
              slug TEXT NOT NULL,
              service_id \(.integer),
              owner_id \(.integer) REFERENCES person (id),
              severity \(.integer) NOT NULL CHECK (severity BETWEEN 1 AND 4),
              attempts \(.integer) NOT NULL,
              max_age_ms \(.integer) NOT NULL,
              parent_id \(.integer) REFERENCES check_rule (id),
              advice TEXT NOT NULL,
              target TEXT,
              interval_ms \(.integer),
              timeout_ms \(.integer),
              token TEXT UNIQUE,
              period_ms \(.integer),
              cron TEXT,
              zone TEXT,
              grace_ms \(.integer),
              only_post \(.integer) NOT NULL,
              resumes_by_hand \(.integer) NOT NULL,
              retired_at \(.integer),
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX check_rule_name ON check_rule (name_key) WHERE retired_at IS NULL",
            "CREATE INDEX check_rule_slug ON check_rule (slug) WHERE retired_at IS NULL AND token IS NOT NULL",
            "CREATE INDEX check_rule_service ON check_rule (service_id) WHERE retired_at IS NULL",
            // Where it stands. A row is rewritten with every reading, so what people chose is kept apart.
            """
            CREATE TABLE check_state (
              check_id \(.integer) PRIMARY KEY REFERENCES check_rule (id),
              verdict TEXT NOT NULL,
              since_at \(.integer) NOT NULL,
              soft TEXT NOT NULL,
              run \(.integer) NOT NULL,
              reason TEXT NOT NULL,
              seen_at \(.integer),
              good_at \(.integer),
              bad_since \(.integer),
              took_ms \(.integer),
              certificate_until \(.integer),
              flap_bits \(.integer) NOT NULL,
              flapping \(.integer) NOT NULL,
              paused_at \(.integer),
              fresh_until \(.integer),
              looks_at \(.integer),
              ticket_id \(.integer) REFERENCES ticket (id),
              noted TEXT,
              noted_at \(.integer),
              cause_id \(.integer),
              ack_by \(.integer) REFERENCES person (id),
              ack_at \(.integer),
              ack_until \(.integer),
              ack_reason TEXT,
              last_ping \(.integer),
              last_start \(.integer),
              start_run TEXT,
              last_duration \(.integer),
              said_failed \(.integer) NOT NULL,
              pings \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX check_state_bad ON check_state (verdict, check_id) WHERE verdict <> 'good'",
            "CREATE INDEX check_state_fresh ON check_state (fresh_until) WHERE fresh_until IS NOT NULL",
            "CREATE INDEX check_state_looks ON check_state (looks_at) WHERE looks_at IS NOT NULL",
            "CREATE INDEX check_state_ticket ON check_state (ticket_id) WHERE ticket_id IS NOT NULL",
        ] + history + planned)

    private static let history: [SQL] = [
        // One row for each change of the hard state: years of a quiet check are a few lines.
        """
        CREATE TABLE check_change (
          id \(.identity),
          check_id \(.integer) NOT NULL REFERENCES check_rule (id),
          at \(.integer) NOT NULL,
          was TEXT NOT NULL,
          verdict TEXT NOT NULL,
          reason TEXT NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX check_change_check ON check_change (check_id, at)",
        """
        CREATE TABLE check_hour (
          check_id \(.integer) NOT NULL,
          hour \(.integer) NOT NULL,
          readings \(.integer) NOT NULL,
          bad \(.integer) NOT NULL,
          timed \(.integer) NOT NULL,
          sum_ms \(.integer) NOT NULL,
          max_ms \(.integer) NOT NULL,
          PRIMARY KEY (check_id, hour)
        ) \(.strict)
        """,
        "CREATE INDEX check_hour_hour ON check_hour (hour)",
        """
        CREATE TABLE check_day (
          check_id \(.integer) NOT NULL,
          day \(.integer) NOT NULL,
          readings \(.integer) NOT NULL,
          bad \(.integer) NOT NULL,
          timed \(.integer) NOT NULL,
          sum_ms \(.integer) NOT NULL,
          max_ms \(.integer) NOT NULL,
          PRIMARY KEY (check_id, day)
        ) \(.strict)
        """,
        // The last hundred of each heartbeat, numbered as they came.
        """
        CREATE TABLE heartbeat_ping (
          check_id \(.integer) NOT NULL,
          number \(.integer) NOT NULL,
          at \(.integer) NOT NULL,
          kind TEXT NOT NULL,
          method TEXT NOT NULL,
          address TEXT NOT NULL,
          agent TEXT NOT NULL,
          exit_code \(.integer),
          run TEXT,
          duration_ms \(.integer),
          body \(.bytes),
          PRIMARY KEY (check_id, number)
        ) \(.strict)
        """,
    ]

    private static let planned: [SQL] = [
        // When the desk itself was away.
        """
        CREATE TABLE watch_absence (
          id \(.identity),
          from_at \(.integer) NOT NULL,
          until_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX watch_absence_until ON watch_absence (until_at)",
        """
        CREATE TABLE maintenance_window (
          id \(.identity),
          check_id \(.integer) REFERENCES check_rule (id),
          service_id \(.integer),
          from_at \(.integer) NOT NULL,
          until_at \(.integer) NOT NULL,
          reason TEXT NOT NULL,
          by_id \(.integer) NOT NULL REFERENCES person (id)
        ) \(.strict)
        """,
        "CREATE INDEX maintenance_window_until ON maintenance_window (until_at)",
    ]
}
