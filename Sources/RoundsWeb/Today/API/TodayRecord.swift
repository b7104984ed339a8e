import RoundsDomain
import RoundsProtocols
import RoundsStore

/// Today as programs see it: what its page shows.
struct TodayRecord: Sendable {
    let found: TodayFound
    let phases: [ShiftPlan.Phase]
    let roundDue: Moment
    let isRoundLate: Bool
    let urgent: Int
    let more: Int64
    let next: [TodayScreen.Coming]
    let planned: [TodayScreen.Coming]

    init(_ found: TodayFound, _ screen: TodayScreen, plan: ShiftPlan, at now: Moment) {
        let due = plan.roundDue(on: plan.zone.day(of: now))
        self.found = found
        phases = plan.phases(of: found.shift)
        roundDue = due
        isRoundLate = found.isRoundLate
        urgent = screen.urgent
        more = screen.more
        next = screen.next
        planned = screen.planned
    }

    static let shape = Shape<TodayRecord>(
        "Today", "What needs you now, what comes next, and how the round stands.", standing + lists)

    private static let standing: [Shape<TodayRecord>.Property] = [
        .init("shift", shift.schema) { shift.json($0) },
        .init("on_duty", .list(PersonName.shape.schema, 0...100), "Who has begun the shift.") { record in
            JSON(record.found.people.map { PersonName.shape.json(PersonName(id: $0.id, name: $0.name)) })
        },
        .init("round", round.schema) { round.json($0) },
        .init("handover", HandoverShape.card.schema.orNull, "What the shift before left; null when none ever did.") {
            $0.found.handover.map(HandoverShape.card.json) ?? .null
        },
        .init("counts", TicketCounts.shape.schema) { TicketCounts.shape.json($0.found.counts) },
        .init("urgent", count, "Open requests of P1 and P2 that the round counts as exceptions.") { JSON($0.urgent) },
    ]

    private static let lists: [Shape<TodayRecord>.Property] = [
        .init("now", .list(TicketLine.shape.schema, 0...20), "P1 first, then P2, then what breaks a promise next.") {
            JSON($0.found.tickets.map(TicketLine.shape.json))
        },
        .init("more", count, "Open requests that are not among `now`.") { .integer($0.more) },
        .init("next", .list(coming.schema, 0...20), "What has a time and is yours, the earliest first.") {
            JSON($0.next.map(coming.json))
        },
        .init("planned", .list(coming.schema, 0...50), "Your planned work of the day, and what the desk does itself.") {
            JSON($0.planned.map(coming.json))
        },
    ]

    private static let count = Schema(["type": "integer", "minimum": 0])

    private static let shift = Shape<TodayRecord>(
        "TodayShift", "The shift that runs.",
        [
            .init("kind", .word(Shift.Kind.self)) { .string($0.found.shift.kind.rawValue) },
            .init("day", .date, "On which it began.") { .string($0.found.shift.day.iso) },
            .init("starts_at", .moment) { .string($0.found.shift.start.rfc3339) },
            .init("ends_at", .moment) { .string($0.found.shift.end.rfc3339) },
            .init("phases", .list(phase.schema, 0...10)) { JSON($0.phases.map(phase.json)) },
        ])

    private static let phase = Shape<ShiftPlan.Phase>(
        "ShiftPhase", "A part of a shift with a purpose of its own.",
        [
            .init("purpose", .word(ShiftPlan.Phase.Purpose.self)) { .string($0.purpose.rawValue) },
            .init("starts_at", .moment) { .string($0.start.rfc3339) },
            .init("ends_at", .moment) { .string($0.end.rfc3339) },
        ])

    private static let round = Shape<TodayRecord>(
        "TodayRound", "How the morning round stands.",
        [
            .init("due_at", .moment) { .string($0.roundDue.rfc3339) },
            .init("late", .flag, "It is due, nobody has signed it, and the desk was there when it was due.") {
                .bool($0.isRoundLate)
            },
            .init("sentence", .text(), "What is well now, in words.") { .string($0.found.board.sentence) },
            .init("lines", count, "On the board.") { JSON($0.found.board.count) },
            .init("exceptions", count, "Lines that are not well.") { JSON($0.found.board.exceptions.count) },
            .init("by_hand", count, "Lines that only a person can look at, and nobody has yet.") {
                JSON($0.found.board.byHand.count)
            },
            .init("signature", SignatureShape.shape.schema.orNull, "Null while it is unsigned.") {
                $0.found.round.map(SignatureShape.shape.json) ?? .null
            },
        ])

    private static let coming = Shape<TodayScreen.Coming>(
        "TodayLine", "Something with a time, or with a day alone.",
        [
            .init("at", .moment, "By when; the end of its day for what has a day alone.") { .string($0.at.iso) },
            .init("what", .text()) { .string($0.what) },
            .init("why", .text()) { .string($0.why) },
            .init("late", .flag, "Its time is over.") { .bool($0.isLate) },
            .init("page", Schema.text().orNull, "Where the desk shows it; null for what has no page.") {
                JSON($0.path)
            },
        ])
}
