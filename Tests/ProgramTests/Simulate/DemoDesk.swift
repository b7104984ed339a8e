import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit

@testable import rounds

/// A desk with the demo's eight weeks until ``Cast/morning``.
/// - Parameter ports: where its systems would answer; nil for a hospital without.
func withDemo<Answer: Sendable>(
    ports: Int? = 17_100, _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    try await withDatabase(on: .sqlite) { database in
        let hash = PasswordHash(cost: .standard, salt: [1], key: [2])
        _ = try await database.write { tx in
            try tx.plantServiceLevels(in: .utc, at: Cast.morning - .days(60))
            return try Demo.fill(tx, password: hash, in: .utc, ports: ports, at: Cast.morning)
        }
        return try await body(database)
    }
}
