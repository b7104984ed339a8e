import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Says what happens next with an open request, so that nobody goes home with it adrift: a note for IT, and where it
    /// waits and the day of looking again has come, another day.
    /// - Parameter day: another day to look again on; nil where it does not wait.
    /// - Throws: ``Complaints`` about `body` and `follow_up`, ``Refusal``, ``Stale``.
    public func sayNextStep(
        _ id: Ticket.ID, _ words: String, lookAgain day: Day?, version: Int64? = nil, plan: ShiftPlan,
        by person: Person, at now: Moment
    ) throws {
        let ticket = try ticket(id, for: .work, by: person)
        guard ticket.state.isOpen else { throw Refusal("\(id.code) is resolved; nothing has to happen next.") }
        guard let waiting = ticket.waiting, waiting.followUp != nil else {
            _ = try note(words, on: id, by: person, at: now)
            return
        }
        guard let day, plan.shift(.day, on: day).start > now else {
            throw Complaints([Complaint("follow_up", "Choose a day that is still to come.")])
        }
        _ = try putTicket(
            id, Ticket.Waiting(on: waiting.on, followUp: day), version: version, by: person, at: now)
        guard !words.trimmed.isEmpty else { return }
        _ = try note(words, on: id, by: person, at: now)
    }
}
