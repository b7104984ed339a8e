import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

let plan = ShiftPlan.standard(in: .utc)

func look(_ kind: Round.Kind = .morning, after hours: Int64 = 0) -> EvidenceLook {
    EvidenceLook(kind, plan: plan, now: Cast.morning + .hours(hours))
}

@Suite struct RoundTests {
    private let walk = EvidenceLine.ID(.byHand, "H01")

    @Test(arguments: engines) func aFreshDeskKnowsNothingAndSaysSo(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let board = try await database.read { try $0.board(look()) }
            #expect(board.line(.init(.desk, "backup"))?.evidence.verdict == .unknown)
            #expect(board.line(.init(.ticket, "urgent"))?.isGood == true)
            #expect(board.byHand.count == 4 && !board.isClear)
        }
    }

    @Test(arguments: engines) func aTickIsEvidenceForItsDayAndRoundOnly(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let tick = try Tick("H01", isGood: true)
            try await database.write { try $0.tick(tick, look(), by: cast.priya) }
            try await database.read { [walk] tx throws in
                #expect(try tx.board(look()).line(walk)?.isGood == true)
                #expect(try tx.board(look(.final)).line(walk)?.evidence.verdict == .unknown)
                let next = try tx.board(look(after: 24)).line(walk)?.evidence
                #expect(next?.verdict == .unknown && next?.lastGood == Cast.morning)
            }
        }
    }

    @Test(arguments: engines) func whatIsLookedAtIsChosenAndRestsWithItsCode(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let all = try await database.read { try $0.roundChecks() }
            try await database.write { try $0.setRoundChecks(Array(all.prefix(1)), by: cast.priya, at: Cast.morning) }
            #expect(try await database.read { try $0.roundChecks() } == Array(all.prefix(1)))
            #expect(try await database.read { try $0.roundChecks(all: true).map(\.code).sorted() } == all.map(\.code))
            #expect(try await database.read { try $0.board(look()).byHand.count } == 1)
        }
    }

    @Test(arguments: engines) func whatWasFoundBadStaysBadUntilSomebodyFindsItWell(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let bad = try Tick("H01", isGood: false, words: "Amber light on shelf 3")
            try await database.write { try $0.tick(bad, look(), by: cast.priya) }
            try await database.read { [walk] tx throws in
                for later in [look(.final, after: 9), look(after: 24), look(.final, after: 33)] {
                    let line = try #require(try tx.board(later).line(walk))
                    #expect(line.evidence.verdict == .failed && line.reason == "Amber light on shelf 3")
                    #expect(line.evidence.firstSeen == Cast.morning && line.owner?.name == "Priya Raman")
                }
                let told = try tx.handoverLines(plan: plan, at: Cast.morning + .hours(9)).map(\.item)
                #expect(told.contains { $0.key == walk.code && $0.detail.contains("Amber light on shelf 3") })
            }
            let well = try Tick("H01", isGood: true)
            try await database.write { try $0.tick(well, look(.final, after: 9), by: cast.lee) }
            try await database.read { [walk] tx throws in
                #expect(try tx.board(look(.final, after: 9)).line(walk)?.isGood == true)
                #expect(try tx.board(look(after: 24)).line(walk)?.evidence.verdict == .unknown)
            }
        }
    }

    @Test(arguments: engines) func anExceptionIsDecidedAndTheDecisionLapses(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let line = EvidenceLine.ID(.ticket, ticket.id.code)
            let draft = try LineDecision.Draft(line, seen: .unowned, .watch, at: Cast.morning)
            try await database.write { try $0.decide(draft, look(), by: cast.priya) }
            try await database.read { tx throws in
                #expect(try tx.board(look()).line(line)?.decision?.byName == "Priya Raman")
                #expect(try tx.board(look(after: 4)).line(line)?.decision == nil)
            }
            _ = try await database.write { try $0.takeTicket(ticket.id, by: cast.priya, at: Cast.morning) }
            #expect(try await database.read { try $0.board(look()).line(line)?.decision } == nil)
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.decide(draft, look(), by: cast.priya) }
            }
        }
    }

    @Test(arguments: engines) func aTicketOpenedForALineDecidesItWhileItIsOpen(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let line = EvidenceLine.ID(.desk, "backup")
            let ticket = try await database.write { tx in
                try tx.openTicket(for: line, seen: .unknown, look(), by: cast.priya)
            }
            #expect(ticket.fields.title == "Backup of the desk: no word")
            #expect(try await database.read { try $0.board(look()).line(line)?.decision?.ticket } == ticket.id)
            _ = try await database.write { tx in
                try tx.resolveTicket(ticket.id, fix: "It ran.", cause: "", by: cast.priya, at: Cast.morning)
            }
            #expect(try await database.read { try $0.board(look()).line(line)?.decision } == nil)
        }
    }

    @Test(arguments: engines) func aRoundOfThePastIsSignedAsItStoodThen(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let yesterday = look(after: -24)
            let copy = EvidenceLine(
                .init(.backup, "1"), "PACS archive", .failed, "no space left", seenAt: yesterday.now, maxAge: .hours(26)
            )
            let (round, lines) = try await database.write { tx in
                let cast = try tx.addCast(at: Cast.morning - .days(2))
                let found = Board([copy], at: yesterday.now)
                _ = try tx.openTicket(for: copy.id, seen: .failed, on: found, yesterday, by: cast.priya)
                let decided = Board(
                    [copy], decisions: try tx.standingDecisions(at: yesterday.now), at: yesterday.now)
                let round = try tx.signRound(
                    yesterday, seen: decided.fingerprint, acceptingExceptions: false, by: cast.priya
                ) { decided }
                return (round, try tx.signedLines(of: round.id))
            }
            #expect(round.signature.isClear && round.signature.day == plan.zone.day(of: Cast.morning) - 1)
            #expect(lines.map(\.id) == [copy.id] && lines.first?.decision == .ticket)
            #expect(try await database.read { try $0.isWhole(round) })
        }
    }

    @Test(arguments: engines) func noFinalChecksAreSignedBeforeTheirShiftBegins(_ engine: TestEngine) async throws {
        let today = plan.zone.day(of: Cast.morning)
        let dawn = EvidenceLook(.final, plan: plan, now: plan.shift(.day, on: today).start - .minutes(1))
        let day = EvidenceLook(.final, plan: plan, now: plan.shift(.day, on: today).start)
        #expect(!dawn.hasBegun && day.hasBegun)
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    let seen = try tx.board(dawn).fingerprint
                    return try tx.signRound(dawn, seen: seen, acceptingExceptions: true, by: cast.priya)
                }
            }
            let signed = try await database.write { tx in
                let seen = try tx.board(day).fingerprint
                return try tx.signRound(day, seen: seen, acceptingExceptions: true, by: cast.priya)
            }
            #expect(signed.signature.kind == .final)
        }
    }

    @Test(arguments: engines) func noMorningRoundIsSignedWhileTheNightStillWorks(_ engine: TestEngine) async throws {
        let start = plan.shift(.day, on: plan.zone.day(of: Cast.morning)).start
        let night = EvidenceLook(.morning, plan: plan, now: start - .minutes(121))
        let dawn = EvidenceLook(.morning, plan: plan, now: start - .minutes(120))
        #expect(!night.hasBegun && dawn.hasBegun)
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            @Sendable func sign(_ look: EvidenceLook) async throws -> Round {
                try await database.write { tx in
                    let seen = try tx.board(look).fingerprint
                    return try tx.signRound(look, seen: seen, acceptingExceptions: true, by: cast.priya)
                }
            }
            await #expect(throws: Refusal("The morning round can be signed from 04:30 on, after the night's work.")) {
                try await sign(night)
            }
            #expect(try await sign(dawn).signature.day == dawn.day)
        }
    }

    @Test(arguments: engines) func whatIsSignedStaysAsItWas(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let seen = try await database.read { try $0.board(look()).fingerprint }
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.signRound(look(), seen: seen, acceptingExceptions: false, by: cast.priya)
                }
            }
            let round = try await database.write { tx in
                try tx.signRound(look(), seen: seen, acceptingExceptions: true, by: cast.priya)
            }
            #expect(!round.signature.isClear)
            await #expect(throws: Refusal.self) {
                try await database.write { tx in try tx.tick(try Tick("H01", isGood: true), look(), by: cast.lee) }
            }
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.signRound(look(), seen: seen, acceptingExceptions: true, by: cast.lee)
                }
            }
            #expect(try await database.read { try $0.isWhole(round) })
            try await database.write {
                try $0.run("UPDATE round_line SET reason = 'all good' WHERE line = 'by_hand:H01'")
            }
            #expect(try await database.read { try !$0.isWhole(round) })
        }
    }

    @Test(arguments: engines) func theLeadIsToldOnceWhenTheRoundIsLate(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let day = look().day
            for _ in 0..<2 { try await database.write { try $0.tellIfUnsigned(on: day, at: Cast.morning) } }
            let told = try await database.read { try $0.events(about: .day(day), limit: 10) }
            #expect(told.map(\.kind) == ["round.overdue"])
            #expect(try await database.read { try $0.isRoundOverdue(on: day) })
        }
    }

    @Test(arguments: engines) func aDeskThatStartsAfterTheHourTellsAtOnce(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (plan, day) = (ShiftPlan.standard(in: .utc), look().day)
            let due = plan.roundDue(on: day)
            func told(at now: Moment) async throws -> Bool {
                try await database.write { tx in
                    try tx.tellIfLate(plan, at: now)
                    return try tx.isRoundOverdue(on: day)
                }
            }
            #expect(try await !told(at: due + .hours(2)), "nothing has happened here")
            _ = try await database.write { try $0.addCast(at: due + .hours(1)) }
            #expect(try await !told(at: due + .hours(2)), "it began after the hour")
            try await database.write { try $0.run("UPDATE event SET at = \(due - .hours(9)) WHERE number = 1") }
            #expect(try await !told(at: due - .minutes(1)))
            #expect(try await !told(at: due + .hours(11)), "the day shift is over")
            #expect(try await told(at: due + .hours(2)))
        }
    }

    @Test(arguments: engines) func whereNoLeadIsTheAdministratorIsTold(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, day) = (try await database.write { try $0.addCast() }, look().day)
            func told(_ person: Person) async throws -> Bool {
                try await database.read { try $0.isToldOfLateRound(person, on: day) }
            }
            #expect(try await !told(cast.sam))
            try await database.write { try $0.tellIfUnsigned(on: day, at: Cast.morning) }
            #expect(try await told(cast.sam))
            #expect(try await !told(cast.ada))
            try await database.write { try $0.run("UPDATE person SET active = 0 WHERE role = 'lead'") }
            #expect(try await told(cast.ada))
        }
    }

    @Test(arguments: engines) func onlyPeopleOfTheDeskWalkRounds(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            for person in [cast.maria, cast.ruth, cast.engine] {
                await #expect(throws: Denial.forbidden) {
                    try await database.write { tx in try tx.tick(try Tick("H01", isGood: true), look(), by: person) }
                }
            }
        }
    }
}
