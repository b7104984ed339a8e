import RoundsSQL

extension Migrations {
    static let nameParts = Migration(
        17, "How people are called, word by word",
        [
            // A name from each of its words to the end: `maria lopez` and `lopez`, so that whoever calls is found by any.
            """
            CREATE TABLE person_name_part (
              part TEXT NOT NULL,
              person_id \(.integer) NOT NULL REFERENCES person (id),
              PRIMARY KEY (part, person_id)
            ) \(.strict)
            """,
            "CREATE INDEX person_name_part_person ON person_name_part (person_id)",
            // Between words stands what stands between them for `wordsOfName`.
            """
            INSERT INTO person_name_part (part, person_id)
            WITH RECURSIVE place (n) AS (
              SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < (SELECT MAX(length(name_key)) FROM person))
            SELECT DISTINCT substr(name_key, n), id FROM person, place
            WHERE n <= length(name_key) AND substr(name_key, n, 1) NOT IN (' ', '-', '''', '’', ',', '.')
              AND (n = 1 OR substr(name_key, n - 1, 1) IN (' ', '-', '''', '’', ',', '.'))
            """,
        ])
}
