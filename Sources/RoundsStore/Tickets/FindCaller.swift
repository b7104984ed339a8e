import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Whose own number ends in this, by name; then who gave this extension, pager or telephone number with a request of theirs,
    /// the latest first. Of a number that a whole ward shares, those of the newest fifty requests.
    /// - Parameter limit: 1 to 50.
    public func people(calledFrom number: String, limit: Int) throws -> [Person] {
        let number = number.trimmed
        guard number.contains(where: { "0"..."9" ~= $0 }) else { return [] }
        let own = try people(phoneEndingIn: number, limit: limit)
        var seen: [Person.ID] = []
        for row in try rows(
            """
            SELECT requester_id FROM ticket WHERE callback = \(number) AND callback <> '' ORDER BY id DESC LIMIT 50
            """)
        {
            let id: Person.ID = try row.key("requester_id")
            if !seen.contains(id), !own.contains(where: { $0.id == id }) { seen.append(id) }
        }
        let called = try seen.prefix(limit - own.count).compactMap { try person($0) }
        return own + called.filter { $0.isActive && $0.role != .program }
    }
}
