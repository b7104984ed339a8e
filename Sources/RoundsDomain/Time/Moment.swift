/// A point in time: milliseconds since 1970-01-01 UTC, without leap seconds. The site's zone is added only on the screen.
public struct Moment: Sendable, Hashable, Comparable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    public static func + (left: Self, right: Span) -> Moment {
        Moment(milliseconds: left.milliseconds + right.milliseconds)
    }

    public static func - (left: Self, right: Span) -> Moment {
        Moment(milliseconds: left.milliseconds - right.milliseconds)
    }

    public static func - (left: Self, right: Self) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }
}

/// A length of time in milliseconds; negative when it points back.
public struct Span: Sendable, Hashable, Comparable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1_000) }
    public static func minutes(_ count: Int64) -> Span { seconds(count * 60) }
    public static func hours(_ count: Int64) -> Span { minutes(count * 60) }
    public static func days(_ count: Int64) -> Span { hours(count * 24) }
}
