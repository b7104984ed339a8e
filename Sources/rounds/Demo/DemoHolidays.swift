import RoundsDomain
import RoundsSQL
import RoundsStore

/// The federal holidays that an American hospital's desk rests on, of the years a demo can reach (5 U.S.C. § 6103).
enum DemoHolidays {
    static func fill(_ tx: any Transaction, by lead: Person, in zone: Zone, from begin: Moment) throws {
        let levels = try tx.serviceLevels()
        let year = zone.day(of: begin).year
        let holidays = Dictionary(
            (year...year + 2).flatMap(days), uniquingKeysWith: { first, _ in first })
        let calendars = levels.calendars.map { $0.hours.count < 7 ? $0.with(holidays: holidays) : $0 }
        _ = try tx.saveServiceLevels(
            levels.counted(in: calendars), version: levels.version, by: lead, at: begin)
    }

    private static func days(of year: Int64) -> [(Day, String)] {
        [
            (Day(year: year, month: 1, day: 1), "New Year’s Day"),
            (nth(3, .monday, 1, year), "Martin Luther King Jr. Day"),
            (nth(3, .monday, 2, year), "Washington’s Birthday"),
            (nth(1, .monday, 6, year).map { $0 - 7 }, "Memorial Day"),
            (Day(year: year, month: 6, day: 19), "Juneteenth"),
            (Day(year: year, month: 7, day: 4), "Independence Day"),
            (nth(1, .monday, 9, year), "Labor Day"),
            (nth(2, .monday, 10, year), "Columbus Day"),
            (Day(year: year, month: 11, day: 11), "Veterans Day"),
            (nth(4, .thursday, 11, year), "Thanksgiving Day"),
            (Day(year: year, month: 12, day: 25), "Christmas Day"),
        ].compactMap { day, name in day.map { ($0, name) } }
    }

    private static func nth(_ count: Int, _ weekday: Weekday, _ month: Int, _ year: Int64) -> Day? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        let ahead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
        return first + ahead + 7 * (count - 1)
    }
}
