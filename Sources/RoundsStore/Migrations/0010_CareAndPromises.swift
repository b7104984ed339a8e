import RoundsSQL

extension Migrations {
    /// Priority from care, waiting, links, service levels, and lists in the order in which promises break.
    static let careAndPromises = Migration(
        10, "Care and promises",
        circumstanceSteps + promiseSteps + listSteps + tallySteps + levelSteps + templateSteps)

    private static let circumstanceSteps: [SQL] = [
        "ALTER TABLE ticket ADD COLUMN affected TEXT NOT NULL DEFAULT 'one'",
        "ALTER TABLE ticket ADD COLUMN workaround TEXT NOT NULL DEFAULT 'partial'",
        "ALTER TABLE ticket ADD COLUMN care_setting TEXT",
        "ALTER TABLE ticket ADD COLUMN service_tier \(.integer)",
        "ALTER TABLE ticket ADD COLUMN device_criticality TEXT",
        "ALTER TABLE ticket ADD COLUMN priority_reason TEXT NOT NULL DEFAULT ''",
        "UPDATE ticket SET workaround = 'full' WHERE kind = 'request'",
        "ALTER TABLE ticket ADD COLUMN waiting_on TEXT",
        "ALTER TABLE ticket ADD COLUMN follow_up_day \(.integer)",
        """
        CREATE TABLE ticket_link (
          from_id \(.integer) NOT NULL REFERENCES ticket (id),
          kind TEXT NOT NULL,
          to_id \(.integer) NOT NULL REFERENCES ticket (id),
          made_at \(.integer) NOT NULL,
          PRIMARY KEY (from_id, kind, to_id)
        ) \(.strict)
        """,
        "CREATE INDEX ticket_link_back ON ticket_link (to_id, from_id)",
    ]

    /// Clocks as they were folded last. `due_at` is what breaks next; the year 9999 stands for nothing. `clock_plan` says by
    /// which version of the service levels, so that a changed promise finds what has to be folded again.
    private static let promiseSteps: [SQL] = [
        "ALTER TABLE ticket ADD COLUMN due_at \(.integer) NOT NULL DEFAULT 253402300799999",
        "ALTER TABLE ticket ADD COLUMN response_due_at \(.integer)",
        "ALTER TABLE ticket ADD COLUMN resolution_due_at \(.integer)",
        "ALTER TABLE ticket ADD COLUMN answered_at \(.integer)",
        "ALTER TABLE ticket ADD COLUMN clock_plan \(.integer) NOT NULL DEFAULT 0",
        "CREATE INDEX ticket_to_close ON ticket (resolved_at, id) WHERE state = 'resolved'",
    ]

    /// Each list walks one of these and nothing else, whatever else it is filtered by.
    private static let listSteps: [SQL] = [
        "DROP INDEX ticket_open",
        "DROP INDEX ticket_unassigned",
        "DROP INDEX ticket_assignee",
        "DROP INDEX ticket_team",
        "DROP INDEX ticket_location",
        "DROP INDEX ticket_service",
        """
        CREATE INDEX ticket_location ON ticket (location_id, due_at, priority, id, open)
        WHERE open = 1 AND location_id IS NOT NULL
        """,
        """
        CREATE INDEX ticket_service ON ticket (service_id, due_at, priority, id, open)
        WHERE open = 1 AND service_id IS NOT NULL
        """,
        """
        CREATE INDEX ticket_open ON ticket (due_at, priority, id, open, state, waiting_on, assignee_id, team_id)
        WHERE open = 1
        """,
        """
        CREATE INDEX ticket_unassigned ON ticket (due_at, priority, id, open, assignee_id, state, waiting_on, team_id)
        WHERE open = 1 AND assignee_id IS NULL
        """,
        """
        CREATE INDEX ticket_assignee ON ticket (assignee_id, due_at, priority, id, open, state, waiting_on, team_id)
        WHERE open = 1 AND assignee_id IS NOT NULL
        """,
        """
        CREATE INDEX ticket_team ON ticket (team_id, due_at, priority, id, open, state, waiting_on, assignee_id)
        WHERE open = 1 AND team_id IS NOT NULL
        """,
        """
        CREATE INDEX ticket_priority ON ticket (priority, due_at, id, open, state, waiting_on, assignee_id, team_id)
        WHERE open = 1
        """,
        """
        CREATE INDEX ticket_waits ON ticket (waiting_on, due_at, priority, id, open, state, assignee_id, team_id)
        WHERE open = 1 AND waiting_on IS NOT NULL
        """,
    ]

