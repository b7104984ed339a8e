import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import rounds

@Suite struct DemoHistoryTests {
    private static let now = Cast.morning

    @Test func eightWeeksAreBelievableAndTheirLogIsSound() async throws {
        try await withDemo { database in
            let (tickets, checks, jobs) = try await database.read { tx in
                (try tx.ticketTotal(), try tx.askedChecks(after: nil, limit: 100), try tx.backupJobs())
            }
            #expect(tickets > 450 && checks.count == SimulatedSystem.all.count && jobs.count == 8)
            let log = try await database.verifyLog(key: nil)
            #expect(log.fault == nil && log.records > 4_000)
            let day = try await database.read { try Self.days(of: checks, $0) }
            #expect(day.allSatisfy { $0 >= 55 })
            let outcomes = try await database.read { try Self.outcomes(of: jobs, $0) }
            #expect(outcomes.isSuperset(of: [.ok, .warned, .failed, .late]))
        }
    }

    @Test func whatFailedInThePastHasItsTicketAndIsWellNow() async throws {
        try await withDemo { database in
            let found = try await database.read { try $0.exceptionalChecks(at: Self.now) }
            #expect(Set(found.map(\.check.fields.name)) == ["Fax gateway", "Patient portal from outside"])
            let all = try await database.read { try $0.checks(after: nil, limit: 200).checks }
            #expect(all.count == 33 && all.allSatisfy { !$0.standing.flaps.isFlapping })
            let fax = found.first { $0.check.fields.name == "Fax gateway" }
            #expect(fax?.acknowledgement != nil && fax?.ticket != nil)
        }
    }

    @Test func theShiftBeforeLeftAShortTrueHandoverAndSomebodyAcceptedIt() async throws {
        try await withDemo { database in
            try await database.write { try DemoDay.begin($0, by: .standard(in: .utc), at: Self.now) }
            let (handover, open) = try await database.read { tx in
                (try tx.lastHandover(), try tx.tickets(.matching(TicketFilter(priority: .p2)), limit: 200).lines)
            }
            let lines = handover?.lines ?? []
            let urgent = lines.filter { $0.item.section == .urgent }.count
            #expect((4...max(DemoDay.mostLines, urgent)).contains(lines.count))
            #expect(handover?.acceptance != nil && handover?.isWhole == true)
            #expect(!lines.contains { $0.item.detail.contains("lies ahead") }, "it was no evidence of the future")
            let told = Set(lines.map(\.item.key))
            #expect(told.count == lines.count)
            let then = handover?.writtenAt ?? Self.now
            for ticket in open {
                #expect(told.contains("ticket:\(ticket.id)") == (ticket.reportedAt < then), "\(ticket.id.code)")
            }
        }
    }

    @Test func prioritiesComeFromCareOrSayWhyNot() async throws {
        try await withDemo { database in
            let unsaid = try await database.read { tx in
                try (1...450).filter { number in
                    guard let ticket = try tx.ticket(Ticket.ID(Int64(number))) else { return false }
                    return ticket.isPriorityOverridden && ticket.fields.priorityReason.isEmpty
                }
            }
            #expect(unsaid == [])
        }
    }

    @Test func theSameSeedMakesTheSameHistory() async throws {
        let once = try await contents()
        #expect(try await contents() == once)
        #expect(once.count > 40)
    }

    @Test func theLogStandsInTheOrderOfTimeAndIsSealedSo() async throws {
        try await withDemo { database in
            let before = try await database.read { try $0.endOfLog().number }
            try await database.write { try DemoLog.putInOrder($0) }
            let times = try await database.read { try $0.events(from: 1, limit: 100_000).map(\.at) }
            #expect(Int64(times.count) == before && times == times.sorted())
            #expect(try await database.verifyLog(key: nil).fault == nil)
            // What happens next is sealed onto it.
            _ = try await database.write { tx in
                try tx.record(Happening(.deskStarted, about: .desk), by: .desk, at: Self.now)
            }
            let log = try await database.verifyLog(key: nil)
            #expect(log.fault == nil && log.records == before + 1)
        }
    }

    @Test func thePortalNamesANumberThatReachesNobody() async throws {
        try await withDemo(ports: nil) { database in
            let phone = try await database.read { try $0.deskPhone() }
            #expect(phone == "555-0142")
        }
    }

