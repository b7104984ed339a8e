import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

/// What a check says on its ticket when it turns.
@Suite struct CheckTurnTests {
    @Test(arguments: engines) func aDayOfFlappingIsOneTicketWithFewWords(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Wi-Fi controller", attempts: 2)
                for minute in 0..<Int64(24 * 60) {
                    try tx.read(id, minute / 7 % 2 == 0 ? .failed : .good, minute)
                }
                let ticket = try #require(try tx.check(id)?.ticket)
                #expect(try tx.checkTickets() == [ticket.number])
                #expect(try tx.messages(on: ticket, notes: true).count < 10)
            }
        }
    }

    /// What was said on the ticket of a check, the report first.
    private func said(of id: Check.ID, _ tx: any Transaction) throws -> [String] {
        let ticket = try #require(try tx.check(id)?.ticket)
        return try tx.messages(on: ticket, notes: true).map(\.message.body)
    }

    @Test(arguments: engines) func thatItFailsAgainIsSaidAtOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("EHR sign-on", attempts: 1)
                let turns: [(Int64, Verdict)] = [(1, .failed), (3, .good), (6, .failed), (7, .good)]
                for (minute, verdict) in turns {
                    try tx.read(id, verdict, minute)
                }
                let words = try said(of: id, tx).dropFirst()
                #expect(words.map { $0.contains("good again") } == [true, false, true])
                #expect(words.map { $0.contains("fails again") } == [false, true, false])
            }
        }
    }

    @Test(arguments: engines) func whatOnlyWarnsAfterAFailureIsARecovery(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Portal", attempts: 1)
                try tx.read(id, .failed, 1)
                try tx.read(id, .warning, 2)
                let words = try said(of: id, tx)
                #expect(words.count == 2 && words.last?.contains("fails no more: it warns since") == true)
                #expect(words.last?.contains("can be resolved") == true)
                try tx.read(id, .good, 3)
                try tx.read(id, .warning, 4)
                #expect(try said(of: id, tx).last?.contains("can be resolved") == false)
            }
        }
    }

    @Test(arguments: engines) func whatWasRestlessSaysHowItStandsWhenItStandsStill(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let id = try tx.addProbe("Wi-Fi controller", attempts: 1)
                for minute in Int64(0)..<40 { try tx.read(id, minute % 2 == 0 ? .failed : .good, minute) }
                #expect(try said(of: id, tx).last?.contains("goes back and forth") == true)
                for minute in Int64(40)..<69 { try tx.read(id, .good, minute) }
                #expect(try said(of: id, tx).last?.contains("goes back and forth") == true)
                try tx.read(id, .good, 69)
                #expect(try said(of: id, tx).last?.contains("good again") == true)
            }
        }
    }

    @Test(arguments: engines) func itsTicketTellsTimesByTheClocksOfTheSite(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let chicago = try #require(ZoneBook.installed["America/Chicago"])
                try tx.plantServiceLevels(in: chicago, at: Cast.morning)
                let id = try tx.addProbe("EHR sign-on", attempts: 2)
                for minute in Int64(1)...2 { try tx.read(id, .failed, minute) }
                #expect(
                    try said(of: id, tx).first?.contains("Bad since 24 Nov 07:01; it failed 2 times in a row.") == true)
            }
        }
    }

    /// A desk that was first started in UTC keeps that in its calendars.
    @Test(arguments: engines) func whatTheSitesClocksAreIsSaidByTheLastStart(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.plantServiceLevels(in: .utc, at: Cast.morning)
                let id = try tx.addProbe("EHR sign-on", attempts: 1)
                for (name, minute, verdict) in [
                    ("UTC", 1, .failed), ("America/Chicago", 2, .good), ("America/Chicago", 3, .failed),
                ] as [(String, Int64, Verdict)] {
                    try tx.keepSiteZone(try #require(ZoneBook.installed[name]))
                    try tx.read(id, verdict, minute)
                }
                let words = try said(of: id, tx)
                #expect(words.first?.contains("Bad since 24 Nov 13:01.") == true)
                #expect(words.dropFirst().first?.contains("good again since 24 Nov 07:02.") == true)
                #expect(words.last?.contains("fails again since 24 Nov 07:03.") == true)
            }
        }
    }
}
