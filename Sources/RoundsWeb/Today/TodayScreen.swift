import RoundsDomain

/// The first page of the desk: "What needs me now?"
struct TodayScreen: Sendable {
    let day: String
    let shift: String
    let people: [String]
    let isOnDuty: Bool
    let mayWork: Bool
    let round: RoundCard
    /// Nil when no shift ever left one.
    let handover: HandoverCard?
    let urgent: Int
    let now: [TicketRow]
    let more: Int64
    let next: [Coming]
    let planned: [Coming]
    let line: DayLine
    /// Told to leads: the round is due and unsigned.
    let isRoundOverdue: Bool
    /// Nothing is known of the hospital yet, and this person may say it.
    var mayBegin = false

    struct RoundCard: Sendable {
        let mark: Mark
        let state: String
        let text: String
        let act: String
        let path: String
    }

    struct HandoverCard: Sendable {
        let title: String
        let writer: String
        let words: String
        let accepted: (by: String, at: TimeText)?
        /// Nobody accepts what they wrote themselves.
        var isOwn = false
        let path: String
    }

    /// Something with a time, or with a day alone.
    struct Coming: Sendable {
        /// By when.
        let at: TimeText
        let what: String
        let why: String
        let path: String?
        var isLate = false
        /// False when it has its day alone, which is over then.
        var hasTime = true
    }
}

/// The shift as a line from its beginning to its end.
struct DayLine: Sendable {
    struct Stretch: Sendable {
        let title: String
        /// 0 to 1 along the line.
        let from: Double
        let to: Double
        let isNow: Bool
    }

    struct Point: Sendable {
        let title: String
        let place: Double
    }

    let stretches: [Stretch]
    let hours: [Point]
    let marks: [Point]
    /// Nil when the shift shown is not the one that runs.
    let now: Point?
}
