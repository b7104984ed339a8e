import Foundation
import RoundsDomain

/// The zone that the site's clocks show.
public struct SiteZone: Sendable {
    public static let utc = SiteZone(zone: .gmt)

    private let zone: TimeZone

    /// Nil when the name is not in the time zone database.
    public init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    private init(zone: TimeZone) {
        self.zone = zone
    }

    /// Seconds to add to UTC, positive to the east.
    public func offsetSeconds(at moment: Moment) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)))
    }
}
