import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct ServiceCauseTests {
    struct Estate {
        let storage: Check.ID
        let chart: Check.ID
        let lab: Check.ID
    }

    /// The record and the lab need the database, and the database the storage.
    private func estate(_ tx: any Transaction, storage severity: Priority = .p2) throws -> Estate {
        func service(_ code: String, _ name: String, needs: Set<Service.ID> = []) throws -> Service.ID {
            let fields = Service.Fields(code: code, name: name, tier: .foundation, dependsOn: needs)
            return try tx.addService(fields, by: .desk, at: Cast.morning).id
        }
        let storage = try service("svc.storage", "Storage")
        let database = try service("svc.db", "Database", needs: [storage])
        let chart = try service("svc.ehr", "Electronic health record", needs: [database])
        let lab = try service("svc.lab", "Laboratory", needs: [database])
        var below = try CheckSpec.probe("Storage array", attempts: 1, service: storage)
        below.fields.severity = severity
        let array = try tx.addCheck(below, token: nil, by: .desk, at: Cast.morning).id
        let estate = Estate(
            storage: array, chart: try tx.addProbe("EHR sign-on", attempts: 1, service: chart),
            lab: try tx.addProbe("Lab results", attempts: 1, service: lab))
        for id in [estate.storage, estate.chart, estate.lab] { try tx.read(id, .good, 0) }
        return estate
    }

    private func sweep(_ tx: any Transaction, _ minute: Int64) throws {
        _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: Cast.morning + .minutes(minute))
    }

    @Test(arguments: engines) func aFailedNeedHasTheOneTicketAndItNamesWhatFellWithIt(on engine: TestEngine)
        async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx)
                // What stands on it is heard first: it waits until the storage was asked.
                try tx.read(estate.chart, .failed, 1)
                try tx.read(estate.lab, .failed, 1)
                #expect(try tx.checkTickets().isEmpty)
                try tx.read(estate.storage, .failed, 2)
                try sweep(tx, 2)
                try sweep(tx, 3)
                let ticket = try #require(try tx.check(estate.storage)?.ticket)
                #expect(try tx.checkTickets() == [ticket.number])
                let notes = try tx.messages(on: ticket, notes: true).map(\.message.body)
                let naming = notes.filter { $0.contains("fails too") }
                #expect(naming.count == 1)
                #expect(naming.first?.contains("(Electronic health record)") == true)
                #expect(naming.first?.contains("(Laboratory)") == true)
                let ofStorage = try tx.ticket(ticket)?.fields.service.flatMap { try tx.service($0)?.name }
                #expect(ofStorage == "Storage")
            }
        }
    }

    @Test(arguments: engines) func whatStaysDownWhenItsNeedIsBackGetsItsOwnTicket(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx)
                try tx.read(estate.storage, .failed, 1)
                for id in [estate.chart, estate.lab] { try tx.read(id, .failed, 1) }
                try sweep(tx, 1)
                try tx.read(estate.storage, .good, 5)
                try tx.read(estate.chart, .good, 6)
                try tx.read(estate.lab, .failed, 6)
                #expect(try tx.checkTickets().count == 2)
                #expect(try tx.check(estate.lab)?.cause == nil)
            }
        }
    }

    @Test(arguments: engines) func whatTurnsAgainIsNamedOnceOnATicket(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx)
                try tx.read(estate.storage, .failed, 1)
                let turns: [(Int64, Verdict)] = [(1, .failed), (2, .good), (3, .failed), (4, .good), (5, .failed)]
                for (minute, verdict) in turns {
                    try tx.read(estate.chart, verdict, minute)
                    try sweep(tx, minute)
                }
                let ticket = try #require(try tx.check(estate.storage)?.ticket)
                let naming = try tx.messages(on: ticket, notes: true).filter { $0.message.body.contains("fails too") }
                #expect(naming.count == 1)
                #expect(try tx.checkTickets() == [ticket.number])
            }
        }
    }

    @Test(arguments: engines) func whatIsLessUrgentAndFailsTooIsNamedAndLinkedOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let estate = try estate(tx, storage: .p4)
                try tx.read(estate.chart, .failed, 1)
                try tx.read(estate.storage, .failed, 1)
                for minute in Int64(2)...4 { try sweep(tx, minute) }
                let need = try #require(try tx.check(estate.storage)?.ticket)
                let ticket = try #require(try tx.check(estate.chart)?.ticket)
                let words = try tx.messages(on: ticket, notes: true).map(\.message.body).dropFirst()
                let link = "[Storage array](/checks/\(estate.storage))"
                #expect(words == ["\(link), which it needs, fails too: \(need.code)."])
                let links = try tx.links(of: ticket)
                #expect(links.map(\.line.id) == [need] && links.map(\.words) == ["is related to"])
                // Whoever takes the link away is not contradicted.
                try tx.unlinkTickets(try #require(links.first).link, by: priya, at: Cast.morning + .minutes(5))
                try sweep(tx, 6)
                #expect(try tx.links(of: ticket).isEmpty)
                #expect(try tx.messages(on: need, notes: true).count == 1)
            }
        }
    }

    @Test(arguments: engines) func whatHangsOnWhatHasNoTicketIsNamedOnceWithTheFirstCause(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let core = try tx.addProbe("Core switch", attempts: 1)
                let host = try tx.addProbe("Host", attempts: 1, parent: core)
                let machines = try (1...3).map { try tx.addProbe("Machine \($0)", attempts: 1, parent: host) }
                for id in [core, host] + machines { try tx.read(id, .good, 0) }
                for id in [core, host] { try tx.read(id, .failed, 1) }
                for id in machines.dropLast() { try tx.read(id, .failed, 2) }
                for minute in Int64(2)...4 { try sweep(tx, minute) }
                try tx.read(machines[2], .failed, 5)
                for minute in Int64(5)...7 { try sweep(tx, minute) }
                let ticket = try #require(try tx.check(core)?.ticket)
                #expect(try tx.checkTickets() == [ticket.number])
                let naming = try tx.messages(on: ticket, notes: true).map(\.message.body).filter {
                    $0.contains("fails too")
                }
                let named = naming.map { note in ([host] + machines).filter { note.contains("(/checks/\($0))") } }
                #expect(named == [[host] + machines.dropLast(), [machines[2]]])
            }
        }
    }

    @Test(arguments: engines) func whatWasNamedOnATicketIsLinkedToItOnceItHasItsOwn(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx)
                try tx.read(estate.storage, .failed, 1)
                try tx.read(estate.chart, .failed, 1)
                try sweep(tx, 1)
                // The storage is back, and its ticket stays open.
                try tx.read(estate.storage, .good, 5)
                try tx.read(estate.chart, .failed, 6)
                let need = try #require(try tx.check(estate.storage)?.ticket)
                let ticket = try #require(try tx.check(estate.chart)?.ticket)
                try sweep(tx, 6)
                #expect(try tx.links(of: ticket).isEmpty)
                try tx.read(estate.storage, .failed, 7)
                for minute in Int64(7)...9 { try sweep(tx, minute) }
                #expect(try tx.links(of: ticket).map(\.line.id) == [need])
                let telling = try tx.messages(on: ticket, notes: true).filter {
                    $0.message.body.contains("which it needs, fails too")
                }
                #expect(telling.count == 1)
            }
        }
    }

    @Test(arguments: engines) func theNextTicketIsLinkedAsTheOneBeforeWas(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let priya = try tx.addCast().priya
                let estate = try estate(tx, storage: .p4)
                for id in [estate.storage, estate.chart] { try tx.read(id, .failed, 1) }
                try sweep(tx, 2)
                let need = try #require(try tx.check(estate.storage)?.ticket)
                let first = try #require(try tx.check(estate.chart)?.ticket)
                try tx.read(estate.chart, .good, 3)
                _ = try tx.resolveTicket(
                    first, fix: "Restarted.", cause: "", by: priya, at: Cast.morning + .minutes(4))
                let later: Int64 = 3 * 24 * 60
                try tx.read(estate.chart, .failed, later)
                try sweep(tx, later)
                let second = try #require(try tx.check(estate.chart)?.ticket)
                #expect(second != first)
                for ticket in [first, second] {
                    #expect(try tx.links(of: ticket).map(\.line.id) == [need])
                }
            }
        }
    }

    @Test(arguments: engines) func whatIsLessUrgentExplainsNothing(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx, storage: .p4)
                try tx.read(estate.storage, .failed, 1)
                try tx.read(estate.chart, .failed, 1)
                #expect(try tx.checkTickets().count == 2)
            }
        }
    }

    @Test(arguments: engines) func nobodyWaitsLongForANeedThatIsNotAsked(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let estate = try estate(tx)
                try tx.read(estate.chart, .failed, 1)
                #expect(try tx.checkTickets().isEmpty)
                try sweep(tx, 3)
                #expect(try tx.checkTickets().count == 1)
            }
        }
    }
}
