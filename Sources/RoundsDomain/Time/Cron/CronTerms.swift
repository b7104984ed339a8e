/// What one field of a schedule admits, as bits.
struct CronTerms: Sendable, Hashable {
    static let lastOrdinal = 0

    private var values: UInt64 = 0
    /// Eight bits for each day of the week: its last, first, second … fifth in the month.
    private var ordinals: UInt64 = 0
    /// The month's last day.
    var hasLast = false
    /// The month's last day that is not on a weekend.
    var hasLastWorkday = false

    func has(_ value: Int) -> Bool { values & (1 << UInt64(value)) != 0 }

    func has(weekday: Int, ordinal: Int) -> Bool { ordinals & (1 << UInt64(weekday * 8 + ordinal)) != 0 }

    mutating func admit(_ value: Int) { values |= 1 << UInt64(value) }

    mutating func admit(weekday: Int, ordinal: Int) { ordinals |= 1 << UInt64(weekday * 8 + ordinal) }
}
