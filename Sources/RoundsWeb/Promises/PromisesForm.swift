import RoundsDomain
import RoundsProtocols
import RoundsStore

extension ServiceLevels {
    /// As the form sends it. A calendar without a name is none.
    /// - Throws: ``Complaints`` about what cannot be read; what does not hang together is said when it is saved.
    init(_ form: FormBody) throws(Complaints) {
        var complaints: [Complaint] = []
        var calendars: [WorkCalendar] = []
        // A new calendar gets the smallest number that is free.
        var taken = Set((1...Self.mostCalendars + 1).compactMap { form.integer("calendar_id_\($0)") })
        for place in 1...Self.mostCalendars where !form.line("calendar_name_\(place)").isEmpty {
            let number = form.integer("calendar_id_\(place)") ?? (1...99).first { !taken.contains($0) } ?? 99
            taken.insert(number)
            do {
                calendars.append(try WorkCalendar(form, place, id: .init(number)))
            } catch {
                complaints += error.list
            }
        }
        var targets: [Priority: Target] = [:]
        for priority in Priority.allCases {
            let number = priority.rawValue
            // What cannot be read is no time, which is complained about beside it.
            targets[priority] = Target(
                responseMinutes: WorkingTime.minutes(form.line("response_\(number)")) ?? 0,
                resolutionMinutes: WorkingTime.minutes(form.line("resolution_\(number)")) ?? 0,
                calendar: form.key("calendar_\(number)") ?? .init(0))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.init(
            targets: targets, calendars: calendars, closeAfterDays: Int(form.integer("close_after") ?? 0))
    }
}

extension WorkCalendar {
    fileprivate init(_ form: FormBody, _ place: Int, id: ID) throws(Complaints) {
        var complaints: [Complaint] = []
        let zone = ZoneBook.installed[form.line("zone_\(place)")]
        if zone == nil {
            complaints.append(Complaint("zone_\(place)", "A time zone is named like America/Chicago or Europe/Berlin."))
        }
        var hours: [Weekday: Hours] = [:]
        for weekday in Weekday.allCases {
            let name = "opens_\(place)_\(weekday.rawValue)"
            let (opens, closes) = (form.line(name), form.line("closes_\(place)_\(weekday.rawValue)"))
            guard !opens.isEmpty || !closes.isEmpty else { continue }
            guard let from = Self.minute(opens), let until = Self.minute(closes),
                let open = Hours(opens: from, closes: until)
            else {
                complaints.append(
                    Complaint(name, "\(weekday.name): write hours as 07:00 and 17:30, and close after opening."))
                continue
            }
            hours[weekday] = open
        }
        var holidays: [Day: String] = [:]
        do {
            for off in try DayOff.list(form.text("holidays_\(place)") ?? "") { holidays[off.day] = off.name }
        } catch {
            complaints += error.list.map { Complaint("holidays_\(place)", $0.sentence) }
        }
        guard complaints.isEmpty, let zone else { throw Complaints(complaints) }
        self.init(id: id, name: form.line("calendar_name_\(place)"), zone: zone, hours: hours, holidays: holidays)
    }

    /// Minutes after midnight of `07:30`; 1,440 for `24:00`.
    static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }

    static func clock(_ minute: Int) -> String {
        let (hour, rest) = (minute / 60, minute % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Entries {
    init(_ levels: ServiceLevels, phone: String) {
        self.init(["close_after": String(levels.closeAfterDays), "phone": phone, "version": String(levels.version)])
        for (priority, target) in levels.targets {
            values["response_\(priority.rawValue)"] = WorkingTime.words(target.responseMinutes)
            values["resolution_\(priority.rawValue)"] = WorkingTime.words(target.resolutionMinutes)
            values["calendar_\(priority.rawValue)"] = target.calendar.description
        }
        for (index, calendar) in levels.calendars.enumerated() {
            let place = index + 1
            values["calendar_id_\(place)"] = calendar.id.description
            values["calendar_name_\(place)"] = calendar.name
            values["zone_\(place)"] = calendar.zone.name
            for (weekday, hours) in calendar.hours {
                values["opens_\(place)_\(weekday.rawValue)"] = WorkCalendar.clock(hours.opens)
                values["closes_\(place)_\(weekday.rawValue)"] = WorkCalendar.clock(hours.closes)
            }
            values["holidays_\(place)"] = DayOff.text(
                calendar.holidays.map { DayOff(day: $0.key, name: $0.value) }.sorted { $0.day < $1.day })
        }
    }
}
