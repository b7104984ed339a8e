import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Open P1 and P2, a line each; when there is none, one line that says so.
    func ticketEvidence(_ look: EvidenceLook) throws -> [EvidenceLine] {
        let open = try urgentTickets()
        guard !open.isEmpty else {
            return [
                .init(
                    .init(.ticket, "urgent"), "Open P1 and P2", .good, "none", seenAt: look.now, maxAge: .hours(1),
                    path: "/tickets")
            ]
        }
        let lines = open.map { ticket in
            EvidenceLine(
                .init(.ticket, ticket.id.code), "\(ticket.id.code) \(ticket.title)", ticket.urgency,
                "\(ticket.priority.code), \(ticket.priority.meaning.lowercased())", seenAt: look.now, maxAge: .hours(1),
                firstSeen: ticket.reportedAt,
                owner: ticket.assignee.map { .init(id: ticket.assigneeID, name: $0) },
                path: "/tickets/\(ticket.id.number)")
        }
        guard open.count >= Self.mostUrgent else { return lines }
        return lines + [
            .init(
                .init(.ticket, "more"), "More open P1 and P2", .failed, "more than \(open.count)", seenAt: look.now,
                maxAge: .hours(1), path: "/tickets")
        ]
    }

    /// Of each priority at most so many are named.
    private static var mostUrgent: Int { 300 }

    /// Open P1, then open P2; what breaks a promise next first.
    func urgentTickets() throws -> [TicketLine] {
        try [Priority.p1, .p2].flatMap { priority in
            try tickets(.matching(TicketFilter(priority: priority)), limit: Self.mostUrgent).lines
        }
    }
}

extension TicketLine {
    fileprivate var urgency: EvidenceLine.Verdict {
        if assignee == nil { return .unowned }
        return priority == .p1 ? .failed : .warning
    }
}
