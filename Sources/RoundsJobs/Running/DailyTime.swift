import RoundsDomain
import RoundsSQL
import RoundsStore

/// A time of day on the site's clocks, as `02:30`.
public struct DailyTime: Sendable, Equatable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int

    /// What is outside `0...23` and `0...59` is brought to the nearest.
    public init(hour: Int, minute: Int) {
        self.hour = min(max(hour, 0), 23)
        self.minute = min(max(minute, 0), 59)
    }

    /// Nil for anything but `H:MM` and `HH:MM`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCII) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var description: String { "\(hour / 10)\(hour % 10):\(minute / 10)\(minute % 10)" }

    /// The first time this stands on the clock after a moment. Where clocks skip it, the next minute that exists; where they
    /// show it twice, the first.
    public func next(after moment: Moment, in zone: Zone) -> Moment {
        var day = zone.day(of: moment)
        while zone.moment(on: day, at: secondOfDay) <= moment { day = day + 1 }
        return zone.moment(on: day, at: secondOfDay)
    }

    /// The next run of a kind of job that comes round daily, keyed by when it is due. In UTC: the same time on the clock of
    /// another zone, or on the same day after the setting changed, is another run.
    public func draft(_ kind: Job.Kind, after moment: Moment, in zone: Zone) -> Job.Draft {
        let due = next(after: moment, in: zone)
        return Job.Draft(kind, key: "\(kind.rawValue):\(due.iso)", due: due)
    }

    public var secondOfDay: Int64 { Int64(hour * 3_600 + minute * 60) }
}

extension Transaction {
    /// The next run of a job that comes round daily and ends in this transaction: after the time it was due, too, for a clock
    /// may have been set back while it ran.
    func comeAgain(_ job: Job, at time: DailyTime, in zone: Zone, now: Moment) throws {
        try keepComing(time.draft(job.kind, after: max(now, job.due), in: zone), at: now)
    }
}
