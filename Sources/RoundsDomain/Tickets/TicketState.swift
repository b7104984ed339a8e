extension Ticket {
    /// Where a ticket stands. What may follow what is here and nowhere else.
    public enum State: String, Sendable, CaseIterable {
        case new
        case inProgress = "in_progress"
        case waiting, resolved
        /// Resolved for good: nobody said that it is not right.
        case closed

        public var isOpen: Bool {
            switch self {
            case .new, .inProgress, .waiting: true
            case .resolved, .closed: false
            }
        }
    }

    /// Somebody at the desk makes it theirs. Taking it from a colleague is allowed and shows in the timeline.
    public func taken(by person: Person.ID) throws(Refusal) -> Ticket {
        guard state.isOpen else { throw Refusal("\(id.code) is resolved. Reopen it to take it.") }
        guard fields.assignee != person else { throw Refusal("\(id.code) is already yours.") }
        var taken = self
        taken.fields.assignee = person
        if state == .new { taken.state = .inProgress }
        return taken
    }

    /// Who answers or ends what nobody has makes it theirs, so that it comes back to them. A program has no tickets.
    public func begun(by person: Person) -> Ticket {
        guard state.isOpen, fields.assignee == nil, person.role.isStaff else { return self }
        var begun = self
        begun.fields.assignee = person.id
        if state == .new { begun.state = .inProgress }
        return begun
    }

    /// - Parameters:
    ///   - fix: what helped, in words for the requester; at most ``Message/Draft/maximumLength`` characters, not empty.
    ///   - cause: why it happened, for IT; may be empty.
    public func resolved(fix: String, cause: String, at now: Moment) throws(Refusal) -> Ticket {
        guard state.isOpen else { throw Refusal("\(id.code) is resolved already.") }
        var resolved = self
        resolved.state = .resolved
        resolved.waiting = nil
        resolved.resolvedAt = now
        resolved.fix = fix
        resolved.cause = cause.isEmpty ? nil : cause
        return resolved
    }

    /// The cause, said after the ticket was resolved without it.
    public func explained(cause: String) throws(Refusal) -> Ticket {
        guard !state.isOpen else { throw Refusal("\(id.code) is open. Say the cause when you resolve it.") }
        var explained = self
        explained.cause = cause
        return explained
    }

    /// Nobody said within the time that it is not right.
    public func closed() throws(Refusal) -> Ticket {
        guard state == .resolved else { throw Refusal("\(id.code) is not resolved.") }
        var closed = self
        closed.state = .closed
        return closed
    }

    /// Opened again by the requester's answer or by the desk: somebody's still, if it was somebody's.
    public func reopened() throws(Refusal) -> Ticket {
        guard !state.isOpen else { throw Refusal("\(id.code) is open.") }
        var reopened = self
        reopened.state = standing
        reopened.resolvedAt = nil
        return reopened
    }

    /// The state of an open ticket that waits for nobody.
    var standing: State { fields.assignee == nil ? .new : .inProgress }
}
