import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct PourReadingsTests {
    private static let now = Cast.morning
    /// Thirty whole days, and the hours of the one that is not over.
    private static let hours: [PastHour] = {
        let end = now.milliseconds / 3_600_000
        return ((end / 24 - 30) * 24..<end).map { hour in
            PastHour(hour, readings: 60, bad: hour % 24 == 3 ? 60 : 0, meanTook: 20, mostTook: 90)
        }
    }()

    @Test(arguments: engines) func hoursStayTwoWeeksAndDaysForGood(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                let id = try tx.addProbe("EHR sign-on page")
                for _ in 0..<2 { try tx.pour(Self.hours, of: id, at: Self.now) }
                let days = try tx.days(of: id, from: Self.now - .days(60), until: Self.now)
                #expect(days.count == 30 && days.allSatisfy { $0.readings == 1_440 && $0.bad == 60 })
                #expect(days.allSatisfy { $0.meanTook == 20 && $0.mostTook == 90 })
                let hours = try tx.hours(of: id, from: Self.now - .days(60), until: Self.now)
                #expect(hours.first.map { $0.from >= Self.now - .days(14) - .hours(1) } == true)
                #expect(hours.allSatisfy { $0.readings == 60 })
            }
        }
    }

    @Test(arguments: engines) func everySpanIsReadInItsPartsWithTodayAmongThem(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                let id = try tx.addProbe("EHR sign-on page")
                try tx.pour(Self.hours, of: id, at: Self.now)
                let at = Self.now + .minutes(1)
                try tx.record([CheckedReading(id, .init(at: at, verdict: .good, took: .seconds(1)))], at: at)
                for span in LookBack.allCases {
                    let answers = try tx.answers(of: id, over: span, at: at)
                    #expect(answers.count == span.count && answers.last?.mostTook == 1_000, "\(span)")
                }
                let hours = try tx.answers(of: id, over: .week, at: at).dropLast()
                #expect(hours.allSatisfy { $0.readings == 180 && $0.meanTook == 20 })
                let days = try tx.answers(of: id, over: .eightWeeks, at: at)
                #expect(days.prefix(25).allSatisfy { $0.readings == 0 && $0.meanTook == nil })
                #expect(days.suffix(31).dropLast().allSatisfy { $0.readings == 1_440 && $0.bad == 60 })
            }
        }
    }

    @Test(arguments: engines) func theNightlyFoldLeavesWhatWasTakenOver(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let id = try await database.write { tx in
                let id = try tx.addProbe("EHR sign-on page")
                try tx.pour(Self.hours, of: id, at: Self.now)
                return id
            }
            let before = try await database.read { try $0.days(of: id, from: Self.now - .days(60), until: Self.now) }
            for _ in 0..<100 {
                guard try await database.write({ try $0.rollUp(at: Self.now) }) > 0 else { break }
            }
            let after = try await database.read { try $0.days(of: id, from: Self.now - .days(60), until: Self.now) }
            #expect(after == before)
        }
    }
}
