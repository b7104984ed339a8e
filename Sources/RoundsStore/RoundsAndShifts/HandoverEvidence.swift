import RoundsDomain
import RoundsSQL

extension Transaction {
    /// One line: the shift before left a handover, and somebody accepted it.
    func handoverEvidence(_ look: EvidenceLook) throws -> [EvidenceLine] {
        let before = look.plan.previous(before: look.plan.shift(at: look.now))
        let last = try lastHandover()
        let id = EvidenceLine.ID(.handover, "last")
        guard let last else {
            return [.init(id, "Handover", .unknown, "no shift has left one yet", seenAt: nil, maxAge: .days(1))]
        }
        let path = "/handovers/\(last.id)"
        guard last.day == before.day && last.shift == before.kind || last.writtenAt >= before.start else {
            return [
                .init(
                    id, "Handover", .missing, "the \(before.kind.title.lowercased()) left none", seenAt: look.now,
                    maxAge: .days(1), firstSeen: before.end, lastGood: last.acceptance?.at, path: path)
            ]
        }
        let owner = EvidenceLine.Owner(
            id: last.acceptance?.by ?? last.writer, name: last.acceptance?.name ?? last.writerName)
        return [
            .init(
                id, "Handover", last.isAccepted ? .good : .failed,
                last.isAccepted ? "accepted by \(owner.name)" : "nobody has accepted it yet", seenAt: look.now,
                maxAge: .days(1), firstSeen: last.acceptance?.at ?? last.writtenAt, lastGood: last.acceptance?.at,
                owner: owner, path: path)
        ]
    }
}
