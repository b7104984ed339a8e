import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Says what happens next with an open request, so that nobody goes home with it adrift: a note for IT, and where it
    /// waits and the day of looking again has come, another day. Elsewhere a day makes it planned work of that day, which
    /// stands on their list.
    /// - Parameter day: on which it happens; where it waits, another day to look again on.
    /// - Throws: ``Complaints`` about `body` and `follow_up`, ``Refusal``, ``Stale``.
    public func sayNextStep(
        _ id: Ticket.ID, _ words: String, lookAgain day: Day?, version: Int64? = nil, plan: ShiftPlan,
        by person: Person, at now: Moment
    ) throws {
        let ticket = try ticket(id, for: .work, by: person)
        guard ticket.state.isOpen else { throw Refusal("\(id.code) is resolved; nothing has to happen next.") }
        if let day { try check(day, plan, at: now) }
        guard let waiting = ticket.waiting, waiting.followUp != nil else {
            _ = try note(words, on: id, by: person, at: now)
            if let day { try planStep(words, about: id, on: day, by: person, at: now) }
            return
        }
        guard let day else { throw Complaints([Complaint("follow_up", "Choose a day that is still to come.")]) }
        _ = try putTicket(
            id, Ticket.Waiting(on: waiting.on, followUp: day), version: version, by: person, at: now)
        guard !words.trimmed.isEmpty else { return }
        _ = try note(words, on: id, by: person, at: now)
    }

    private func check(_ day: Day, _ plan: ShiftPlan, at now: Moment) throws {
        let last = plan.zone.day(of: now) + Ticket.Waiting.farthest
        guard plan.shift(.day, on: day).start > now, day <= last else {
            throw Complaints([
                Complaint("follow_up", "Choose a day that is still to come, at most a year ahead.")
            ])
        }
    }

    /// The words are what is to be done; those longer than a title stand in full in the details.
    private func planStep(
        _ words: String, about id: Ticket.ID, on day: Day, by person: Person, at now: Moment
    ) throws {
        let step = words.trimmed.singleLine
        let title = String(String.UnicodeScalarView(step.unicodeScalars.prefix(PlannedTask.Fields.titleLength)))
        let details = String(
            String.UnicodeScalarView(words.trimmed.unicodeScalars.prefix(PlannedTask.Fields.detailsLength)))
        let fields = PlannedTask.Fields(
            title: title, day: day, owner: person.id, about: .ticket(id), details: title == step ? "" : details)
        _ = try addTask(fields, by: person, at: now)
    }
}
