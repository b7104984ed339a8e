import RoundsSQL

extension Migrations {
    /// Days are numbers since 1970-01-01 on the site's calendar.
    static let roundsAndShifts = Migration(
        9, "Rounds, shifts and handovers", looking + signing + handing + [firstChecks])

    private static let looking: [SQL] = [
        """
        CREATE TABLE round_check (
          code TEXT NOT NULL PRIMARY KEY,
          title TEXT NOT NULL,
          good_when TEXT NOT NULL,
          place \(.integer) NOT NULL,
          active \(.integer) NOT NULL CHECK (active IN (0, 1))
        ) \(.strict)
        """,
        """
        CREATE TABLE round_tick (
          kind TEXT NOT NULL,
          day \(.integer) NOT NULL,
          code TEXT NOT NULL REFERENCES round_check (code),
          good \(.integer) NOT NULL CHECK (good IN (0, 1)),
          words TEXT NOT NULL,
          person_id \(.integer) NOT NULL REFERENCES person (id),
          at \(.integer) NOT NULL,
          PRIMARY KEY (day, kind, code)
        ) \(.strict)
        """,
        """
        CREATE TABLE round_decision (
          id \(.identity),
          line TEXT NOT NULL,
          verdict TEXT NOT NULL,
          kind TEXT NOT NULL,
          until_at \(.integer) NOT NULL,
          owner_id \(.integer) NOT NULL REFERENCES person (id),
          ticket_id \(.integer) REFERENCES ticket (id),
          person_id \(.integer) NOT NULL REFERENCES person (id),
          at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX round_decision_until ON round_decision (until_at)",
    ]

    private static let signing: [SQL] = [
        """
        CREATE TABLE round (
          id \(.identity),
          kind TEXT NOT NULL,
          day \(.integer) NOT NULL,
          person_id \(.integer) NOT NULL REFERENCES person (id),
          signed_at \(.integer) NOT NULL,
          clear \(.integer) NOT NULL CHECK (clear IN (0, 1)),
          lines \(.integer) NOT NULL,
          good \(.integer) NOT NULL,
          hash \(.bytes) NOT NULL,
          UNIQUE (kind, day)
        ) \(.strict)
        """,
        // The board as it was signed: what the hash covers.
        """
        CREATE TABLE round_line (
          round_id \(.integer) NOT NULL REFERENCES round (id),
          line TEXT NOT NULL,
          subject TEXT NOT NULL,
          heading TEXT NOT NULL,
          verdict TEXT NOT NULL,
          reason TEXT NOT NULL,
          seen_at \(.integer),
          first_seen_at \(.integer),
          last_good_at \(.integer),
          decision TEXT,
          until_at \(.integer),
          ticket_id \(.integer),
          owner TEXT NOT NULL,
          PRIMARY KEY (round_id, line)
        ) \(.strict)
        """,
    ]

    private static let handing: [SQL] = [
        """
        CREATE TABLE handover (
          id \(.identity),
          shift TEXT NOT NULL,
          day \(.integer) NOT NULL,
          person_id \(.integer) NOT NULL REFERENCES person (id),
          written_at \(.integer) NOT NULL,
          words TEXT NOT NULL,
          hash \(.bytes) NOT NULL,
          accepted_by_id \(.integer) REFERENCES person (id),
          accepted_at \(.integer),
          UNIQUE (day, shift)
        ) \(.strict)
        """,
        """
        CREATE TABLE handover_line (
          handover_id \(.integer) NOT NULL REFERENCES handover (id),
          place \(.integer) NOT NULL,
          section TEXT NOT NULL,
          key TEXT NOT NULL,
          subject TEXT NOT NULL,
          detail TEXT NOT NULL,
          path TEXT,
          change TEXT NOT NULL,
          PRIMARY KEY (handover_id, place)
        ) \(.strict)
        """,
        """
        CREATE TABLE handover_addendum (
          id \(.identity),
          handover_id \(.integer) NOT NULL REFERENCES handover (id),
          person_id \(.integer) NOT NULL REFERENCES person (id),
          at \(.integer) NOT NULL,
          body TEXT NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX handover_addendum_handover ON handover_addendum (handover_id, id)",
        // Who is on duty in a shift.
        """
        CREATE TABLE duty (
          day \(.integer) NOT NULL,
          shift TEXT NOT NULL,
          person_id \(.integer) NOT NULL REFERENCES person (id),
          at \(.integer) NOT NULL,
          PRIMARY KEY (day, shift, person_id)
        ) \(.strict)
        """,
    ]

    /// What no evidence can stand for; a hospital changes these as it likes.
    private static let firstChecks: SQL = """
        INSERT INTO round_check (code, title, good_when, place, active) VALUES
        ('H01', 'Data centre walk', 'no amber light, 18–24 °C, no smell, no water', 1, 1),
        ('H02', 'Red phones and code line', 'dial tone on each; the test call is heard', 2, 1),
        ('H03', 'Downtime PC on one unit', 'powered, shows today’s reports, prints a page', 3, 1),
        ('H04', 'On-call tonight', 'named, and the phone was answered', 4, 1)
        """
}
