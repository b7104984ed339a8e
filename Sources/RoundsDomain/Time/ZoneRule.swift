/// When clocks change in every year to come: the `TZ` string that ends a TZif file, such as `CST6CDT,M3.2.0,M11.1.0`.
///
/// Source: IEEE Std 1003.1, "Environment Variables", TZ; RFC 9636 section 3.3.1 (hours from −167 to 167).
struct ZoneRule: Sendable, Hashable {
    let standard: Int64
    let summer: Summer?

    struct Summer: Sendable, Hashable {
        let offset: Int64
        let begins: Turn
        let ends: Turn
    }

    /// A day of the year and a second on its clock.
    struct Turn: Sendable, Hashable {
        enum When: Sendable, Hashable {
            /// Week 5 is the last; weekday 0 is Sunday.
            case weekday(month: Int, week: Int, weekday: Int)
            /// 1 to 365; 29 February is never counted.
            case dayWithoutLeap(Int)
            /// 0 to 365.
            case dayOfYear(Int)
        }

        let when: When
        let second: Int64

        /// Seconds since 1970 as the clock shows them.
        func shown(in year: Int64) -> Int64 {
            guard let first = Day(year: year, month: 1, day: 1) else { return 0 }
            let day: Day
            switch when {
            case .dayOfYear(let number): day = first + number
            case .dayWithoutLeap(let number):
                day = first + (number - 1) + (number >= 60 && Day.count(of: 2, in: year) == 29 ? 1 : 0)
            case .weekday(let month, let week, let weekday):
                let begin = Day(year: year, month: month, day: 1) ?? first
                let earliest = begin + (weekday - begin.weekday.rawValue % 7 + 7) % 7
                let last = Day.count(of: month, in: year)
                let weeks = min(week - 1, (last - earliest.day) / 7)
                day = earliest + weeks * 7
            }
            return day.number * 86_400 + second
        }
    }

    func offset(at second: Int64) -> Int64 {
        guard let summer else { return standard }
        let year = Day(number: (second + standard).flooredQuotient(86_400)).year
        let begins = summer.begins.shown(in: year) - standard
        let ends = summer.ends.shown(in: year) - summer.offset
        let isSummer = begins < ends ? begins <= second && second < ends : second < ends || begins <= second
        return isSummer ? summer.offset : standard
    }
}

extension ZoneRule {
    /// Nil when the text is not such a string.
    init?(_ text: [UInt8]) {
        var reader = RuleReader(bytes: text)
        guard reader.name(), let west = reader.clock() else { return nil }
        standard = -west
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3_600
        if !reader.stands(UInt8(ascii: ",")) {
            guard let summerWest = reader.clock() else { return nil }
            offset = -summerWest
        }
        guard let begins = reader.turn(), let ends = reader.turn(), reader.isAtEnd else { return nil }
        summer = Summer(offset: offset, begins: begins, ends: ends)
    }
}

private struct RuleReader {
    let bytes: [UInt8]
    var place = 0

    var isAtEnd: Bool { place == bytes.count }

    func stands(_ byte: UInt8) -> Bool { place < bytes.count && bytes[place] == byte }

    mutating func take(_ byte: UInt8) -> Bool {
        guard stands(byte) else { return false }
        place += 1
        return true
    }

    /// `CST` or `<-03>`.
    mutating func name() -> Bool {
        let begin = place
        if take(UInt8(ascii: "<")) {
            while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
            return take(UInt8(ascii: ">"))
        }
        while place < bytes.count, (0x41...0x5A).contains(bytes[place] & 0xDF) { place += 1 }
        return place - begin >= 3
    }

    mutating func number() -> Int? {
        var value = 0
        let begin = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - begin < 3 {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        return place == begin ? nil : value
    }

    /// Seconds: `6`, `-3:30`, `+24:00:00`.
    mutating func clock() -> Int64? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard let hours = number(), hours <= 167 else { return nil }
        var seconds = Int64(hours) * 3_600
        for unit: Int64 in [60, 1] where take(UInt8(ascii: ":")) {
            guard let part = number(), part < 60 else { return nil }
            seconds += Int64(part) * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// `,M3.2.0/2`.
    mutating func turn() -> ZoneRule.Turn? {
        guard take(UInt8(ascii: ",")), let when = when() else { return nil }
        guard take(UInt8(ascii: "/")) else { return ZoneRule.Turn(when: when, second: 7_200) }
        return clock().map { ZoneRule.Turn(when: when, second: $0) }
    }

    private mutating func when() -> ZoneRule.Turn.When? {
        if take(UInt8(ascii: "J")) {
            guard let day = number(), (1...365).contains(day) else { return nil }
            return .dayWithoutLeap(day)
        }
        guard take(UInt8(ascii: "M")) else {
            guard let day = number(), (0...365).contains(day) else { return nil }
            return .dayOfYear(day)
        }
        guard let month = number(), (1...12).contains(month), take(UInt8(ascii: ".")),
            let week = number(), (1...5).contains(week), take(UInt8(ascii: ".")),
            let weekday = number(), (0...6).contains(weekday)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
