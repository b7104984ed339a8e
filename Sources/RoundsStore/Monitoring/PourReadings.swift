import RoundsDomain
import RoundsSQL

/// What was read of a check in an hour that is over, as somebody else kept it.
public struct PastHour: Sendable, Equatable {
    /// Since 1970, in UTC.
    public let hour: Int64
    public let readings: Int64
    public let bad: Int64
    /// Milliseconds; nil when nothing was timed.
    public let meanTook: Int64?
    public let mostTook: Int64?

    public init(_ hour: Int64, readings: Int64, bad: Int64 = 0, meanTook: Int64? = nil, mostTook: Int64? = nil) {
        self.hour = hour
        self.readings = readings
        self.bad = bad
        self.meanTook = meanTook
        self.mostTook = mostTook
    }
}

extension Transaction {
    /// Takes over hours that were counted elsewhere, in the place of what is there: days for good, hours as long as hours
    /// are kept. The day that is not over is folded when it is.
    /// - Parameter hours: oldest first.
    public func pour(_ hours: [PastHour], of check: Check.ID, at now: Moment) throws {
        let kept = (now - Self.hoursKept).milliseconds / 3_600_000
        let today = now.milliseconds / 86_400_000
        try pour(hours.filter { $0.hour >= kept }.map { PastSlot($0.hour, [$0]) }, of: check, into: .hours)
        let days = Dictionary(grouping: hours) { $0.hour / 24 }.filter { $0.key < today }
        try pour(days.map { PastSlot($0.key, $0.value) }.sorted { $0.slot < $1.slot }, of: check, into: .days)
    }

    private func pour(_ slots: [PastSlot], of check: Check.ID, into table: PastSlot.Table) throws {
        for start in stride(from: 0, to: slots.count, by: 100) {
            let rows: [SQL] = slots[start..<min(start + 100, slots.count)].map { slot in
                "(\(check), \(slot.slot), \(slot.readings), \(slot.bad), \(slot.timed), \(slot.sum), \(slot.most))"
            }
            let values = SQL.joined(rows, by: ", ")
            let updated: SQL = """
                DO UPDATE SET readings = excluded.readings, bad = excluded.bad, timed = excluded.timed,
                              sum_ms = excluded.sum_ms, max_ms = excluded.max_ms
                """
            switch table {
            case .hours:
                try run(
                    """
                    INSERT INTO check_hour (check_id, hour, readings, bad, timed, sum_ms, max_ms) VALUES \(values)
                    ON CONFLICT (check_id, hour) \(updated)
                    """)
            case .days:
                try run(
                    """
                    INSERT INTO check_day (check_id, day, readings, bad, timed, sum_ms, max_ms) VALUES \(values)
                    ON CONFLICT (check_id, day) \(updated)
                    """)
            }
        }
    }
}

/// One row of a table of hours or days.
private struct PastSlot {
    enum Table {
        case hours, days
    }

    let slot: Int64
    var readings: Int64 = 0
    var bad: Int64 = 0
    var timed: Int64 = 0
    var sum: Int64 = 0
    var most: Int64 = 0

    init(_ slot: Int64, _ hours: [PastHour]) {
        self.slot = slot
        for hour in hours {
            readings += hour.readings
            bad += hour.bad
            guard let mean = hour.meanTook else { continue }
            let answered = max(0, hour.readings - hour.bad)
            timed += answered
            sum += mean * answered
            most = max(most, hour.mostTook ?? mean)
        }
    }
}
