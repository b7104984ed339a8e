/// A calendar as programs subscribe to it (RFC 5545).
public struct ICalendar: Sendable, Equatable {
    public let name: String
    public let entries: [Entry]

    public init(name: String, entries: [Entry]) {
        self.name = name
        self.entries = entries
    }

    /// Something on a day (`VEVENT`).
    public struct Entry: Sendable, Equatable {
        public enum When: Sendable, Equatable {
            /// Digits of a date: `20261124`.
            case day(String)
            /// Seconds since 1970-01-01 UTC, and how long in minutes, at least 1. UTC needs no `VTIMEZONE` (§3.3.5, form 2).
            case time(second: Int64, minutes: Int)
        }

        /// Stays the same as long as the thing is the same, and is no other thing's anywhere (RFC 7986 §5.3).
        public let uid: String
        /// Grows with each change (§3.8.7.4).
        public let sequence: Int64
        /// Seconds since 1970-01-01 UTC: when it was last revised (§3.8.7.2).
        public let changed: Int64
        public let when: When
        public let summary: String
        public let description: String
        public let url: String
        public let isCancelled: Bool

        public init(
            uid: String, sequence: Int64, changed: Int64, when: When, summary: String, description: String = "",
            url: String = "", isCancelled: Bool = false
        ) {
            self.uid = uid
            self.sequence = sequence
            self.changed = changed
            self.when = when
            self.summary = summary
            self.description = description
            self.url = url
            self.isCancelled = isCancelled
        }
    }

    /// The calendar as `text/calendar`, in UTF-8.
    public var bytes: [UInt8] {
        var writer = ContentLines()
        writer.line("BEGIN", "VCALENDAR")
        writer.line("VERSION", "2.0")
        writer.line("PRODID", "-//Rounds//Planned work//EN")
        writer.line("CALSCALE", "GREGORIAN")
        writer.text("X-WR-CALNAME", name)
        writer.text("NAME", name)
        // How often to ask again (RFC 7986 §5.7).
        writer.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
        writer.line("X-PUBLISHED-TTL", "PT1H")
        for entry in entries { writer.write(entry) }
        writer.line("END", "VCALENDAR")
        return writer.bytes
    }
}
