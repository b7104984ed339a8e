import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct SignInTests {
    let now = Cast.morning

    @Test(arguments: engines) func aSignInBeginsASessionAndIsInTheLog(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let secret = Secret.fresh()
            let session = try #require(try await database.enter("MARIA", with: secret, at: now))
            let found = try await database.read { tx in
                try tx.askSession(secret, rule: .standard, at: now + .minutes(5)).answer()
            }
            #expect(found?.person == cast.maria && found?.session == session)
            #expect(session.deviceName == "Firefox on Windows" && session.address == "10.4.0.7")
            #expect(try await database.kinds(about: cast.maria).last == "person.signed_in")
        }
    }

    @Test(arguments: engines) func whoHasNoPasswordOrLeftIsAskedLikeNobody(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            try await database.leave(cast.maria, at: now)
            for name in ["nobody", "priya", "engine", "maria", ""] {
                guard
                    case .go(let attempt) = try await database.write({ try $0.startSignIn(name, from: .ward, at: now) })
                else {
                    Issue.record("\(name) had to wait")
                    continue
                }
                #expect(attempt.person == nil && attempt.password == nil, "\(name)")
                await #expect(throws: Denial.forbidden) {
                    try await database.write {
                        try $0.signIn(attempt, from: .ward, with: .fresh(), device: .fresh(), at: now)
                    }
                }
            }
        }
    }

    @Test(arguments: engines) func aNameNobodyHasIsSlowedDownLikeOneSomebodyHas(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.deskWithPasswords()
            var said: [String: [String?]] = [:]
            for name in ["maria", "nobody"] {
                for second in 0..<20 {
                    said[name, default: []].append(try await database.guess(name, at: now + .seconds(Int64(second))))
                }
            }
            #expect(said["maria"] == said["nobody"])
            #expect(said["maria"]?.filter { $0 == nil }.count == 7)
        }
    }

    @Test(arguments: engines) func guessesInParallelAllCount(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        let start = try await database.write { try $0.startSignIn("maria", from: .elsewhere, at: now) }
                        if case .go = start { return true }
                        return false
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(passed == 3)
            #expect(try await database.enter(cast.maria.signInName, at: now) == nil)
        }
    }

    @Test(arguments: engines) func tenFailuresLockTheNameAndAreInTheLogWithoutWhatWasTyped(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            for hour in 1...10 { try await database.guess("maria", at: now + .minutes(Int64(hour * 2))) }
            for hour in 1...10 { try await database.guess("hunter2 typed here", at: now + .minutes(Int64(hour * 2))) }
            let then = now + .minutes(21)
            #expect(try await database.guess("maria", at: then)?.contains("locked for 14 minutes") == true)
            #expect(try await database.enter("maria", at: then) == nil)
            let kinds = try await database.kinds(about: cast.maria)
            #expect(kinds.filter { $0 == "person.sign_in_failed" }.count == 10 && kinds.last == "person.locked_out")
            let all = try await database.read { try $0.events(EventFilter(), before: nil, limit: 200) }
            #expect(!all.contains { $0.facts.contains("hunter2") || $0.facts.contains("maria") })
            #expect(try await database.enter("maria", at: now + .minutes(36)) != nil)
        }
    }

    @Test(arguments: engines) func aStrangersGuessesDoNotLockTheOwnersOwnBrowser(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let device = Secret.fresh()
            try await database.enter("maria", device: device, at: now)
            for minute in 1...12 { try await database.guess("maria", at: now + .minutes(Int64(minute * 2))) }
            let then = now + .minutes(25)
            let own = SignInOrigin(agent: "Firefox/140.0", address: "10.4.0.7", device: device)
            #expect(try await database.enter("maria", from: own, device: device, at: then) != nil)
            #expect(try await database.enter("maria", from: .ward, at: then) == nil)
            let notices = try await database.read { try $0.accountNotices(of: cast.maria.id, at: then) }
            #expect(notices.map(\.kind) == [.lockedOut])
        }
    }

    @Test(arguments: engines) func successForgetsTheFailuresAndKeepsTheNewHash(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.deskWithPasswords()
            for second in [0, 1] { try await database.guess("maria", at: now + .seconds(Int64(second))) }
            try await database.enter("maria", rehashed: .made(of: 2), at: now + .seconds(2))
            for second in [3, 4] {
                #expect(try await database.guess("maria", at: now + .seconds(Int64(second))) == nil)
            }
            let start = try await database.write { try $0.startSignIn("maria", from: .ward, at: now + .minutes(1)) }
            guard case .go(let attempt) = start else {
                Issue.record("had to wait")
                return
            }
            #expect(attempt.password == .made(of: 2))
        }
    }

    @Test(arguments: engines) func aPasswordChangedDuringTheCheckLetsNobodyIn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            guard
                case .go(let attempt) = try await database.write({ try $0.startSignIn("maria", from: .ward, at: now) })
            else {
                Issue.record("had to wait")
                return
            }
            try await database.write { try $0.setPassword(.made(of: 2), of: cast.maria.id, by: .desk, at: now) }
            await #expect(throws: Denial.forbidden) {
                try await database.write {
                    try $0.signIn(attempt, from: .ward, with: .fresh(), device: .fresh(), at: now)
                }
            }
        }
    }

    @Test(arguments: engines) func aTryThatCouldNotBeCheckedDoesNotCount(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.deskWithPasswords()
            for _ in 0..<20 {
                guard
                    case .go(let attempt) = try await database.write({
                        try $0.startSignIn("maria", from: .ward, at: now)
                    })
                else {
                    Issue.record("had to wait")
                    return
                }
                try await database.write { try $0.withdrawTry(attempt) }
            }
            #expect(try await database.enter("maria", at: now) != nil)
        }
    }

    @Test(arguments: engines) func aNewBrowserIsANoticeAndTheFirstOneIsNot(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            try await database.enter("maria", at: now)
            #expect(try await database.read { try $0.accountNotices(of: cast.maria.id, at: now) }.isEmpty)
            try await database.enter("maria", from: .elsewhere, at: now + .hours(1))
            let notices = try await database.read { try $0.accountNotices(of: cast.maria.id, at: now + .days(1)) }
            #expect(notices == [AccountNotice(kind: .newDevice, at: now + .hours(1))])
            #expect(try await database.read { try $0.accountNotices(of: cast.maria.id, at: now + .days(15)) }.isEmpty)
        }
    }
}

extension Database {
    func leave(_ person: Person, at now: Moment) async throws {
        let draft = try PersonDraft(
            name: person.name, signInName: person.signInName, email: person.email, role: person.role)
        _ = try await write { tx in
            try tx.savePerson(person.id, draft, active: false, version: person.version, by: .desk, at: now)
        }
    }
}
