import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Where a check that fails has a ticket of its own, and so has something that it needs, says so on its ticket and links
    /// the two: once. What is less urgent hides nothing (see ``cause(of:at:)``), but whoever works on the one has to know of
    /// the other.
    func linkCauses(of failing: FailingChecks, at now: Moment) throws {
        guard failing.haveSeveralTickets else { return }
        let graph = try serviceGraph()
        for check in failing.all {
            guard let ticket = check.ticket, let need = failing.need(of: check, graph), need.ticket != check.linked
            else { continue }
            try link(ticket, to: need, at: now)
            try run("UPDATE check_state SET linked_id = \(need.ticket) WHERE check_id = \(check.id)")
        }
    }

    private func link(_ ticket: Ticket.ID, to need: FailingChecks.Need, at now: Moment) throws {
        let links = try links(of: ticket)
        guard !links.contains(where: { $0.line.id == need.ticket }) else { return }
        let person = try monitoringPerson(at: now)
        _ = try note(CheckWords.need(need.check.name, need.check.id, on: need.ticket), on: ticket, by: person, at: now)
        let most = Ticket.Link.most
        guard links.count < most, try self.links(of: need.ticket).count < most else { return }
        try linkTickets(Ticket.Link(from: ticket, .related, to: need.ticket), by: person, at: now)
    }
}
