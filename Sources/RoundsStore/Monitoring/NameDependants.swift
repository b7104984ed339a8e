import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Says on the ticket of a cause what else fails because of it: each once on a ticket, all that are new together. What
    /// follows later is said in a note of its own; that they are well again, each says by staying silent.
    func nameDependants(of failing: FailingChecks, at now: Moment) throws {
        var fresh: [Ticket.ID: [FailingCheck]] = [:]
        for check in failing.all where check.ticket == nil {
            guard let ticket = check.cause.flatMap(failing.ticket(behind:)), ticket != check.namedOn else { continue }
            fresh[ticket, default: []].append(check)
        }
        for (ticket, checks) in fresh.sorted(by: { $0.key < $1.key }) {
            _ = try note(CheckWords.alsoFailing(checks), on: ticket, by: try monitoringPerson(at: now), at: now)
            try run(
                "UPDATE check_state SET named_on_id = \(ticket) WHERE check_id IN (\(list: checks.map(\.id)))")
        }
    }
}
