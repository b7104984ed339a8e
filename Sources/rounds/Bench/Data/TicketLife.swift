import RoundsDomain

/// What happens to one ticket of the generated data, from its report to the last word on it: five messages.
struct TicketLife: Sendable {
    enum Deed: Sendable {
        case report(TicketDraft)
        case take
        case give(Team.ID)
        case note(String)
        case reply(String)
        case answer(String)
        case resolve(fix: String, cause: String)
    }

    struct Step: Sendable {
        /// Which life of the batch it belongs to.
        let life: Int
        let at: Moment
        let by: Person
        let deed: Deed
    }

    let requester: Person
    let steps: [Step]
}

extension [TicketLife] {
    /// All steps as they happened, those of one ticket in their own order.
    var inOrder: [TicketLife.Step] {
        let steps = flatMap { $0.steps.enumerated().map { (place: $0.offset, step: $0.element) } }
        return steps.sorted { left, right in
            (left.step.at.milliseconds, left.step.life, left.place) < (
                right.step.at.milliseconds, right.step.life, right.place
            )
        }.map(\.step)
    }
}
