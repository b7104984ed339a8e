import RoundsDomain
import RoundsSQL
import RoundsStore

/// A thousand checks that have just been read, of which every twentieth is bad: what a morning round of a large hospital
/// stands on.
enum LinesOfTheDay {
    static let count = 1_000

    /// Puts them into a desk that has none.
    static func put(into database: any Database, at now: Moment) async throws {
        try await database.write { tx in
            var readings: [CheckedReading] = []
            for number in 1...count {
                let spec = try CheckSpec(
                    Check.Fields(name: "Sign-on page of application \(number)", attempts: 1, maxAge: .hours(12)),
                    .probe(.init(target: "https://app-\(number).cedarhollow.example/login")))
                let added = try tx.addCheck(spec, token: nil, by: .desk, at: now - .days(1))
                readings.append(CheckedReading(added.id, reading(of: number, at: now - .seconds(30))))
            }
            try tx.record(readings, at: now)
        }
    }

    private static func reading(of number: Int, at moment: Moment) -> Check.Reading {
        number.isMultiple(of: 20)
            ? Check.Reading(at: moment, verdict: .failed, reason: "It answered 503 Service Unavailable.")
            : Check.Reading(at: moment, verdict: .good, took: Span(milliseconds: 40 + Int64(number % 100)))
    }
}
