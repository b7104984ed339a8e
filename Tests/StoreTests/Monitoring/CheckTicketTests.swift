import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct CheckTicketTests {
    @Test(arguments: engines) func aHardFailureMakesOneTicketAndRecoveryIsSaidOnIt(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("EHR sign-on")
                try tx.read(id, .good, 0)
                for minute in 1...9 { try tx.read(id, .failed, Int64(minute)) }
                #expect(try tx.checkTickets().count == 1)
                let ticket = try #require(try tx.check(id)?.ticket)
                #expect(try tx.ticket(ticket)?.fields.priority == .p2)
                try tx.read(id, .good, 10)
                let said = try tx.messages(on: ticket, notes: true)
                #expect(said.count == 2 && said.last?.message.body.contains("can be resolved") == true)
                #expect(try tx.changes(of: id, limit: 10).map(\.verdict) == [.good, .failed, .good])
            }
        }
    }

    @Test(arguments: engines) func whatACheckReportedIsAnsweredToNobody(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let cast = try tx.addCast()
                let id = try tx.addProbe("EHR sign-on", attempts: 1)
                try tx.read(id, .good, 0)
                try tx.read(id, .failed, 1)
                let ticket = try #require(try tx.check(id)?.ticket)
                let clock = try #require(try tx.storedClock(of: ticket))
                #expect(clock.responseDue == nil && clock.resolutionDue != nil)
                let now = Cast.morning + .minutes(2)
                #expect(throws: Complaints.self) {
                    try tx.reply("Hello?", on: ticket, by: cast.priya, at: now)
                }
                #expect(throws: Complaints.self) {
                    try tx.putTicket(ticket, .init(on: .requester, followUp: nil), by: cast.priya, at: now)
                }
                _ = try tx.note("The port is closed.", on: ticket, by: cast.priya, at: now)
                let waits = try tx.putTicket(ticket, .init(on: .vendor, followUp: nil), by: cast.priya, at: now)
                #expect(waits.waiting?.on == .vendor)
            }
        }
    }

    @Test(arguments: engines) func whoReportsForTheChecksStaysAProgram(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let person = try tx.monitoringPerson(at: Cast.morning)
                let auditor = try PersonDraft(
                    name: person.name, signInName: person.signInName, email: "", role: .auditor)
                #expect(throws: Refusal.self) {
                    try tx.savePerson(person.id, auditor, active: true, version: 1, by: .desk, at: Cast.morning)
                }
                let renamed = try PersonDraft(
                    name: "Watch", signInName: person.signInName, email: "", role: .program)
                let saved = try tx.savePerson(
                    person.id, renamed, active: true, version: 1, by: .desk, at: Cast.morning)
                #expect(saved.name == "Watch" && saved.role == .program)
            }
        }
    }

    @Test(arguments: engines) func whoeverWasGivenAnotherRoleBeforeIsFoundAndPutBack(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                #expect(try tx.monitoringInAnotherRole() == nil)
                let person = try tx.monitoringPerson(at: Cast.morning)
                #expect(try tx.monitoringInAnotherRole() == nil)
                try tx.run("UPDATE person SET role = 'auditor' WHERE id = \(person.id)")
                #expect(try tx.monitoringInAnotherRole()?.id == person.id)
                let draft = try PersonDraft(
                    name: person.name, signInName: person.signInName, email: "", role: .program)
                _ = try tx.savePerson(person.id, draft, active: true, version: 1, by: .desk, at: Cast.morning)
                #expect(try tx.monitoringInAnotherRole() == nil)
            }
        }
    }

    @Test(arguments: engines) func theHistoryOfAServiceIsThatOfItsProbesTogether(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let service = try tx.addSmallHospital().chart.id
                #expect(try tx.history(of: service, since: Cast.morning) == nil)
                let page = try tx.addProbe("EHR sign-on", attempts: 1, service: service)
                let port = try tx.addProbe("EHR port", attempts: 1, service: service)
                for id in [page, port] { try tx.read(id, .good, 0) }
                try tx.read(page, .failed, 10)
                try tx.read(port, .failed, 20)
                try tx.read(page, .good, 30)
                try tx.read(port, .good, 40)
                let history = try #require(try tx.history(of: service, since: Cast.morning + .minutes(5)))
                #expect(history.before == .good && history.changes.map(\.verdict) == [.failed, .good])
                let share = history.availability(from: Cast.morning, until: Cast.morning + .minutes(60))
                #expect(share.failed == .minutes(30) && share.good == .minutes(30))
            }
        }
    }

    @Test(arguments: engines) func theDesksOwnAbsenceCountsForNoAvailability(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let service = try tx.addSmallHospital().chart.id
                let id = try tx.addProbe("EHR sign-on", attempts: 1, service: service)
                try tx.read(id, .good, 0)
                for minute in [10, 20] as [Int64] { try tx.noteWatch(at: Cast.morning + .minutes(minute)) }
                try tx.read(id, .failed, 30)
                try tx.read(id, .good, 40)
                let watched = try #require(try tx.check(id))
                let histories: [VerdictHistory?] = [
                    try tx.history(of: watched, since: Cast.morning), try tx.history(of: service, since: Cast.morning),
                ]
                for history in histories {
                    let share = history?.availability(from: Cast.morning, until: Cast.morning + .minutes(60))
                    #expect(share?.good == .minutes(40) && share?.failed == .minutes(10))
                    #expect(share?.unknown == .minutes(10))
                }
            }
        }
    }

    @Test(arguments: engines) func oneCauseOneTicket(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let core = try tx.addProbe("Core switch", attempts: 1)
                let children = try (1...20).map { try tx.addProbe("Printer \($0)", attempts: 1, parent: core) }
                for id in [core] + children { try tx.read(id, .good, 0) }
                // Children first: they wait until what they stand on was asked.
                for id in children { try tx.read(id, .failed, 1) }
                #expect(try tx.checkTickets().isEmpty)
                try tx.read(core, .failed, 1)
                for id in children { try tx.read(id, .failed, 2) }
                #expect(try tx.checkTickets().count == 1)
                #expect(try tx.check(children[0])?.cause == core)
                try tx.read(core, .good, 3)
                // What was not read since then may be good by now.
                _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: Cast.morning + .minutes(3))
                #expect(try tx.checkTickets().count == 1)
                for id in children.dropFirst() { try tx.read(id, .good, 4) }
                try tx.read(children[0], .failed, 4)
                #expect(try tx.checkTickets().count == 2)
            }
        }
    }

    @Test(arguments: engines) func aFailedOneThatIsPausedExplainsNothing(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let core = try tx.addProbe("Core switch", attempts: 1)
                let printer = try tx.addProbe("Printer", attempts: 1, parent: core)
                try tx.read(core, .failed, 1)
                try tx.read(printer, .failed, 2)
                #expect(try tx.checkTickets().count == 1)
                _ = try tx.pauseCheck(core, by: priya, at: Cast.morning + .minutes(3))
                try tx.read(printer, .failed, 4)
                #expect(try tx.checkTickets().count == 2)
                #expect(try tx.check(printer)?.cause == nil)
            }
        }
    }

    @Test(arguments: engines) func whenAWindowEndsWhatStillFailsIsReported(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("PACS archive", attempts: 1)
                let end = Cast.morning + .minutes(30)
                _ = try tx.planWindow(
                    .check(id), from: Cast.morning, until: end, reason: "Patch", by: priya, at: Cast.morning)
                try tx.read(id, .failed, 10)
                _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: end + .seconds(-1))
                #expect(try tx.checkTickets().isEmpty)
                _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: end)
                #expect(try tx.checkTickets().count == 1)
            }
        }
    }

    @Test(arguments: engines) func windowsOfOthersThatEndSoonerHideNone(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("PACS archive", attempts: 1)
                let other = try tx.addProbe("RIS", attempts: 1)
                let begin = Cast.morning + .hours(1)
                for _ in 0..<200 {
                    _ = try tx.planWindow(
                        .check(other), from: begin, until: begin + .hours(1), reason: "Patch", by: priya,
                        at: Cast.morning)
                }
                _ = try tx.planWindow(
                    .check(id), from: Cast.morning, until: begin + .hours(2), reason: "Disks", by: priya,
                    at: Cast.morning)
                for check in [id, other] { try tx.read(check, .failed, 10) }
                #expect(try tx.checkTickets().count == 1)
                let watched = try #require(try tx.check(id))
                #expect(watched.ticket == nil)
                #expect(try tx.windows(of: watched.check, at: Cast.morning).map(\.reason) == ["Disks"])
            }
        }
    }

    @Test(arguments: engines) func theWatchDoesNotLookAgainAtWhatHasAResolvedTicket(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("RIS", attempts: 1)
                try tx.read(id, .failed, 0)
                let ticket = try #require(try tx.check(id)?.ticket)
                let at = Cast.morning + .minutes(20)
                try tx.read(id, .warning, 1)
                let leaveUnsaid = { try tx.run("UPDATE check_state SET noted = 'failed' WHERE check_id = \(id)") }
                try leaveUnsaid()
                #expect(try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: Cast.morning + .minutes(2)) == 1)
                try leaveUnsaid()
                _ = try tx.resolveTicket(ticket, fix: "Restarted.", cause: "", by: priya, at: at)
                #expect(try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: at) == 0)
            }
        }
    }

    @Test(arguments: engines) func anAcknowledgementEndsWithTheNextGoodReading(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let id = try tx.addProbe("RIS", attempts: 2)
                try tx.read(id, .failed, 0)
                #expect(throws: Complaints.self) {
                    try tx.acknowledge(id, reason: "", until: Cast.morning + .hours(1), by: priya, at: Cast.morning)
                }
                _ = try tx.acknowledge(
                    id, reason: "Vendor called", until: Cast.morning + .hours(1), by: priya, at: Cast.morning)
                try tx.read(id, .failed, 1)
                #expect(try tx.checkTickets().isEmpty && tx.check(id)?.acknowledgement != nil)
                try tx.read(id, .good, 2)
                #expect(try tx.check(id)?.acknowledgement == nil)
            }
        }
    }
}
