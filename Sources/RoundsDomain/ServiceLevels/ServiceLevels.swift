/// What the desk promises: for each priority when somebody answers and when it is resolved, by which calendar.
public struct ServiceLevels: Sendable, Equatable {
    public struct Target: Sendable, Hashable {
        /// Working time until the first answer by the desk, in minutes.
        public let responseMinutes: Int64
        /// Working time until it is resolved, in minutes.
        public let resolutionMinutes: Int64
        public let calendar: WorkCalendar.ID

        public init(responseMinutes: Int64, resolutionMinutes: Int64, calendar: WorkCalendar.ID) {
            self.responseMinutes = responseMinutes
            self.resolutionMinutes = resolutionMinutes
            self.calendar = calendar
        }

        /// Minutes: five working weeks of 24 hours are more than any promise.
        public static let most: Int64 = 50_400
    }

    public static let mostCalendars = 8
    public static let mostHolidays = 200
    public static let calendarNameLength = 60

    public let targets: [Priority: Target]
    public let calendars: [WorkCalendar]
    /// Working days after which a resolved ticket is closed; 1 to 60.
    public let closeAfterDays: Int
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(
        targets: [Priority: Target], calendars: [WorkCalendar], closeAfterDays: Int = 3, version: Int64 = 1
    ) {
        self.targets = targets
        self.calendars = calendars
        self.closeAfterDays = closeAfterDays
        self.version = version
    }

    /// The promise for a priority; nil when it has no target or its calendar is gone.
    public func promise(for priority: Priority) -> (target: Target, calendar: WorkCalendar)? {
        guard let target = targets[priority], let calendar = calendars.first(where: { $0.id == target.calendar })
        else { return nil }
        return (target, calendar)
    }

    /// The same promises, counted in these.
    public func counted(in calendars: [WorkCalendar]) -> ServiceLevels {
        ServiceLevels(targets: targets, calendars: calendars, closeAfterDays: closeAfterDays, version: version)
    }

    /// The smallest number that no calendar has: a new one gets it.
    public var freeCalendar: WorkCalendar.ID {
        let taken = Set(calendars.map(\.id.number))
        let last = Int64(calendars.count) + 1
        return WorkCalendar.ID((1...last).first { !taken.contains($0) } ?? last)
    }

    /// Days on which the desk does not work, by the calendar that has free days; where every day is worked there are none.
    public var holidays: Set<Day> {
        Set(calendars.first { $0.hours.count < 7 }?.holidays.keys.map(\.self) ?? [])
    }

    /// Before which a ticket must have been resolved to be closed now: so many working days of the first calendar with
    /// free days ago, or plain days where every day is worked.
    public func closesWhatWasResolved(before now: Moment) -> Moment {
        guard let calendar = calendars.first(where: { $0.hours.count < 7 }) ?? calendars.first else {
            return now - .days(Int64(closeAfterDays))
        }
        var day = calendar.zone.day(of: now)
        var left = closeAfterDays
        for _ in 0..<WorkCalendar.horizon where left > 0 {
            if calendar.opening(on: day) != nil { left -= 1 }
            day = day - 1
        }
        let second = calendar.zone.civil(now).secondOfDay
        return calendar.zone.moment(on: day, at: second)
    }
}

extension ServiceLevels {
    /// What a new desk promises until it says otherwise: life-critical around the clock, the rest in the desk's hours.
    public static func standard(in zone: Zone) -> ServiceLevels {
        let always = WorkCalendar(
            id: .init(1), name: "Around the clock", zone: zone,
            hours: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, .wholeDay) }))
        let weekdays = Weekday.allCases.filter { $0 < .saturday }
        let day = WorkCalendar.Hours(opens: 7 * 60, closes: 17 * 60 + 30) ?? .wholeDay
        let desk = WorkCalendar(
            id: .init(2), name: "Desk hours", zone: zone,
            hours: Dictionary(uniqueKeysWithValues: weekdays.map { ($0, day) }))
        return ServiceLevels(
            targets: [
                .p1: Target(responseMinutes: 15, resolutionMinutes: 4 * 60, calendar: always.id),
                .p2: Target(responseMinutes: 30, resolutionMinutes: 8 * 60, calendar: always.id),
                .p3: Target(responseMinutes: 4 * 60, resolutionMinutes: 21 * 60, calendar: desk.id),
                .p4: Target(responseMinutes: 630, resolutionMinutes: 52 * 60 + 30, calendar: desk.id),
            ], calendars: [always, desk])
    }
}
