/// Writes content lines, folded and escaped (RFC 5545 §3.1, §3.3.11).
struct ContentLines {
    /// Octets of a line, without its CRLF.
    private static let width = 75

    private(set) var bytes: [UInt8] = []

    /// A value that is well-formed as it is.
    mutating func line(_ name: String, _ value: String) {
        var column = 0
        for character in (name + ":" + value).unicodeScalars {
            let octets = Array(String(character).utf8)
            // A character is never cut in two: what does not fit goes to the next line whole.
            if column + octets.count > Self.width {
                bytes += [0x0D, 0x0A, 0x20]
                column = 1
            }
            bytes += octets
            column += octets.count
        }
        bytes += [0x0D, 0x0A]
    }

    /// A text somebody typed.
    mutating func text(_ name: String, _ text: String) {
        line(name, Self.escaped(text))
    }

    mutating func write(_ entry: ICalendar.Entry) {
        line("BEGIN", "VEVENT")
        text("UID", entry.uid)
        line("DTSTAMP", Self.utc(entry.changed))
        line("LAST-MODIFIED", Self.utc(entry.changed))
        line("SEQUENCE", String(entry.sequence))
        switch entry.when {
        case .day(let digits):
            line("DTSTART;VALUE=DATE", digits)
            line("TRANSP", "TRANSPARENT")
        case .time(let second, let minutes):
            line("DTSTART", Self.utc(second))
            line("DURATION", "PT\(max(minutes, 1))M")
        }
        text("SUMMARY", entry.summary)
        if !entry.description.isEmpty { text("DESCRIPTION", entry.description) }
        if !entry.url.isEmpty { line("URL", entry.url) }
        line("STATUS", entry.isCancelled ? "CANCELLED" : "CONFIRMED")
        line("END", "VEVENT")
    }

    /// Control characters cannot stand in a calendar at all; line breaks become `\n`.
    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            let isSecondHalf = wasReturn && scalar == "\n"
            wasReturn = scalar == "\r"
            switch scalar {
            case "\\", ";", ",": out.append(contentsOf: ["\\", scalar])
            case "\n" where isSecondHalf: break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": out.append(contentsOf: ["\\", "n"])
            case "\t": out.append(scalar)
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// `20261124T130000Z`.
    private static func utc(_ second: Int64) -> String {
        let day = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
        let clock = second - day * 86_400
        let (year, month, date) = civil(day)
        return "\(digits(year, 4))\(digits(month, 2))\(digits(date, 2))"
            + "T\(digits(clock / 3_600, 2))\(digits(clock / 60 % 60, 2))\(digits(clock % 60, 2))Z"
    }

    /// Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`; for days from 0000-03-01 on.
    private static func civil(_ number: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func digits(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
