import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct ManyLinesTests {
    /// A query for each line would show here long before it hurts: a board of 1,000 lines is a few statements.
    @Test(arguments: engines) func aThousandLinesAreReadAndSigned(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { tx in
                let checks = (0..<1_000).map { RoundCheck(code: "C\($0)", title: "Check \($0)", goodWhen: "well") }
                try tx.setRoundChecks(checks)
                return try tx.addCast()
            }
            try await database.write { tx in
                for number in 0..<990 {
                    try tx.run(
                        """
                        INSERT INTO round_tick (kind, day, code, good, words, person_id, at)
                        VALUES ('morning', \(look().day.number), \("C\(number)"), 1, '', \(cast.priya.id), \(Cast.morning))
                        """)
                }
            }
            let board = try await database.read { try $0.board(look()) }
            #expect(board.byHand.count == 10)
            let round = try await database.write { tx in
                let seen = try tx.board(look()).fingerprint
                return try tx.signRound(look(), seen: seen, acceptingExceptions: true, by: cast.priya)
            }
            #expect(try await database.read { try $0.isWhole(round) })
            #expect(try await database.read { try $0.signedLines(of: round.id).count } == Int(round.lines))
        }
    }
}
