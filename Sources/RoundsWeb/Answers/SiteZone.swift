import Foundation
import RoundsDomain

/// The zone that the site's clocks show.
public struct SiteZone: Sendable {
    private let zone: TimeZone

    /// Nil when the name is not in the time zone database.
    public init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    public static let utc = SiteZone(zone: .gmt)

    private init(zone: TimeZone) {
        self.zone = zone
    }

    public func civil(_ moment: Moment) -> CivilTime {
        CivilTime(moment, offsetSeconds: offset(at: moment))
    }

    /// A moment as the screens say it.
    func stamp(_ moment: Moment, now: Moment) -> Stamp {
        let civil = civil(moment)
        let today = self.civil(now)
        let isToday = (civil.year, civil.month, civil.day) == (today.year, today.month, today.day)
        let time = "\(two(civil.hour)):\(two(civil.minute))"
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][civil.month - 1]
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][civil.weekday - 1]
        let date = civil.year == today.year ? "\(weekday) \(civil.day) \(month)" : "\(civil.day) \(month) \(civil.year)"
        let minutes = offset(at: moment) / 60
        let sign = minutes < 0 ? "-" : "+"
        return Stamp(
            short: isToday ? time : "\(date), \(time)",
            age: (now - moment).inWords,
            full: "\(weekday) \(civil.day) \(month) \(civil.year), \(time):\(two(civil.second)) \(zone.identifier)",
            iso: "\(civil.year)-\(two(civil.month))-\(two(civil.day))T\(time):\(two(civil.second))"
                + "\(sign)\(two(abs(minutes) / 60)):\(two(abs(minutes) % 60))")
    }

    private func offset(at moment: Moment) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000))
    }

    private func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

/// A moment, ready for the screen.
struct Stamp: Sendable, Equatable {
    /// `07:42` today, `Mon 23 Nov, 07:42` on another day.
    let short: String
    /// `12 min`.
    let age: String
    /// With seconds, year and zone: shown on hover and read by screen readers.
    let full: String
    /// ISO 8601 with offset, for `<time datetime>`.
    let iso: String
}
