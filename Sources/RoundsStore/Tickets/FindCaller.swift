import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Who gave this extension, pager or telephone number with a request of theirs, the latest first. Of a number that a whole
    /// ward shares, those of the newest fifty requests.
    /// - Parameter limit: 1 to 50.
    public func people(calledFrom number: String, limit: Int) throws -> [Person] {
        let number = number.trimmed
        guard number.contains(where: { "0"..."9" ~= $0 }) else { return [] }
        var seen: [Person.ID] = []
        for row in try rows(
            """
            SELECT requester_id FROM ticket WHERE callback = \(number) AND callback <> '' ORDER BY id DESC LIMIT 50
            """)
        {
            let id: Person.ID = try row.key("requester_id")
            if !seen.contains(id) { seen.append(id) }
        }
        return try seen.prefix(limit).compactMap { try person($0) }.filter { $0.isActive && $0.role != .program }
    }
}
