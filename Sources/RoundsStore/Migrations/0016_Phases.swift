import RoundsSQL

extension Migrations {
    static let phases = Migration(
        16, "Where an answer's time went",
        [
            // Of the last answer, in microseconds: look-up, connection, TLS, first byte; a dash where there was none.
            "ALTER TABLE check_state ADD COLUMN phases TEXT"
        ])
}