    @Test func withoutPortsNothingIsWatched() async throws {
        try await withDemo(ports: nil) { database in
            let checks = try await database.read { try $0.askedChecks(after: nil, limit: 1) }
            #expect(checks.isEmpty)
        }
    }

    @Test func whatNobodyPlaysIsPausedOnceAndSaysWhy() async throws {
        try await withDemo { database in
            for _ in 0..<2 {
                let paused = try await database.write { try DemoPause.begin($0, ports: 17_100, at: Self.now) }
                #expect(paused == 32)
            }
            let all = try await database.read { try $0.checks(after: nil, limit: 200).checks }
            #expect(all.filter { !$0.isPaused }.map(\.check.fields.name) == ["Fax gateway"])
            #expect(all.allSatisfy { !$0.isPaused || $0.standing.reason == DemoPause.reason })
        }
    }

    @Test func whatSomebodyPausedByHandIsNotTheSimulations() async throws {
        try await withDemo { database in
            let all = try await database.read { try $0.checks(after: nil, limit: 200).checks }
            let one = try #require(all.first { $0.check.fields.name == SimulatedSystem.all[0].name })
            let paused = try await database.write { tx in
                guard let priya = try tx.person(signInName: "priya") else { throw Denial.notFound }
                _ = try tx.pauseCheck(one.id, by: priya, at: Self.now)
                return try DemoPause.begin(tx, ports: 17_100, at: Self.now)
            }
            #expect(paused == 31)
            let reason = try await database.read { try $0.check(one.id)?.standing.reason }
            #expect(reason == "Paused by hand.")
        }
    }

    @Test func systemsAndTheirChecksMoveToOtherPortsTogether() async throws {
        try await withDemo { database in
            for wanted in [25, 0] {
                let moved = try await database.write { try DemoPorts.move($0, to: 18_100, at: Self.now) }
                #expect(moved == wanted)
            }
            let fax = try await database.read { tx in
                try tx.checks(after: nil, limit: 200).checks.first { $0.check.fields.name == "Fax gateway" }
            }
            #expect(fax?.acknowledgement != nil, "it answers nowhere, and its story goes on")
            // Whoever is asked there is played there.
            let paused = try await database.write { try DemoPause.begin($0, ports: 18_100, at: Self.now) }
            #expect(paused == 32)
        }
    }

    @Test func whatWaitedForTheSimulationGoesOnWhereItMovesTo() async throws {
        try await withDemo { database in
            let paused = try await database.write { tx in
                _ = try DemoPause.begin(tx, ports: 17_100, at: Self.now)
                _ = try DemoPorts.move(tx, to: 18_100, at: Self.now)
                return try tx.checks(after: nil, limit: 200).checks.filter(\.isPaused)
            }
            #expect(paused.count == SimulatedJob.all.count && paused.allSatisfy { $0.check.kind == .heartbeat })
        }
    }

    @Test func aCheckThatSomebodyLetsAskElsewhereStaysThere() async throws {
        try await withDemo { database in
            let moved = try await database.write { tx in
                let all = try tx.checks(after: nil, limit: 200).checks
                guard let one = all.first(where: { $0.check.fields.name == SimulatedSystem.all[0].name }) else {
                    return 0
                }
                let own = CheckSpec.Asking(target: "http://10.1.2.3:17100/")
                let spec = try CheckSpec(one.check.fields, .probe(own))
                _ = try tx.saveCheck(one.id, spec, version: one.check.version, by: .desk, at: Self.now)
                return try DemoPorts.move(tx, to: 18_100, at: Self.now)
            }
            #expect(moved == 24)
        }
    }

    private func contents() async throws -> [String] {
        try await withDemo { database in
            try await database.read { tx in
                try tx.rows("SELECT check_id, at, verdict FROM check_change ORDER BY id").map {
                    "\(try $0.integer("check_id")) \(try $0.integer("at")) \(try $0.text("verdict"))"
                } + (try tx.rows("SELECT title FROM ticket ORDER BY id").map { try $0.text("title") })
            }
        }
    }

    private static func days(of checks: [AskedCheck], _ tx: any Transaction) throws -> [Int] {
        try checks.map { try tx.days(of: $0.id, from: now - .days(60), until: now).count }
    }

    private static func outcomes(of jobs: [KeptBackupJob], _ tx: any Transaction) throws -> Set<BackupOutcome> {
        Set(
            try jobs.flatMap { job in
                try tx.ledger(of: job, since: now - .days(56), clocks: .installed, at: now).entries.map(\.outcome)
            })
    }
}
