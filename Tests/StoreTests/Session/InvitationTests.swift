import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct InvitationTests {
    let now = Cast.morning
    let ada = try? PersonDraft(name: "Ada Stone", signInName: "ada", email: "", role: .requester)

    @Test(arguments: engines) func theFirstAdministratorComesInByTheLinkOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let link = Secret.fresh()
            try await database.write { try $0.inviteFirstAdministrator(link, at: now) }
            #expect(try await database.read { try $0.invitation(link, at: now) }?.person == nil)
            let first = try await database.write { [ada] tx in
                try tx.acceptInvitation(link, password: .made(of: 1), first: ada, at: now)
            }
            #expect(first.role == .administrator)
            #expect(try await database.enter("ada", at: now) != nil)
            await #expect(throws: Invitation.isOver) {
                try await database.write { try $0.acceptInvitation(link, password: .made(of: 2), first: ada, at: now) }
            }
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.inviteFirstAdministrator(.fresh(), at: now) }
            }
        }
    }

    @Test(arguments: engines) func theFirstLinksOfSeveralStartsAreOpenUntilOneIsUsed(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            let links = [Secret.fresh(), .fresh(), .fresh()]
            for (place, link) in links.enumerated() {
                try await database.write { tx in
                    try tx.inviteFirstAdministrator(link, keepsEarlier: true, at: now + .hours(Int64(place)))
                }
            }
            #expect(try await database.read { try $0.invitation(links[0], at: now + .hours(71)) } != nil)
            #expect(try await database.read { try $0.invitation(links[0], at: now + .hours(72)) } == nil)
            _ = try await database.write { [ada] tx in
                try tx.acceptInvitation(links[1], password: .made(of: 1), first: ada, at: now + .hours(3))
            }
            let left = try await database.read { try $0.row("SELECT COUNT(*) AS n FROM invitation")?.integer("n") }
            #expect(left == 1, "the one that was used")
        }
    }

    @Test(arguments: engines) func aFirstLinkThatIsAskedForEndsTheEarlierOnes(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (older, newer) = (Secret.fresh(), Secret.fresh())
            try await database.write { try $0.inviteFirstAdministrator(older, keepsEarlier: true, at: now) }
            try await database.write { try $0.inviteFirstAdministrator(newer, at: now) }
            #expect(try await database.read { try $0.invitation(older, at: now) } == nil)
            #expect(try await database.read { try $0.invitation(newer, at: now) } != nil)
        }
    }

    @Test(arguments: engines) func ofTwoWhoUseTwoFirstLinksAtOnceOneGetsIn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let links = [Secret.fresh(), Secret.fresh()]
            for link in links {
                try await database.write { try $0.inviteFirstAdministrator(link, keepsEarlier: true, at: now) }
            }
            let entered = await withTaskGroup(of: Bool.self) { group in
                for (number, link) in links.enumerated() {
                    group.addTask {
                        (try? await database.write { tx in
                            let draft = try PersonDraft(name: "A", signInName: "a\(number)", email: "", role: .lead)
                            return try tx.acceptInvitation(link, password: .made(of: 1), first: draft, at: now)
                        }) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(entered == 1)
        }
    }

    @Test(arguments: engines) func ofTwoWhoUseALinkAtOnceOneGetsIn(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let link = Secret.fresh()
            try await database.write { try $0.inviteFirstAdministrator(link, at: now) }
            let entered = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        (try? await database.write { tx in
                            let draft = try PersonDraft(name: "A", signInName: "a\(number)", email: "", role: .lead)
                            return try tx.acceptInvitation(link, password: .made(of: 1), first: draft, at: now)
                        }) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(entered == 1)
            #expect(try await database.read { try $0.people(limit: 10) }.count == 1)
        }
    }

    @Test(arguments: engines) func aLinkIsOverAfterThreeDaysAndWhenANewerOneIsMade(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let (older, newer) = (Secret.fresh(), Secret.fresh())
            try await database.write { try $0.invite(cast.priya.id, with: older, by: .person(cast.ada.id), at: now) }
            try await database.write { try $0.invite(cast.priya.id, with: newer, by: .person(cast.ada.id), at: now) }
            #expect(try await database.read { try $0.invitation(older, at: now) } == nil)
            #expect(try await database.read { try $0.invitation(newer, at: now + .hours(71)) }?.person == cast.priya)
            #expect(try await database.read { try $0.invitation(newer, at: now + .hours(72)) } == nil)
            await #expect(throws: Invitation.isOver) {
                try await database.write {
                    try $0.acceptInvitation(newer, password: .made(of: 2), at: now + .hours(72))
                }
            }
        }
    }

    @Test(arguments: engines) func whoForgotChoosesAnewAndIsSignedOutElsewhere(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let (link, session) = (Secret.fresh(), Secret.fresh())
            try await database.enter("maria", with: session, at: now)
            try await database.write { try $0.invite(cast.maria.id, with: link, by: .person(cast.ada.id), at: now) }
            #expect(try await database.isAlive(session, at: now))
            _ = try await database.write { try $0.acceptInvitation(link, password: .made(of: 2), at: now) }
            #expect(try await !database.isAlive(session, at: now))
            let kinds = try await database.kinds(about: cast.maria)
            #expect(kinds.suffix(2) == ["person.invited", "person.password_set"])
        }
    }

    @Test(arguments: engines) func aProgramAndSomebodyWhoLeftGetNoLink(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            try await database.leave(cast.maria, at: now)
            for person in [cast.engine, cast.maria] {
                await #expect(throws: Refusal.self) {
                    try await database.write { try $0.invite(person.id, with: .fresh(), by: .desk, at: now) }
                }
            }
        }
    }

    @Test(arguments: engines) func aPasswordIsChangedWithTheOldOneAndOtherSessionsEnd(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine) { database in
            let cast = try await database.deskWithPasswords()
            let (here, there) = (Secret.fresh(), Secret.fresh())
            let session = try #require(try await database.enter("maria", with: here, at: now))
            try await database.enter("maria", with: there, at: now)
            try await database.write { tx in
                guard case .go(let attempt) = try tx.startSignIn("maria", from: .ward, at: now) else { return }
                try tx.changePassword(attempt, to: .made(of: 2), keeping: session.id, at: now)
            }
            #expect(try await database.isAlive(here, at: now))
            #expect(try await !database.isAlive(there, at: now))
            let notices = try await database.read { try $0.accountNotices(of: cast.maria.id, at: now) }
            #expect(notices.contains(AccountNotice(kind: .passwordSet, at: now)))
        }
    }
}
