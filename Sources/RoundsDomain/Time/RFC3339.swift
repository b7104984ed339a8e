extension Moment {
    /// `2026-11-24T13:00:00.250Z` (RFC 3339, UTC, milliseconds). Years 0 to 9999, which is what the format holds.
    public var rfc3339: String {
        let civil = CivilTime(self, offsetSeconds: 0)
        let date = "\(padded(civil.year, 4))-\(padded(Int64(civil.month), 2))-\(padded(civil.day, 2))"
        let second = civil.secondOfDay
        let time = "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(date)T\(time).\(padded((milliseconds % 1_000 + 1_000) % 1_000, 3))Z"
    }

    /// Reads an RFC 3339 date-time with its offset, or a bare date, which is its first moment in UTC.
    /// Digits beyond milliseconds are cut off; a leap second is the second after. Nil for anything else.
    public init?(rfc3339 text: String) {
        var scanner = DigitScanner(Array(text.utf8))
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2), let date = Day(year: year, month: Int(month), day: Int(day))
        else { return nil }
        var milliseconds = date.number * 86_400_000
        if !scanner.isAtEnd {
            guard scanner.take("T") || scanner.take("t"), let hour = scanner.digits(2), scanner.take(":"),
                let minute = scanner.digits(2), scanner.take(":"), let second = scanner.digits(2),
                hour < 24, minute < 60, second <= 60, let fraction = scanner.fraction(), let offset = scanner.offset()
            else { return nil }
            milliseconds += ((hour * 60 + minute) * 60 + second) * 1_000 + fraction - offset * 60_000
        }
        guard scanner.isAtEnd else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

private struct DigitScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { place == bytes.count }

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }

    private mutating func digit() -> Int64? {
        guard place < bytes.count, (48...57).contains(bytes[place]) else { return nil }
        defer { place += 1 }
        return Int64(bytes[place] - 48)
    }

    mutating func digits(_ count: Int) -> Int64? {
        var number: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// Milliseconds; 0 when there is no fraction.
    mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        guard var number = digit() else { return nil }
        var count = 1
        while let digit = digit() {
            if count < 3 { number = number * 10 + digit }
            count += 1
        }
        return count == 1 ? number * 100 : count == 2 ? number * 10 : number
    }

    /// Minutes east of UTC.
    mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64 = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}
