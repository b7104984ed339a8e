import Foundation
import RoundsDomain
import Testing

/// Schedules and recurrences with the moments and days that cronsim, croniter and python-dateutil give them.
/// `Tests/calendar/cases.py` made them; the variable `ROUNDS_CALENDAR_CASES` names a longer file of the same form.
enum CalendarCases {
    static func lines(_ kind: String) throws -> [[String]] {
        let environment = ProcessInfo.processInfo.environment
        let kept = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/calendar.txt")
        let file = environment["ROUNDS_CALENDAR_CASES"].map { URL(filePath: $0) } ?? kept
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0[0] == kind }
    }

    static func days(_ text: String) throws -> [Day] {
        try text.split(separator: " ").map { try #require(Day(iso: $0)) }
    }

    static func zone(_ name: String) throws -> Zone {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
        return try #require(Zone(tzif: Array(data), name: name))
    }
}
