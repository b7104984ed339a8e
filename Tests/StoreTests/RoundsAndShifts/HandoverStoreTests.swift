import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct HandoverStoreTests {
    private let night = plan.shift(.night, on: look().day - 1)
    private let today = plan.shift(.day, on: look().day)

    @Test(arguments: engines) func aHandoverNamesEachUrgentRequestAndIsRedUntilAccepted(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let written = try await database.write { [night] tx in
                try tx.writeOf(night, words: "Quiet.", by: cast.lee)
            }
            #expect(written.lines.contains { $0.item.key == "ticket:\(ticket.id)" && $0.change == .new })
            let handed = EvidenceLine.ID(.handover, "last")
            #expect(try await database.read { try $0.board(look()).line(handed)?.evidence.verdict } == .failed)
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.acceptHandover(written.id, plan: plan, by: cast.lee, at: Cast.morning)
                }
            }
            let accepted = try await database.write { tx in
                try tx.acceptHandover(written.id, plan: plan, by: cast.priya, at: Cast.morning)
            }
            #expect(accepted.acceptance?.name == "Priya Raman" && accepted.isWhole)
            #expect(try await database.read { try $0.board(look()).line(handed)?.isGood } == true)
        }
    }

    @Test(arguments: engines) func theNextOneSaysOnlyWhatIsDifferent(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            try await database.write { [night] tx in
                let first = try tx.writeOf(night, by: cast.lee)
                _ = try tx.acceptHandover(first.id, plan: plan, by: cast.priya, at: Cast.morning)
            }
            let same = try await database.read { try $0.handoverLines(plan: plan, at: Cast.morning) }
            #expect(same.first { $0.item.key == "ticket:\(ticket.id)" }?.change == .unchanged)
            _ = try await database.write { tx in
                try tx.resolveTicket(ticket.id, fix: "New ribbon.", cause: "", by: cast.priya, at: Cast.morning)
            }
            let second = try await database.write { [today] tx in
                try tx.writeHandover(of: today, words: "", plan: plan, by: cast.priya, at: Cast.morning)
            }
            #expect(second.lines.first { $0.item.key == "ticket:\(ticket.id)" }?.change == .gone)
            #expect(try await database.read { try $0.handover(second.id) } == second)
        }
    }

    @Test(arguments: engines) func aShiftHasOneHandoverAndCorrectionsAreAddedBelow(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let written = try await database.write { [night] tx in
                try tx.writeOf(night, by: cast.lee)
            }
            await #expect(throws: Refusal.self) {
                try await database.write { [night] tx in
                    try tx.writeOf(night, by: cast.priya)
                }
            }
            try await database.write {
                try $0.amendHandover(written.id, "ED-LP-03 too.", by: cast.lee, at: Cast.morning)
            }
            #expect(try await database.read { try $0.addenda(to: written.id).map(\.body) } == ["ED-LP-03 too."])
            #expect(try await database.read { try $0.handover(written.id)?.isWhole } == true)
        }
    }

    @Test(arguments: engines) func onlyWhatFallsDueBeforeTheNextShiftEndsIsHandedOver(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let day = look().day
            let planned: [(String, Day, Int?)] = [
                ("Left over", day - 3, nil), ("Any time today", day, nil), ("In the night", day + 1, 120),
                ("Any time tomorrow", day + 1, nil), ("Tomorrow at ten", day + 1, 600),
            ]
            try await database.write { tx in
                for (title, day, minute) in planned {
                    let fields = PlannedTask.Fields(title: title, day: day, minute: minute, owner: cast.priya.id)
                    _ = try tx.addTask(fields, by: cast.priya, at: Cast.morning - .days(4))
                }
            }
            let lines = try await database.read { try $0.handoverLines(plan: plan, at: Cast.morning) }
            let due = lines.filter { $0.item.section == .tonight }.map(\.item.subject)
            #expect(due == ["Left over", "Any time today", "In the night"])
        }
    }

    @Test(arguments: engines) func whatIsNotNamedIsCountedAndWhatWasPromisedIsNamed(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let due = Cast.morning + .hours(3)
            try await database.write { tx in
                let cast = try tx.addCast()
                for number in 1...406 {
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "Trouble \(number)", priority: .p3)
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning - .days(9))
                }
                // The last of those that wait was promised for today; the last of the others can still be kept.
                try tx.run(
                    "UPDATE ticket SET due_at = \(Moment.never), state = 'waiting', waiting_on = 'vendor' WHERE id <= 203"
                )
                try tx.run("UPDATE ticket SET follow_up_day = \(look().day.number) WHERE id = 203")
                try tx.run("UPDATE ticket SET due_at = \(Cast.morning - .days(1)) WHERE id > 203")
                try tx.run("UPDATE ticket SET due_at = \(due) WHERE id = 406")
            }
            let items = try await database.read { try $0.handoverLines(plan: plan, at: Cast.morning).map(\.item) }
            let risky = items.filter { $0.section == .atRisk }
            #expect(risky.count == 202 && risky.contains { $0.key == "ticket:406" })
            let broken = HandoverItem(
                .atRisk, key: "more:broken", "Broken promises", "and 2 more", path: "/tickets?show=open&broken=yes")
            #expect(risky.last == broken)
            #expect(items.filter { $0.section == .promised }.map(\.key) == ["ticket:203"])
            let waiting = HandoverItem(
                .waiting, key: "more:waiting", "Requests that wait", "and 3 more",
                path: "/tickets?show=open&state=waiting")
            #expect(items.last { $0.section == .waiting } == waiting)
        }
    }

    @Test(arguments: engines) func aFailureWithARequestIsOneLine(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let backup = EvidenceLine.ID(.desk, "backup")
            let draft = try LineDecision.Draft(
                backup, seen: .unknown, .ticket, ticket: ticket.id, at: Cast.morning)
            try await database.write { try $0.decide(draft, look(), by: cast.priya) }
            let lines = try await database.read { try $0.handoverLines(plan: plan, at: Cast.morning) }
            let line = lines.first { $0.item.key == "ticket:\(ticket.id)" }
            #expect(line?.item.section == .urgent)
            #expect(line?.item.detail.contains("Backup of the desk: no word") == true)
            #expect(!lines.contains { $0.item.key == backup.code })
        }
    }

    @Test(arguments: engines) func aHandoverSaysThatTheFinalChecksAreUnsignedAndWhatIsWellAgain(
        _ engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let spec = try CheckSpec(
                .init(name: "Portal", severity: .p2, attempts: 1), .probe(.init(target: "tcp://127.0.0.1:1")))
            try await database.write { tx in
                let id = try tx.addCheck(spec, token: nil, by: .desk, at: Cast.morning).id
                for (minute, verdict) in [(0, Verdict.failed), (5, .good)] as [(Int64, Verdict)] {
                    let at = Cast.morning + .minutes(minute)
                    try tx.record([CheckedReading(id, .init(at: at, verdict: verdict, reason: "refused"))], at: at)
                }
            }
            let evening = look(.final, after: 3)
            let told = try await database.read { try $0.handoverLines(plan: plan, at: evening.now).map(\.item) }
            #expect(told.contains { $0.section == .urgent && $0.detail.contains("Portal is well again since") })
            #expect(told.contains { $0.key == "round:final" && $0.detail == "nobody signed them" })
            try await database.write { tx in
                _ = try tx.signRound(
                    evening, seen: try tx.board(evening).fingerprint, acceptingExceptions: true, by: cast.priya)
            }
            let then = try await database.read { try $0.handoverLines(plan: plan, at: evening.now).map(\.item.key) }
            #expect(!then.contains("round:final"))
        }
    }

    @Test(arguments: engines) func aHandoverOfThePastHasTheLinesItIsGiven(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, _) = try await database.reported()
            let told = [HandoverLine(HandoverItem(.sick, key: "check:1", "Fax gateway", "failed"), .new)]
            let then = night.end - .minutes(15)
            let written = try await database.write { [night] tx in
                try tx.writeHandover(of: night, words: "", by: cast.lee, at: then) { told }
            }
            #expect(written.lines == told && written.writtenAt == then && written.isWhole)
            #expect(try await database.read { try $0.handover(written.id) } == written)
        }
    }

    @Test(arguments: engines) func aRequestAdriftGetsItsNextStep(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let (later, tomorrow) = (Cast.morning + .days(1), look().day + 2)
            let shift = plan.shift(at: later)
            let waits = Ticket.Waiting(on: .vendor, followUp: look().day + 1)
            _ = try await database.write { try $0.takeTicket(ticket.id, by: cast.priya, at: Cast.morning) }
            @Sendable func adrift(_ tx: any Transaction) throws -> [Ticket.ID] {
                try tx.wrapUp(of: cast.priya, in: shift, plan: plan, at: later).adrift.map(\.ticket)
            }
            #expect(try await database.read(adrift) == [ticket.id])
            // Having it says nothing of what happens next.
            _ = try await database.write { try $0.takeTicket(ticket.id, by: cast.lee, at: later) }
            _ = try await database.write { try $0.takeTicket(ticket.id, by: cast.priya, at: later) }
            #expect(try await database.read(adrift) == [ticket.id])
            try await database.write { tx in
                try tx.sayNextStep(
                    ticket.id, "Swap the head.", lookAgain: nil, plan: plan, by: cast.priya, at: later)
            }
            #expect(try await database.read(adrift).isEmpty)
            _ = try await database.write { try $0.putTicket(ticket.id, waits, by: cast.priya, at: later) }
            #expect(try await database.read(adrift) == [ticket.id], "the day of looking again has come")
            await #expect(throws: Complaints.self) {
                try await database.write { tx in
                    try tx.sayNextStep(
                        ticket.id, "Call again.", lookAgain: nil, plan: plan, by: cast.priya, at: later)
                }
            }
            try await database.write { tx in
                try tx.sayNextStep(
                    ticket.id, "Call again.", lookAgain: tomorrow, plan: plan, by: cast.priya, at: later)
            }
            #expect(try await database.read(adrift).isEmpty)
            let waiting = try await database.read { try $0.ticket(ticket.id)?.waiting }
            #expect(waiting == Ticket.Waiting(on: .vendor, followUp: tomorrow))
        }
    }

    @Test(arguments: engines) func theWrapUpListsWhatWasResolvedWithoutACause(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            _ = try await database.write { tx in
                try tx.resolveTicket(ticket.id, fix: "New ribbon.", cause: " ", by: cast.priya, at: Cast.morning)
            }
            let gaps = try await database.read { [today] tx in
                try tx.wrapUp(of: cast.priya, in: today, plan: plan, at: Cast.morning).gaps
            }
            #expect(gaps.map(\.missing) == [[.cause]])
            _ = try await database.write { tx in
                try tx.explainTicket(ticket.id, cause: "Lot 7 tears.", by: cast.priya, at: Cast.morning)
            }
            let wrapUp = try await database.read { [today] tx in
                try tx.wrapUp(of: cast.priya, in: today, plan: plan, at: Cast.morning)
            }
            #expect(wrapUp.isDone)
        }
    }

    @Test(arguments: engines) func tomorrowsListHasWhatIsWatchedAndWhatIsAdrift(_ engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            let backup = EvidenceLine.ID(.desk, "backup")
            let later = Cast.morning + .days(2) - .hours(14)
            try await database.write { tx in
                _ = try tx.takeTicket(ticket.id, by: cast.priya, at: Cast.morning)
                let watch = try LineDecision.Draft(
                    backup, seen: .unknown, .watch, until: Cast.morning + .days(2), at: later - .hours(1))
                try tx.decide(watch, EvidenceLook(.morning, plan: plan, now: later - .hours(1)), by: cast.priya)
            }
            let lines = try await database.read { try $0.tomorrow(of: cast.priya, plan: plan, at: later).lines }
            #expect(lines.first { $0.key == backup.code }?.reasons.first == "you watch it")
            let reasons = lines.first { $0.key == "ticket:\(ticket.id)" }?.reasons ?? []
            #expect(reasons.contains("solution promised, overdue"))
            #expect(reasons.suffix(2) == ["open P2", "has no next step"])
        }
    }
}

extension Transaction {
    /// Of a shift that is over for long, with what is known in the morning.
    fileprivate func writeOf(_ shift: Shift, words: String = "", by person: Person) throws -> Handover {
        try writeHandover(of: shift, words: words, by: person, at: Cast.morning) {
            try handoverLines(plan: look().plan, at: Cast.morning)
        }
    }
}