    /// How many tickets stand where, one row for each thing that is counted: some tens of rows, whatever the desk holds.
    private static let tallySteps: [SQL] = [
        "DROP TABLE ticket_tally",
        """
        CREATE TABLE ticket_tally (
          facet TEXT NOT NULL,
          value TEXT NOT NULL,
          count \(.integer) NOT NULL,
          PRIMARY KEY (facet, value)
        ) \(.strict)
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'open', '1', COUNT(*) FROM ticket WHERE open = 1 HAVING COUNT(*) > 0
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'open', '0', COUNT(*) FROM ticket WHERE open = 0 HAVING COUNT(*) > 0
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'state', state, COUNT(*) FROM ticket WHERE open = 1 GROUP BY state
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'priority', CAST(priority AS TEXT), COUNT(*) FROM ticket WHERE open = 1 GROUP BY priority
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'assignee', COALESCE(CAST(assignee_id AS TEXT), ''), COUNT(*) FROM ticket WHERE open = 1 GROUP BY assignee_id
        """,
        """
        INSERT INTO ticket_tally (facet, value, count)
        SELECT 'team', COALESCE(CAST(team_id AS TEXT), ''), COUNT(*) FROM ticket WHERE open = 1 GROUP BY team_id
        """,
    ]

    private static let levelSteps: [SQL] = [
        """
        CREATE TABLE service_levels (
          id \(.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
          close_after_days \(.integer) NOT NULL,
          digest TEXT NOT NULL,
          version \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE service_level (
          priority \(.integer) NOT NULL PRIMARY KEY CHECK (priority BETWEEN 1 AND 4),
          response_minutes \(.integer) NOT NULL,
          resolution_minutes \(.integer) NOT NULL,
          calendar_id \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE TABLE work_calendar (id \(.integer) NOT NULL PRIMARY KEY, name TEXT NOT NULL, zone TEXT NOT NULL) \(.strict)",
        """
        CREATE TABLE work_hours (
          calendar_id \(.integer) NOT NULL REFERENCES work_calendar (id),
          weekday \(.integer) NOT NULL CHECK (weekday BETWEEN 1 AND 7),
          opens_minute \(.integer) NOT NULL,
          closes_minute \(.integer) NOT NULL,
          PRIMARY KEY (calendar_id, weekday)
        ) \(.strict)
        """,
        """
        CREATE TABLE work_holiday (
          calendar_id \(.integer) NOT NULL REFERENCES work_calendar (id),
          day \(.integer) NOT NULL,
          name TEXT NOT NULL,
          PRIMARY KEY (calendar_id, day)
        ) \(.strict)
        """,
    ]

    private static let templateSteps: [SQL] = [
        """
        CREATE TABLE ticket_template (
          id \(.identity),
          code TEXT NOT NULL UNIQUE,
          title TEXT NOT NULL,
          title_key TEXT NOT NULL,
          kind TEXT NOT NULL,
          priority \(.integer) NOT NULL CHECK (priority BETWEEN 1 AND 4),
          ask TEXT NOT NULL,
          reply TEXT NOT NULL,
          active \(.integer) NOT NULL CHECK (active IN (0, 1)),
          version \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE saved_reply (
          id \(.identity),
          code TEXT NOT NULL UNIQUE,
          title TEXT NOT NULL,
          body TEXT NOT NULL,
          active \(.integer) NOT NULL CHECK (active IN (0, 1)),
          version \(.integer) NOT NULL
        ) \(.strict)
        """,
    ]
}
