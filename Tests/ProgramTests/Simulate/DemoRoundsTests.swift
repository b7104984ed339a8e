import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import rounds

@Suite struct DemoRoundsTests {
    private static let now = Cast.morning
    private static let plan = ShiftPlan.standard(in: .utc)
    private static let today = plan.zone.day(of: now)

    @Test func everyPastDayHasItsSignedRoundAndFinalChecks() async throws {
        try await withRounds { database in
            let rounds = try await database.read {
                try $0.rounds(from: Self.today - 100, through: Self.today, limit: 500)
            }
            let past = (1..<Demo.days).map { Self.today - $0 }
            for kind in Round.Kind.allCases {
                #expect(rounds.filter { $0.signature.kind == kind }.map(\.signature.day) == past)
            }
            let allWhole = try await database.read { tx in try rounds.allSatisfy { try tx.isWhole($0) } }
            #expect(allWhole && rounds.allSatisfy { $0.lines > 30 && $0.good <= $0.lines })
            #expect(rounds.contains { $0.signature.isClear } && rounds.contains { !$0.signature.isClear })
            #expect(Set(rounds.map(\.signer)) == ["Priya Raman", "Sam Whitaker"])
        }
    }

    @Test func theMorningRoundIsSignedInTimeButForTwoDaysThatTheLeadHeardOf() async throws {
        try await withRounds { database in
            let (rounds, overdue) = try await database.read { tx in
                (
                    try tx.rounds(from: Self.today - 100, through: Self.today, limit: 500),
                    try (0..<Demo.days).filter { try tx.isRoundOverdue(on: Self.today - $0) }
                )
            }
            #expect(Set(overdue) == DemoRounds.late)
            for round in rounds where round.signature.kind == .morning {
                let (day, at) = (round.signature.day, round.signature.at)
                let isLate = DemoRounds.late.contains(Self.today - day)
                #expect(Self.plan.shift(.day, on: day).contains(at), "\(day.iso)")
                #expect((Self.plan.roundDue(on: day) < at) == isLate, "\(day.iso)")
            }
        }
    }

    @Test func exceptionsAreDecidedAndWhatNoCheckReportsHasItsRequest() async throws {
        try await withRounds { database in
            let decisions = try await database.read { tx in
                try tx.rounds(from: Self.today - 100, through: Self.today, limit: 500)
                    .flatMap { try tx.signedLines(of: $0.id) }
            }
            let words = Set(decisions.compactMap(\.decision))
            #expect(words.isSuperset(of: [.known, .ticket]))
            let opened = Set(decisions.filter { $0.decision == .ticket }.compactMap(\.ticket))
            let open = try await database.read { tx in try opened.filter { try tx.ticket($0)?.state.isOpen != false } }
            #expect(opened.count >= 2 && open.isEmpty)
            let walks = decisions.filter { $0.id == EvidenceLine.ID(.byHand, "H01") }
            #expect(walks.count { $0.verdict == .failed } == 1 && walks.allSatisfy { $0.verdict != .unknown })
        }
    }

    @Test func everyShiftLeftItsHandoverAndTheNextOneAcceptedIt() async throws {
        try await withRounds { database in
            try await database.write { try DemoDay.begin($0, by: Self.plan, at: Self.now) }
            let handovers = try await database.read { try $0.handovers(limit: 500) }
            #expect(handovers.count == 2 * (Demo.days - 1))
            var shift = Self.plan.shift(at: Self.now)
            for handover in handovers {
                shift = Self.plan.previous(before: shift)
                #expect(Self.plan.shift(of: handover) == shift && handover.isWhole)
                #expect(
                    handover.acceptance.map { shift.end <= $0.at && $0.by != handover.writer } == true, "\(shift.code)")
                #expect(Set(handover.lines.map(\.item.key)).count == handover.lines.count, "\(shift.code)")
            }
            let changes = Set(handovers.flatMap { $0.lines.map(\.change) })
            #expect(changes.isSuperset(of: [.new, .unchanged, .gone]))
        }
    }

    @Test func todayIsLeftAsItWas() async throws {
        try await withDemo { database in
            let look = EvidenceLook(.morning, plan: Self.plan, now: Self.now)
            let before = try await database.read { try $0.board(look) }
            try await database.write { try DemoRounds.fill($0, by: Self.plan, at: Self.now) }
            let (after, signed, standing, duty) = try await database.read { tx in
                (
                    try tx.board(look), try tx.round(.morning, on: Self.today),
                    try tx.standingDecisions(at: Self.now), try tx.onDuty(in: Self.plan.shift(at: Self.now))
                )
            }
            #expect(Set(after.exceptions.map(\.evidence.id)) == Set(before.exceptions.map(\.evidence.id)))
            #expect(after.byHand.map(\.evidence.id) == before.byHand.map(\.evidence.id))
            #expect(signed == nil && standing.isEmpty && duty.isEmpty)
        }
    }

    @Test func theyStandInTheLogInTheOrderOfTime() async throws {
        try await withRounds { database in
            try await database.write { tx in
                try DemoDay.begin(tx, by: Self.plan, at: Self.now)
                try DemoLog.putInOrder(tx)
            }
            let log = try await database.read { try $0.events(from: 1, limit: 100_000) }
            let kinds: Set<String> = [
                Happening.Kind.roundSigned.rawValue, Happening.Kind.handoverWritten.rawValue,
                Happening.Kind.handoverAccepted.rawValue,
            ]
            let times = log.map(\.at)
            #expect(times == times.sorted())
            let told = log.filter { kinds.contains($0.kind) }
            #expect(told.count == 6 * (Demo.days - 1) && told.allSatisfy { $0.at <= Self.now })
            #expect(try await database.verifyLog(key: nil).fault == nil)
        }
    }

    @Test func theSameSeedSignsTheSame() async throws {
        let once = try await hashes()
        #expect(try await hashes() == once)
        #expect(once.count > 200)
    }

    @Test func aHospitalWithoutSystemsThatAnswerHasItsRoundsToo() async throws {
        try await withRounds(ports: nil) { database in
            let rounds = try await database.read {
                try $0.rounds(from: Self.today - 100, through: Self.today, limit: 500)
            }
            #expect(rounds.count == 2 * (Demo.days - 1))
        }
    }

    private func hashes() async throws -> [[UInt8]] {
        try await withRounds { database in
            try await database.read { tx in
                try tx.rounds(from: Self.today - 100, through: Self.today, limit: 500).map(\.hash)
                    + tx.handovers(limit: 500).map(\.hash)
            }
        }
    }

    private func withRounds<Answer: Sendable>(
        ports: Int? = 17_100, _ body: (any Database) async throws -> Answer
    ) async throws -> Answer {
        try await withDemo(ports: ports) { database in
            try await database.write { try DemoRounds.fill($0, by: Self.plan, at: Self.now) }
            return try await body(database)
        }
    }
}
