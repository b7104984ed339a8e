import RoundsDomain
import RoundsSQL

extension Transaction {
    /// One line: the shift before left a handover, and somebody accepted it.
    func askHandoverEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        let before = look.plan.previous(before: look.plan.shift(at: look.now))
        let left = try askHandover(of: before), last = try askLastHandover()
        return Asked { try lines(of: left.answer(), older: last, from: before, look) }
    }

    private func lines(
        of left: Handover?, older: Asked<Handover?>, from before: Shift, _ look: EvidenceLook
    ) throws -> [EvidenceLine] {
        let id = EvidenceLine.ID(.handover, "last")
        guard let last = left else {
            guard let older = try older.answer() else {
                return [.init(id, "Handover", .unknown, "no shift has left one yet", seenAt: nil, maxAge: .days(1))]
            }
            return [
                .init(
                    id, "Handover", .missing, "the \(before.kind.title.lowercased()) left none", seenAt: look.now,
                    maxAge: .days(1), firstSeen: before.end, lastGood: older.acceptance?.at, path: "/handovers")
            ]
        }
        let owner = EvidenceLine.Owner(
            id: last.acceptance?.by ?? last.writer, name: last.acceptance?.name ?? last.writerName)
        return [
            .init(
                id, "Handover", last.isAccepted ? .good : .failed,
                last.isAccepted ? "accepted by \(owner.name)" : "nobody has accepted it yet", seenAt: look.now,
                maxAge: .days(1), firstSeen: last.acceptance?.at ?? last.writtenAt, lastGood: last.acceptance?.at,
                owner: owner, path: "/handovers/\(last.id)")
        ]
    }
}
