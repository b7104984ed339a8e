import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Open P1 and P2, a line each; when there is none, one line that says so.
    func askTicketEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        try askUrgentTickets().map { open in Self.lines(of: open, look) }
    }

    private static func lines(of open: [TicketLine], _ look: EvidenceLook) -> [EvidenceLine] {
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
        guard open.count >= mostUrgent else { return lines }
        return lines + [
            .init(
                .init(.ticket, "more"), "More open P1 and P2", .failed, "more than \(open.count)", seenAt: look.now,
                maxAge: .hours(1), path: "/tickets")
        ]
    }

    /// Of each priority at most so many are named.
    private static var mostUrgent: Int { 300 }

    /// Open P1, then open P2; what breaks a promise next first.
    func urgentTickets() throws -> [TicketLine] { try askUrgentTickets().answer() }

    private func askUrgentTickets() throws -> Asked<[TicketLine]> {
        let pages = try [Priority.p1, .p2].map { priority in
            try askTickets(.matching(TicketFilter(priority: priority)), limit: Self.mostUrgent)
        }
        return Asked { try pages.flatMap { try $0.answer().lines } }
    }
}

extension TicketLine {
    fileprivate var urgency: EvidenceLine.Verdict {
        if assignee == nil { return .unowned }
        return priority == .p1 ? .failed : .warning
    }
}
