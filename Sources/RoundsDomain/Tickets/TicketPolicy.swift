extension Ticket {
    public enum Action: Sendable, CaseIterable {
        /// See the ticket and what was said to the requester.
        case read
        /// See the notes for IT.
        case readNotes
        /// See which place, service and device it is bound to.
        case readSubjects
        /// Take, note, reply, change, resolve.
        case work
        /// Write to the desk as the requester; on a resolved ticket this opens it again.
        case answer
        case reopen
    }

    /// A requester has their own tickets; who reads tickets reads them whole; who works them works them all.
    public func allows(_ action: Action, by person: Person) -> Bool {
        let own = person.id == requester && person.may(.reportTickets)
        return switch action {
        case .read: own || person.may(.readTickets)
        case .readNotes: person.may(.readTickets)
        case .readSubjects: person.may(.readTickets) || person.knowsHospital
        case .work: person.may(.workTickets)
        case .answer: own
        case .reopen: own || person.may(.workTickets)
        }
    }
}

extension Person {
    /// Names places, services and devices by their numbers: looks at them, or binds requests to them. Everybody else says a
    /// place in words, and a device by its sticker.
    public var knowsHospital: Bool { may(.readHospital) || may(.workTickets) }
}
