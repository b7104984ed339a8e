import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct SessionTests {
    let now = Cast.morning

    @Test(arguments: engines) func anIdleSessionEndsAndATouchedOneGoesOn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.deskWithPasswords()
            let secret = Secret.fresh()
            let session = try #require(try await database.enter("maria", with: secret, at: now))
            #expect(try await database.isAlive(secret, at: now + .minutes(29)))
            #expect(try await !database.isAlive(secret, at: now + .minutes(30)))
            try await database.write { try $0.touch(session.id, at: now + .minutes(29)) }
            #expect(try await database.isAlive(secret, at: now + .minutes(58)))
            for hour in 1...24 {
                try await database.write { try $0.touch(session.id, at: now + .minutes(Int64(hour * 29))) }
            }
            #expect(try await database.isAlive(secret, at: now + .minutes(719)))
            #expect(try await !database.isAlive(secret, at: now + .hours(12)))
        }
    }

    @Test(arguments: engines) func aPersonSeesTheirDevicesAndSignsOneOut(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let here = try #require(try await database.enter("maria", at: now))
            let there = try #require(try await database.enter("maria", from: .elsewhere, at: now + .minutes(1)))
            let list = try await database.read {
                try $0.sessions(of: cast.maria.id, rule: .standard, at: now + .minutes(2))
            }
            #expect(list == [there, here])
            try await database.write { try $0.revokeSession(there.id, of: cast.maria.id, by: cast.maria, at: now) }
            let left = try await database.read {
                try $0.sessions(of: cast.maria.id, rule: .standard, at: now + .minutes(2))
            }
            #expect(left == [here])
            #expect(try await database.kinds(about: cast.maria).last == "person.session_revoked")
        }
    }

    @Test(arguments: engines) func onlyOnesOwnSessionsAndAnAdministratorsReachEndElsewhere(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let marias = try #require(try await database.enter("maria", at: now))
            for other in [cast.omar, cast.priya, cast.sam] {
                await #expect(throws: Denial.notFound) {
                    try await database.write { try $0.revokeSession(marias.id, of: cast.maria.id, by: other, at: now) }
                }
                await #expect(throws: Denial.notFound) {
                    try await database.write { try $0.revokeSession(marias.id, of: other.id, by: other, at: now) }
                }
            }
            #expect(try await database.write { try $0.revokeSessions(of: cast.maria.id, by: cast.ada, at: now) } == 1)
        }
    }

    @Test(arguments: engines) func allOthersEndAndTheOneThatAsksGoesOn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let kept = Secret.fresh()
            let session = try #require(try await database.enter("maria", with: kept, at: now))
            for minute in 1...3 { try await database.enter("maria", at: now + .minutes(Int64(minute))) }
            let ended = try await database.write { tx in
                try tx.revokeSessions(of: cast.maria.id, except: session.id, by: cast.maria, at: now + .minutes(4))
            }
            #expect(ended == 3)
            #expect(try await database.isAlive(kept, at: now + .minutes(4)))
        }
    }

    @Test(arguments: engines) func signingOutEndsOnlyThisSession(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let (here, there) = (Secret.fresh(), Secret.fresh())
            let session = try #require(try await database.enter("maria", with: here, at: now))
            try await database.enter("maria", with: there, at: now)
            try await database.write { try $0.signOut(session.id, of: cast.maria.id, at: now) }
            try await database.write { try $0.signOut(session.id, of: cast.maria.id, at: now) }
            #expect(try await !database.isAlive(here, at: now))
            #expect(try await database.isAlive(there, at: now))
            #expect(try await database.kinds(about: cast.maria).filter { $0 == "person.signed_out" }.count == 1)
        }
    }

    @Test(arguments: engines) func beyondTwentyTheOneUnusedLongestEnds(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let first = Secret.fresh()
            try await database.enter("maria", with: first, at: now)
            for second in 1...20 { try await database.enter("maria", at: now + .seconds(Int64(second))) }
            #expect(try await !database.isAlive(first, at: now + .seconds(30)))
            let list = try await database.read {
                try $0.sessions(of: cast.maria.id, rule: .standard, at: now + .seconds(30))
            }
            #expect(list.count == 20)
        }
    }

    @Test(arguments: engines) func leavingEndsSessionsTokensAndLinks(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let (session, token, link) = (Secret.fresh(), Secret.fresh(), Secret.fresh())
            try await database.enter("ada", with: session, at: now)
            try await database.write { tx in
                let draft = try TokenDraft(
                    name: "Nightly", scopes: ["tickets:read"], days: 9, within: cast.ada.permissions)
                _ = try tx.makeToken(draft, with: token, for: cast.ada.id, by: cast.ada, at: now)
                try tx.invite(cast.ada.id, with: link, by: .desk, at: now)
                let second = try PersonDraft(name: "Second", signInName: "second", email: "", role: .administrator)
                _ = try tx.addPerson(second, by: .desk, at: now)
            }
            try await database.leave(cast.ada, at: now)
            let back = try PersonDraft(name: "Ada Stone", signInName: "ada", email: "", role: .administrator)
            _ = try await database.write {
                try $0.savePerson(cast.ada.id, back, active: true, version: 2, by: .desk, at: now)
            }
            #expect(try await !database.isAlive(session, at: now))
            #expect(try await database.read { try $0.apiToken(token, at: now) } == nil)
            #expect(try await database.read { try $0.invitation(link, at: now) } == nil)
        }
    }

    @Test(arguments: engines) func theSweepTakesWhatIsOverAndNothingElse(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.deskWithPasswords()
            let alive = Secret.fresh()
            try await database.enter("maria", at: now)
            try await database.guess("nobody", at: now - .days(2))
            try await database.guess("ada", at: now + .minutes(40))
            try await database.enter("maria", with: alive, at: now + .minutes(40))
            #expect(try await database.write { try $0.sweepSessions(rule: .standard, at: now + .minutes(41)) } == 2)
            #expect(try await database.isAlive(alive, at: now + .minutes(41)))
        }
    }
}

extension Database {
    func isAlive(_ secret: Secret, at now: Moment) async throws -> Bool {
        try await read { try $0.askSession(secret, rule: .standard, at: now).answer() != nil }
    }
}
