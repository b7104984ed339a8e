extension ServiceLevels {
    /// Working days.
    public static let closingDays = 1...60

    /// What is wrong with them, by the fields of their form: `response_1` is that of P1, `calendar_name_2` that of the
    /// second calendar.
    public var complaints: [Complaint] {
        var complaints: [Complaint] = []
        for priority in Priority.allCases { complaints += Self.complaints(targets[priority], priority, calendars) }
        if calendars.isEmpty { complaints.append(Complaint("calendar_name_1", "One calendar is needed at least.")) }
        if calendars.count > Self.mostCalendars {
            complaints.append(Complaint("", "At most \(Self.mostCalendars) calendars are kept."))
        }
        for (place, calendar) in calendars.enumerated() {
            complaints += Self.complaints(calendar, place + 1, calendars)
        }
        if !Self.closingDays.contains(closeAfterDays) {
            complaints.append(Complaint("close_after", "Choose 1 to 60 days."))
        }
        return complaints
    }

    private static func complaints(
        _ target: Target?, _ priority: Priority, _ calendars: [WorkCalendar]
    ) -> [Complaint] {
        let number = priority.rawValue
        guard let target else { return [Complaint("response_\(number)", "\(priority.code) has no promise.")] }
        var complaints: [Complaint] = []
        if !(1...Target.most).contains(target.responseMinutes) {
            complaints.append(Complaint("response_\(number)", WorkingTime.hint))
        }
        if !(1...Target.most).contains(target.resolutionMinutes) {
            complaints.append(Complaint("resolution_\(number)", WorkingTime.hint))
        }
        if complaints.isEmpty, target.responseMinutes > target.resolutionMinutes {
            complaints.append(Complaint("response_\(number)", "The first answer comes before the solution."))
        }
        if !calendars.contains(where: { $0.id == target.calendar }) {
            complaints.append(Complaint("calendar_\(number)", "Choose a calendar from the list."))
        }
        return complaints
    }

    private static func complaints(
        _ calendar: WorkCalendar, _ place: Int, _ calendars: [WorkCalendar]
    ) -> [Complaint] {
        var complaints: [Complaint] = []
        complaints.require("calendar_name_\(place)", "The calendar's name", calendar.name, most: calendarNameLength)
        let sameName = calendars.prefix(place - 1).contains { $0.name.foldedKey == calendar.name.foldedKey }
        if sameName {
            complaints.append(Complaint("calendar_name_\(place)", "Another calendar is called \(calendar.name)."))
        }
        if calendar.hours.isEmpty {
            complaints.append(
                Complaint("opens_\(place)_1", "\(calendar.name) is never open. Say hours for one day at least."))
        }
        if calendar.holidays.count > mostHolidays {
            complaints.append(Complaint("holidays_\(place)", "At most \(mostHolidays) holidays are kept."))
        }
        return complaints
    }
}
