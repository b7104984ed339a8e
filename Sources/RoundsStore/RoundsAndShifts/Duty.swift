import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Who is on duty in a shift, in the order they came.
    public func onDuty(in shift: Shift) throws -> [Person] { try askOnDuty(in: shift).answer() }

    public func askOnDuty(in shift: Shift) throws -> Asked<[Person]> {
        try ask(
            """
            SELECT p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version
            FROM duty d JOIN person p ON p.id = d.person_id
            WHERE d.day = \(shift.day.number) AND d.shift = \(shift.kind.rawValue) ORDER BY d.at, p.id LIMIT 100
            """
        ).each(Person.init(row:))
    }

    public func beginDuty(in shift: Shift, by person: Person, at now: Moment) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        let added = try changed(
            """
            INSERT INTO duty (day, shift, person_id, at)
            VALUES (\(shift.day.number), \(shift.kind.rawValue), \(person.id), \(now))
            ON CONFLICT (day, shift, person_id) DO NOTHING
            """)
        guard added == 1 else { return }
        try record(.dutyChanged(.dutyBegun, shift), by: .person(person.id), at: now)
    }

    public func endDuty(in shift: Shift, by person: Person, at now: Moment) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        let removed = try changed(
            """
            DELETE FROM duty
            WHERE day = \(shift.day.number) AND shift = \(shift.kind.rawValue) AND person_id = \(person.id)
            """)
        guard removed == 1 else { return }
        try record(.dutyChanged(.dutyEnded, shift), by: .person(person.id), at: now)
    }
}
