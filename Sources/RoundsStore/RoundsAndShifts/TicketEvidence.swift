import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Open P1 and P2, a line each; when there is none, one line that says so.
    func ticketEvidence(_ look: EvidenceLook) throws -> [EvidenceLine] {
        let most = 500
        let open = try tickets(.open, limit: most).lines.filter { $0.priority <= .p2 }
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
        guard open.count == most else { return lines }
        return lines + [
            .init(
                .init(.ticket, "more"), "More open P1 and P2", .failed, "more than \(most)", seenAt: look.now,
                maxAge: .hours(1), path: "/tickets")
        ]
    }
}

extension TicketLine {
    fileprivate var urgency: EvidenceLine.Verdict {
        if assignee == nil { return .unowned }
        return priority == .p1 ? .failed : .warning
    }
}
