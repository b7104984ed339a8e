import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct APITokenTests {
    let now = Cast.morning

    @Test(arguments: engines) func aTokenFindsItsOwnerUntilItExpires(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let secret = Secret.fresh()
            let token = try await database.token(of: cast.priya, by: cast.priya, secret, days: 7, at: now)
            let found = try await database.read { try $0.apiToken(secret, at: now + .days(6)) }
            #expect(found?.token == token && found?.person == cast.priya)
            #expect(try await database.read { try $0.apiToken(secret, at: now + .days(7)) } == nil)
            #expect(try await database.read { try $0.apiToken(.fresh(), at: now) } == nil)
        }
    }

    @Test(arguments: engines) func aRevokedTokenIsDeadAtOnceAndListed(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let secret = Secret.fresh()
            let token = try await database.token(of: cast.priya, by: cast.priya, secret, at: now)
            await #expect(throws: Denial.notFound) {
                try await database.write { try $0.revokeToken(token.id, by: cast.lee, at: now) }
            }
            try await database.write { try $0.revokeToken(token.id, by: cast.priya, at: now) }
            try await database.write { try $0.revokeToken(token.id, by: cast.ada, at: now + .minutes(1)) }
            #expect(try await database.read { try $0.apiToken(secret, at: now) } == nil)
            #expect(try await database.read { try $0.tokens(of: cast.priya.id) }.map(\.revokedAt) == [now])
            let kinds = try await database.kinds(about: cast.priya)
            #expect(kinds.suffix(2) == ["person.token_made", "person.token_revoked"])
        }
    }

    @Test(arguments: engines) func anAdministratorMakesAProgramsTokensAndNobodyElses(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            _ = try await database.token(of: cast.engine, by: cast.ada, .fresh(), at: now)
            for (owner, maker) in [(cast.engine, cast.priya), (cast.priya, cast.ada), (cast.priya, cast.lee)] {
                await #expect(throws: Denial.forbidden) {
                    try await database.token(of: owner, by: maker, .fresh(), at: now)
                }
            }
        }
    }

    @Test(arguments: engines) func whoActsThroughATokenCannotMakeAWiderOne(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let narrow = cast.priya.narrowed(to: [.ownAccount])
            await #expect(throws: Denial.forbidden) {
                try await database.token(of: cast.priya, by: narrow, .fresh(), at: now)
            }
        }
    }

    @Test(arguments: engines) func aPersonHasFiftyLivingTokensAtMost(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            for _ in 0..<50 { _ = try await database.token(of: cast.priya, by: cast.priya, .fresh(), at: now) }
            await #expect(throws: Refusal.self) {
                try await database.token(of: cast.priya, by: cast.priya, .fresh(), at: now)
            }
            _ = try await database.token(of: cast.priya, by: cast.priya, .fresh(), at: now + .days(31))
        }
    }

    @Test(arguments: engines) func itsUseIsWrittenDown(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let token = try await database.token(of: cast.priya, by: cast.priya, .fresh(), at: now)
            try await database.write { try $0.touch(token.id, at: now + .minutes(2)) }
            let used = try await database.read { try $0.tokens(of: cast.priya.id) }[0]
            #expect(used.usedAt == now + .minutes(2) && !TokenRule.isWorthTouching(used, at: now + .seconds(179)))
        }
    }
}

extension Database {
    @discardableResult
    func token(
        of owner: Person, by maker: Person, _ secret: Secret, days: Int = 30, at now: Moment
    ) async throws -> APIToken {
        try await write { tx in
            let draft = try TokenDraft(
                name: "Monitor", scopes: ["tickets:read"], days: days, within: owner.role.permissions)
            return try tx.makeToken(draft, with: secret, for: owner.id, by: maker, at: now)
        }
    }
}
