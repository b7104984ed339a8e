import RoundsDomain
import RoundsTestKit
import RoundsWeb
import Testing

@Suite struct PasswordsTests {
    let cheap = PasswordHash.Cost(rounds: 16, blockSize: 1, parallelism: 1)

    @Test func aPasswordIsRightAndAnotherIsNot() async throws {
        let passwords = Passwords(cost: try #require(cheap))
        let hash = try await passwords.hash(try chosen)
        #expect(try await passwords.verify("tram window oregano", against: hash).isRight)
        for wrong in ["tram window oregan", "Tram window oregano", "", String(repeating: "a", count: 5_000)] {
            #expect(try await !passwords.verify(wrong, against: hash).isRight)
        }
        #expect(try await !passwords.verify("tram window oregano", against: nil).isRight)
    }

    /// RFC 7914 §12, the second vector: the derived key begins with fdbabe1c9d347200.
    @Test func theKeyIsScryptOfTheRFC() async throws {
        let cost = try #require(PasswordHash.Cost(rounds: 1_024, blockSize: 8, parallelism: 16))
        let key: [UInt8] = [
            0xFD, 0xBA, 0xBE, 0x1C, 0x9D, 0x34, 0x72, 0x00, 0x78, 0x56, 0xE7, 0x19, 0x0D, 0x01, 0xE9, 0xFE, 0x7C, 0x6A,
            0xD7,
            0xCB, 0xC8, 0x23, 0x78, 0x30, 0xE7, 0x73, 0x76, 0x63, 0x4B, 0x37, 0x31, 0x62, 0x2E, 0xAF, 0x30, 0xD9, 0x2E,
            0x22,
            0xA3, 0x88, 0x6F, 0xF1, 0x09, 0x27, 0x9D, 0x98, 0x30, 0xDA, 0xC7, 0x27, 0xAF, 0xB9, 0x4A, 0x83, 0xEE, 0x6D,
            0x83,
            0x60, 0xCB, 0xDF, 0xA2, 0xCC, 0x06, 0x40,
        ]
        let stored = PasswordHash(cost: cost, salt: Array("NaCl".utf8), key: key)
        #expect(try await Passwords(cost: cost).verify("password", against: stored).isRight)
    }

    @Test func theSamePasswordIsTheSameHoweverTheKeyboardComposesIt() async throws {
        let passwords = Passwords(cost: try #require(cheap))
        let typed = try ChosenPassword("caf\u{E9} window oregano", name: "", signInName: "")
        let hash = try await passwords.hash(typed)
        #expect(try await passwords.verify("cafe\u{301} window oregano", against: hash).isRight)
    }

    @Test func anOlderCostIsRightAndHashedAgain() async throws {
        let today = try #require(PasswordHash.Cost(rounds: 32, blockSize: 1, parallelism: 1))
        let older = try await Passwords(cost: try #require(cheap)).hash(try chosen)
        let passwords = Passwords(cost: today)
        let again = try #require(try await passwords.verify("tram window oregano", against: older).rehashed)
        #expect(again.cost == today)
        #expect(
            try await passwords.verify("tram window oregano", against: again) == .init(isRight: true, rehashed: nil))
        #expect(try await passwords.verify("wrong", against: older).rehashed == nil)
    }

    @Test func aFloodIsToldToComeBackAndTheFirstOnesAreServed() async throws {
        let passwords = Passwords(cost: .standard, atOnce: 1, waiting: 3)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { (try? await passwords.verify("tram window oregano", against: nil)) != nil }
            }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect(outcomes[true, default: 0] >= 4 && outcomes[false, default: 0] > 0)
        #expect(try await !passwords.verify("later", against: nil).isRight)
    }

    private var chosen: ChosenPassword {
        get throws { try ChosenPassword("tram window oregano", name: "Maria Lopez", signInName: "maria") }
    }
}
