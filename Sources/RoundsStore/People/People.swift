import RoundsDomain
import RoundsSQL

extension Transaction {
    public func person(_ id: Person.ID) throws -> Person? { try askPerson(id).answer() }

    public func askPerson(_ id: Person.ID) throws -> Asked<Person?> {
        try ask("SELECT id, name, sign_in_name, email, phone, role, active, version FROM person WHERE id = \(id)")
            .first(Person.init(row:))
    }

    public func person(signInName: String) throws -> Person? {
        try row(
            """
            SELECT id, name, sign_in_name, email, phone, role, active, version
            FROM person WHERE sign_in_key = \(signInName.foldedKey)
            """
        ).map(Person.init(row:))
    }

    /// People by name, a page at a time.
    /// - Parameter matching: how words of the name begin, in any order, or how the sign-in name does; empty means all.
    public func people(
        matching start: String = "", after last: (name: String, id: Person.ID)? = nil, limit: Int
    ) throws -> [Person] {
        var condition: SQL = "1 = 1"
        if let called = Person.called(start) { condition += " AND \(called)" }
        if let last { condition += " AND (name_key, id) > (\(last.name.foldedKey), \(last.id))" }
        return try rows(
            """
            SELECT id, name, sign_in_name, email, phone, role, active, version
            FROM person WHERE \(condition) ORDER BY name_key, id LIMIT \(limit)
            """
        ).map(Person.init(row:))
    }

    /// Everybody who may own tickets, by name. A desk has tens of them; at most 500 are listed.
    public func staff() throws -> [Person] { try askStaff().answer() }

    public func askStaff() throws -> Asked<[Person]> {
        try ask("\(Person.staff) ORDER BY name_key, id LIMIT 500").each(Person.init(row:))
    }

    public func names(of people: Set<Person.ID>) throws -> [Person.ID: String] {
        guard !people.isEmpty else { return [:] }
        let found = try rows("SELECT id, name FROM person WHERE id IN (\(list: people.sorted()))")
        return Dictionary(
            try found.map { (try $0.key("id"), try $0.text("name")) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Person {
    /// Typed words beyond these say nothing more.
    private static let mostWords = 6

    /// A condition on `person`; nil when nothing was typed.
    fileprivate static func called(_ typed: String) -> SQL? {
        let key = typed.foldedKey
        guard !key.isEmpty else { return nil }
        let signIn: SQL = "(sign_in_key >= \(key) AND sign_in_key < \(key + .lastLetter))"
        let words = key.wordsOfName.prefix(mostWords).map { word -> SQL in
            "id IN (SELECT person_id FROM person_name_part WHERE part >= \(word) AND part < \(word + .lastLetter))"
        }
        return words.isEmpty ? signIn : "(\(signIn) OR (\(SQL.joined(words, by: " AND "))))"
    }
}

extension String {
    /// Sorts behind whatever begins with the text before it.
    fileprivate static let lastLetter = "\u{10FFFF}"
}

extension Transaction {
    /// Everything somebody's name can be looked up by, in the transaction that saves it.
    func keepNameParts(of person: Person.ID, _ name: String) throws {
        try run("DELETE FROM person_name_part WHERE person_id = \(person)")
        for part in name.foldedKey.nameParts.sorted() {
            try run("INSERT INTO person_name_part (part, person_id) VALUES (\(part), \(person))")
        }
    }
}

extension Person {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), name: try row.text("name"), signInName: try row.text("sign_in_name"),
            email: try row.text("email"), phone: try row.text("phone"), role: try row.word("role"),
            isActive: try row.flag("active"), version: try row.integer("version"))
    }
}

extension Person {
    /// Role by role, each a stretch of one index. Of a list of roles PostgreSQL's plan for any list believes that it means
    /// nearly everybody, and walks the thousands who only report.
    static var staff: SQL {
        let stretches = Role.allCases.filter(\.isStaff).map { role -> SQL in
            """
            SELECT id, name, sign_in_name, email, phone, role, active, version, name_key FROM person
            WHERE role = \(role.rawValue) AND active = 1
            """
        }
        return SQL.joined(stretches, by: " UNION ALL ")
    }
}
