import RoundsDomain
import RoundsSQL
import RoundsStore

extension Transaction {
    /// Lets the lives happen through the functions that the desk itself uses: the yardstick for ``LivesPoured``.
    func play(_ lives: [TicketLife]) throws {
        var ids: [Int: Ticket.ID] = [:]
        for step in lives.inOrder {
            if case .report(let draft) = step.deed {
                let requester = lives[step.life].requester.id
                ids[step.life] = try report(draft, for: requester, by: step.by, at: step.at).id
            } else if let id = ids[step.life] {
                try play(step, on: id)
            }
        }
    }

    private func play(_ step: TicketLife.Step, on id: Ticket.ID) throws {
        switch step.deed {
        case .report: return
        case .take: _ = try takeTicket(id, by: step.by, at: step.at)
        case .give(let team):
            guard let base = try ticket(id)?.fields else { return }
            var fields = base
            fields.team = team
            _ = try changeTicket(id, to: fields, from: base, by: step.by, at: step.at)
        case .note(let body): _ = try note(body, on: id, by: step.by, at: step.at)
        case .reply(let body): _ = try reply(body, on: id, by: step.by, at: step.at)
        case .answer(let body): _ = try answer(body, on: id, by: step.by, at: step.at)
        case .resolve(let fix, let cause):
            _ = try resolveTicket(id, fix: fix, cause: cause, by: step.by, at: step.at)
        }
    }
}
