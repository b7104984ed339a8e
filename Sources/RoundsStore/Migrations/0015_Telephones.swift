import RoundsSQL

extension Migrations {
    static let telephones = Migration(
        15, "How people are called",
        [
            "ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT ''",
            // Its digits from the last to the first: who calls is found by how their number ends.
            "ALTER TABLE person ADD COLUMN phone_key TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX person_phone ON person (phone_key, id) WHERE phone_key <> ''",
        ])
}
