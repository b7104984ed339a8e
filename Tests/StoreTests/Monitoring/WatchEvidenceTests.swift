import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct WatchEvidenceTests {
    let start = Cast.morning

    @Test(arguments: engines) func whenTheProberStopsEveryLineIsStaleWithinItsAge(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for number in 1...3 {
                    let id = try tx.addProbe("Page \(number)")
                    try tx.read(id, .good, 0)
                }
                let secure = try tx.addProbe("Secure page")
                let seen = Check.Reading(at: start, verdict: .good, certificateEnds: start + .days(200))
                try tx.record([CheckedReading(secure, seen)], at: start)
                _ = try tx.addProbe("Never asked")
                let words = { (source: EvidenceLine.Source, at: Moment) in
                    try tx.watchEvidence(clocks: .plain, at: at).filter { $0.id.source == source }
                        .map { $0.believed(at: at).verdict }
                }
                #expect(try words(.check, start + .minutes(5)) == [.good, .good, .good, .good, .unknown])
                #expect(try words(.certificate, start + .minutes(5)) == [.good])
                #expect(try words(.check, start + .minutes(6)) == [.stale, .stale, .stale, .stale, .unknown])
                #expect(try words(.certificate, start + .minutes(6)) == [.stale])
            }
        }
    }

    @Test(arguments: engines) func aClockThatWasSetBackLeavesNothingGood(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Portal", attempts: 1)
                try tx.read(id, .good, 60)
                try tx.noteWatch(at: start + .minutes(60))
                #expect(try tx.watchEvidence(clocks: .plain, at: start).map(\.verdict).first == .stale)
                // It may be another node's.
                try tx.noteWatch(at: start, isAlone: false)
                #expect(try tx.watchSeen() == start + .minutes(60))
                try tx.noteWatch(at: start)
                #expect(try tx.watchSeen() == start && tx.absences(since: start).isEmpty)
                #expect(try tx.exceptionalChecks(at: start).map { $0.light(at: start, isPlanned: false) } == [.stale])
                try tx.read(id, .failed, 1)
                #expect(try tx.check(id)?.standing.verdict == .failed)
            }
        }
    }

    @Test(arguments: engines) func onlyWhatIsFreshAndNotPlannedCountsAsWell(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let service = try tx.addSmallHospital().chart.id
                let ids = try ["Well", "Failing", "Patched", "Paused"].map { try tx.addProbe($0, attempts: 1) }
                let ofService = try tx.addProbe("Of what is patched", attempts: 1, service: service)
                for id in ids + [ofService] { try tx.read(id, .good, 0) }
                try tx.read(ids[1], .failed, 1)
                let hour = start + .hours(1)
                let scopes: [MaintenanceWindow.Scope] = [.check(ids[2]), .service(service), .check(ids[0])]
                for (scope, from) in zip(scopes, [start, start, start + .minutes(30)]) {
                    _ = try tx.planWindow(scope, from: from, until: hour, reason: "Patches", by: priya, at: start)
                }
                _ = try tx.pauseCheck(ids[3], by: priya, at: start + .minutes(1))
                let counts = try tx.checkCounts(at: start + .minutes(2))
                #expect(counts == CheckCounts(all: 5, well: 1, planned: 3) && counts.exceptions == 1)
                // The windows are over, and so is the time of the evidence.
                let later = try tx.checkCounts(at: hour)
                #expect(later == CheckCounts(all: 5, well: 0, planned: 1) && later.exceptions == 4)
            }
        }
    }

    @Test(arguments: engines) func aNewTargetBeginsWithoutTheOldOnesEvidence(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Portal", attempts: 1)
                let yesterday = start - .days(1)
                let ended = Check.Reading(
                    at: start, verdict: .failed, reason: "The certificate ended", certificateEnds: yesterday)
                let entry = CheckedReading(id, ended, of: "tcp://127.0.0.1:1")
                try tx.record([entry], at: start)
                var spec = try CheckSpec.probe("Patient portal", attempts: 1)
                let renamed = try tx.saveCheck(id, spec, version: 1, by: .desk, at: start + .minutes(1))
                #expect(renamed.standing.verdict == .failed && renamed.certificateEnds == yesterday)
                spec.means = .probe(.init(target: "tcp://127.0.0.1:2"))
                let later = start + .minutes(2)
                let moved = try tx.saveCheck(id, spec, version: 2, by: .desk, at: later)
                #expect(moved.standing == .unseen(since: later) && moved.certificateEnds == nil)
                // A look at the old target that was under way meanwhile.
                let late = Check.Reading(at: later, verdict: .failed, certificateEnds: yesterday)
                try tx.record([CheckedReading(id, late, of: "tcp://127.0.0.1:1")], at: later)
                let lines = try tx.watchEvidence(clocks: .plain, at: later)
                #expect(lines.filter { $0.id.source == .certificate }.isEmpty)
                #expect(lines.filter { $0.id.source == .check }.map(\.verdict) == [.unknown])
            }
        }
    }

    @Test(arguments: engines) func aCertificateThatItsCheckWarnsOfIsOneLine(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Portal", attempts: 1)
                let ends = start + .days(9)
                func certificates(_ verdict: Verdict, _ minute: Int64) throws -> [EvidenceLine.Verdict] {
                    let at = start + .minutes(minute)
                    let reading = Check.Reading(at: at, verdict: verdict, reason: "seen", certificateEnds: ends)
                    try tx.record([CheckedReading(id, reading)], at: at)
                    return try tx.watchEvidence(clocks: .plain, at: at).filter { $0.id.source == .certificate }
                        .map(\.verdict)
                }
                #expect(try certificates(.warning, 0).isEmpty)
                #expect(try certificates(.good, 1) == [.warning])
            }
        }
    }

    @Test(arguments: engines) func aCertificateSaysTheSameEveryDayAndItsDaysToWhoeverReadsIt(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("Portal", attempts: 1)
                func told(_ verdict: Verdict, after days: Int64) throws -> [EvidenceLine] {
                    let at = start + .days(days)
                    let reading = Check.Reading(
                        at: at, verdict: verdict, reason: "The certificate ends on 3 Dec 2026",
                        certificateEnds: start + .days(9))
                    try tx.record([CheckedReading(id, reading)], at: at)
                    return try tx.watchEvidence(clocks: .plain, at: at).filter { $0.path == "/checks/\(id)" }
                }
                let certificates = try [told(.good, after: 0), told(.good, after: 1)].map { $0.last }
                #expect(certificates.map { $0?.reason } == ["ends on 3 Dec 2026", "ends on 3 Dec 2026"])
                #expect(certificates[0]?.reason(at: start) == "ends on 3 Dec 2026, in 9 days")
                let warned = try #require(try told(.warning, after: 8).first)
                #expect(warned.reason == "The certificate ends on 3 Dec 2026")
                #expect(warned.reason(at: start + .days(8)) == "The certificate ends on 3 Dec 2026, in 1 day")
                _ = try tx.pauseCheck(id, by: priya, at: start + .days(8))
                let paused = try tx.watchEvidence(clocks: .plain, at: start + .days(8))
                #expect(paused.filter { $0.path == "/checks/\(id)" }.map { $0.reason(at: start) } == ["paused by hand"])
            }
        }
    }

    @Test(arguments: engines) func aFailureBesidesSaysNothingOfDays(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("Portal", attempts: 2)
                func read(_ verdict: Verdict, _ reason: String, _ minute: Int64) throws {
                    let at = start + .minutes(minute)
                    let ends = verdict == .warning ? start + .days(9) : nil
                    let reading = Check.Reading(at: at, verdict: verdict, reason: reason, certificateEnds: ends)
                    try tx.record([CheckedReading(id, reading)], at: at)
                }
                func told(_ minute: Int64) throws -> String? {
                    let at = start + .minutes(minute)
                    let lines = try tx.watchEvidence(clocks: .plain, at: at)
                    return lines.first { $0.path == "/checks/\(id)" }?.reason(at: at)
                }
                for minute in Int64(0)...1 { try read(.warning, "The certificate ends on 3 Dec 2026", minute) }
                #expect(try told(1) == "The certificate ends on 3 Dec 2026, in 9 days")
                try read(.failed, "Answered 502 instead of 200", 2)
                #expect(try told(2) == "Answered 502 instead of 200")
                _ = try tx.planWindow(
                    .check(id), from: start, until: start + .hours(1), reason: "Patch", by: priya, at: start)
                #expect(try told(2) == "in a maintenance window: Answered 502 instead of 200")
                #expect(try tx.check(id)?.standing.verdict == .warning)
            }
        }
    }

    @Test(arguments: engines) func aCheckThatSomebodyKnowsIsDecidedInTheRound(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("Portal", attempts: 1)
                try tx.read(id, .failed, 0)
                _ = try tx.acknowledge(id, reason: "Vendor is on it", until: start + .hours(2), by: priya, at: start)
                let line = EvidenceLine.ID(.check, "\(id)")
                let known = try tx.board(look()).line(line)
                #expect(known?.decision?.byName == "Priya Raman" && known?.decision?.words == "Vendor is on it")
                #expect(known?.owner?.name == "Priya Raman" && known?.obstacle == nil)
                try tx.read(id, .failed, 121)
                let later = EvidenceLook(.morning, plan: plan, now: start + .minutes(121))
                #expect(try tx.board(later).line(line)?.decision == nil)
            }
        }
    }

    @Test(arguments: engines) func aLineLeadsToWhatIsWrittenAboutItsService(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let service = try tx.addSmallHospital().chart.id
                let id = try tx.addProbe("Chart sign-on", attempts: 1, service: service)
                try tx.read(id, .failed, 0)
                let fields = Article.Fields(
                    title: "When the chart is down", body: "Print the census.", audience: .staff, service: service,
                    owner: priya.id)
                let draft = try tx.addArticle(fields, by: priya, at: start)
                let line = EvidenceLine.ID(.check, "\(id)")
                #expect(try tx.board(look()).line(line)?.evidence.article == nil)
                _ = try tx.turnArticle(
                    draft.id, to: .published, version: draft.version, by: priya, on: Day(number: 20_780), at: start)
                #expect(try tx.board(look()).line(line)?.evidence.article == "/articles/\(draft.id)")
            }
        }
    }

    @Test(arguments: engines) func theRequestOfACheckStandsOnItsLine(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("Portal", attempts: 1)
                try tx.read(id, .failed, 0)
                let ticket = try #require(try tx.check(id)?.ticket)
                let line = EvidenceLine.ID(.check, "\(id)")
                let board = try tx.board(look())
                #expect(board.line(line)?.ticket == ticket && board.line(line)?.obstacle == .undecided)
                #expect(board.line(.init(.ticket, ticket.code)) == nil && board.urgent == 1)
                #expect(throws: Refusal.self) {
                    _ = try tx.openTicket(for: line, seen: .failed, look(), by: priya)
                }
                _ = try tx.takeTicket(ticket, by: priya, at: start)
                let taken = try tx.board(look()).line(line)
                #expect(taken?.isInHand == true && taken?.owner?.name == "Priya Raman")
                _ = try tx.resolveTicket(ticket, fix: "Restarted.", cause: "", by: priya, at: start)
                #expect(try tx.board(look()).line(line)?.ticket == nil)
            }
        }
    }

    @Test(arguments: engines) func whatFailsBecauseOfAnotherStandsOnThatOnesRequest(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let core = try tx.addProbe("Core switch", attempts: 1)
                let floor = try tx.addProbe("Floor switch", attempts: 1, parent: core)
                let printer = try tx.addProbe("Printer", attempts: 1, parent: floor)
                for id in [core, floor, printer] { try tx.read(id, .failed, 0) }
                for id in [floor, printer] { try tx.read(id, .failed, 1) }
                let ticket = try #require(try tx.check(core)?.ticket)
                let line = EvidenceLine.ID(.check, "\(printer)")
                let found = try #require(try tx.board(look()).line(line))
                #expect(
                    found.ticket == ticket && found.reason == "connection refused; Core switch, which it needs, is bad")
                #expect(throws: Refusal.self) { _ = try tx.openTicket(for: line, seen: .failed, look(), by: priya) }
                let watched = try #require(try tx.check(printer))
                #expect(try tx.firstCause(of: watched)?.id == core)
                _ = try tx.takeTicket(ticket, by: priya, at: start)
                #expect(try tx.board(look()).line(line)?.isInHand == true)
            }
        }
    }

    @Test(arguments: engines) func aRequestOfTheRoundBeginsWithWhatIsKnownOfItsLine(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let service = try tx.addSmallHospital().chart.id
                let id = try tx.addProbe("Chart sign-on", attempts: 3, service: service)
                let job = try tx.addBackupJob(
                    .init(name: "Chart copy", service: service, rhythm: .every(.hours(1)), window: .minutes(30)),
                    by: .desk, at: start)
                let check = try tx.openTicket(for: .init(.check, "\(id)"), seen: .unknown, look(), by: priya)
                #expect(check.fields.service == service && check.fields.priority == .p2)
                let copy = try tx.openTicket(for: .init(.backup, "\(job.id)"), seen: .unknown, look(), by: priya)
                #expect(copy.fields.service == service)
            }
        }
    }

    @Test(arguments: engines) func eachKindOfTroubleHasItsWord(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beats = try ["missing", "failed", "late", "paused"].map { try tx.addHeartbeat($0) }
                let at = start + .minutes(70)
                for (beat, minute) in zip(beats, [0, 0, 8, 60] as [Int64]) {
                    let signal: Heartbeat.Signal =
                        minute == 0 && beat.check.fields.name == "failed" ? .failure : .success
                    let ping = HeardPing(.token(beat.token ?? ""), signal, at: start + .minutes(minute))
                    _ = try tx.hear([ping], clocks: .plain, at: ping.at)
                }
                _ = try tx.pauseCheck(beats[3].id, by: try tx.addCast().priya, at: at)
                _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: false, at: at)
                let fields = BackupJob.Fields(name: "No proof", rhythm: .every(.hours(1)), window: .minutes(30))
                _ = try tx.addBackupJob(fields, by: .desk, at: start)
                try tx.noteWatch(at: at)
                let lines = try tx.watchEvidence(clocks: .plain, at: at)
                let words = Dictionary(lines.map { ($0.subject, $0.verdict) }) { first, _ in first }
                #expect(words["missing"] == .missing && words["failed"] == .failed && words["late"] == .late)
                #expect(words["paused"] == .warning && words["No proof"] == .unknown)
                #expect(words["The desk’s own watch"] == .good)
            }
        }
    }
}
