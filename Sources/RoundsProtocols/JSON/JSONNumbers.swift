extension JSONLexer {
    /// Takes a number: ``JSON/integer(_:)`` when it has neither fraction nor exponent and fits in 64 bits,
    /// else ``JSON/number(_:)``.
    mutating func number() throws(JSON.Fault) -> JSON {
        let start = at
        var place = at
        let negative = bytes[place] == UInt8(ascii: "-")
        if negative { place += 1 }
        let whole = digits(from: place)
        guard !whole.isEmpty else { throw fault(place == bytes.count ? .ended : .unexpected, at: place) }
        guard whole.count == 1 || bytes[place] != UInt8(ascii: "0") else { throw fault(.unexpected, at: place + 1) }
        place = whole.upperBound
        if !isFractionOrExponent(at: place), let integer = integer(whole, negative: negative) {
            move(to: place)
            return .integer(integer)
        }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place = try digitsRequired(from: place + 1).upperBound
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
                place += 1
            }
            place = try digitsRequired(from: place).upperBound
        }
        let number = Double(String(decoding: bytes[start..<place], as: UTF8.self))
        guard let number, number.isFinite else { throw fault(.numberTooLarge, at: start) }
        move(to: place)
        return .number(number)
    }

    private func isFractionOrExponent(at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        return bytes[place] == UInt8(ascii: ".") || bytes[place] | 0x20 == UInt8(ascii: "e")
    }

    private func digits(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
        return start..<end
    }

    private func digitsRequired(from start: Int) throws(JSON.Fault) -> Range<Int> {
        let found = digits(from: start)
        guard !found.isEmpty else { throw fault(start >= bytes.count ? .ended : .unexpected, at: start) }
        return found
    }

    /// Nil when it does not fit.
    private func integer(_ digits: Range<Int>, negative: Bool) -> Int64? {
        var sum: Int64 = 0
        for place in digits {
            let digit = Int64(bytes[place] - UInt8(ascii: "0"))
            let (product, over) = sum.multipliedReportingOverflow(by: 10)
            let (next, beyond) = product.addingReportingOverflow(negative ? -digit : digit)
            guard !over, !beyond else { return nil }
            sum = next
        }
        return sum
    }
}
