import RoundsSQL

extension Migrations {
    static let people = Migration(
        2, "People, teams and sign-in",
        [
            """
            CREATE TABLE person (
              id \(.identity),
              name TEXT NOT NULL,
              name_key TEXT NOT NULL,
              sign_in_name TEXT NOT NULL,
              sign_in_key TEXT NOT NULL UNIQUE,
              email TEXT NOT NULL,
              role TEXT NOT NULL,
              active \(.integer) NOT NULL CHECK (active IN (0, 1)),
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX person_name ON person (name_key, id)",
            """
            CREATE TABLE team (
              id \(.identity),
              name TEXT NOT NULL,
              name_key TEXT NOT NULL UNIQUE,
              version \(.integer) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE team_member (
              team_id \(.integer) NOT NULL REFERENCES team (id),
              person_id \(.integer) NOT NULL REFERENCES person (id),
              PRIMARY KEY (team_id, person_id)
            ) \(.strict)
            """,
            "CREATE INDEX team_member_person ON team_member (person_id)",
            // The hash names its own parameters: scrypt$N$r$p$salt$key.
            """
            CREATE TABLE credential (
              person_id \(.integer) NOT NULL PRIMARY KEY REFERENCES person (id),
              password_hash TEXT NOT NULL,
              set_at \(.integer) NOT NULL
            ) \(.strict)
            """,
            // Failures in a row, by SHA-256 of the name that was typed, whether anybody has it or not, and of the device
            // if its owner has signed in with it before. See LockOut.
            """
            CREATE TABLE sign_in_attempt (
              name_hash \(.bytes) NOT NULL PRIMARY KEY,
              failures \(.integer) NOT NULL,
              failed_at \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX sign_in_attempt_failed ON sign_in_attempt (failed_at)",
            // Browsers somebody has signed in with, by SHA-256 of the token each keeps.
            """
            CREATE TABLE known_device (
              person_id \(.integer) NOT NULL REFERENCES person (id),
              device_hash \(.bytes) NOT NULL,
              seen_at \(.integer) NOT NULL,
              PRIMARY KEY (person_id, device_hash)
            ) \(.strict)
            """,
            // Tokens are kept as SHA-256: reading this table signs nobody in.
            """
            CREATE TABLE session (
              token_hash \(.bytes) NOT NULL PRIMARY KEY,
              id \(.integer) NOT NULL UNIQUE,
              person_id \(.integer) NOT NULL REFERENCES person (id),
              made_at \(.integer) NOT NULL,
              seen_at \(.integer) NOT NULL,
              agent TEXT NOT NULL,
              address TEXT NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX session_person ON session (person_id, seen_at)",
            "CREATE INDEX session_seen ON session (seen_at)",
            """
            CREATE TABLE api_token (
              id \(.identity),
              token_hash \(.bytes) NOT NULL UNIQUE,
              person_id \(.integer) NOT NULL REFERENCES person (id),
              name TEXT NOT NULL,
              scopes TEXT NOT NULL,
              made_at \(.integer) NOT NULL,
              expires_at \(.integer) NOT NULL,
              used_at \(.integer),
              revoked_at \(.integer)
            ) \(.strict)
            """,
            "CREATE INDEX api_token_person ON api_token (person_id, id)",
            // A link that works once: the first administrator's, or a new person's to choose a password.
            """
            CREATE TABLE invitation (
              token_hash \(.bytes) NOT NULL PRIMARY KEY,
              person_id \(.integer) REFERENCES person (id),
              made_at \(.integer) NOT NULL,
              expires_at \(.integer) NOT NULL,
              used_at \(.integer)
            ) \(.strict)
            """,
            "CREATE INDEX invitation_person ON invitation (person_id)",
        ])
}
