import RoundsDomain
import RoundsHTML

/// A time as a page says it: `07:42 · 12 min ago`, with the full stamp for those who hover or listen.
struct TimeText: Sendable, Equatable {
    /// `07:42`; before today with its day.
    let clock: String
    /// `12 min ago`.
    let ago: String
    /// `Tuesday 24 November 2026, 07:42`.
    let full: String
    /// UTC, for machines: `2026-11-24T13:42:00Z`.
    let iso: String
}

/// `07:42 · 12 min ago`.
func timeTag(_ time: TimeText) -> HTML {
    """
    <time datetime="\(time.iso)" title="\(time.full)"><span aria-hidden="true">\(time.clock) · \
    <span data-ago>\(time.ago)</span></span>\(unseen(time.full))</time>
    """
}

/// `12 min ago`, where the column is narrow.
func agoTag(_ time: TimeText) -> HTML {
    """
    <time datetime="\(time.iso)" title="\(time.full)"><span data-ago>\(time.ago)</span></time>
    """
}

/// `07:42`, where the day is known from around it.
func clockTag(_ time: TimeText) -> HTML {
    """
    <time datetime="\(time.iso)" title="\(time.full)"><span aria-hidden="true">\(time.clock)</span>\(unseen(time.full))</time>
    """
}

extension TimeText {
    /// - Parameter offsetSeconds: the site's distance from UTC at that moment, positive to the east.
    init(_ moment: Moment, now: Moment, offsetSeconds: Int64) {
        let then = CivilTime(moment, offsetSeconds: offsetSeconds)
        let today = CivilTime(now, offsetSeconds: offsetSeconds)
        self.init(
            clock: then.clock(seenFrom: today),
            ago: Self.ago(now - moment),
            full: "\(then.weekday) \(then.day) \(then.monthName) \(then.year), \(then.time)",
            iso: CivilTime(moment, offsetSeconds: 0).iso)
    }

    static func ago(_ span: Span) -> String {
        let seconds = span.milliseconds / 1_000
        guard seconds > -60 else { return "in \(length(seconds: -seconds))" }
        guard seconds >= 60 else { return "just now" }
        return "\(length(seconds: seconds)) ago"
    }

    /// `12 min`, `3 h`, `2 days`: the largest unit that fits once, rounded down.
    static func length(seconds: Int64) -> String {
        switch seconds {
        case ..<3_600: "\(seconds / 60) min"
        case ..<86_400: "\(seconds / 3_600) h"
        case ..<172_800: "1 day"
        default: "\(seconds / 86_400) days"
        }
    }
}
