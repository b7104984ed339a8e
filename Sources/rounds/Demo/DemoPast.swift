import RoundsDomain
import RoundsSQL
import RoundsStore

/// What the desk of Cedar Hollow knew at a time gone by. All that happened is in the desk already, and it tells only of now: so
/// this is made of the histories that it keeps, read once. The desk itself begins today and says nothing of the past.
struct DemoPast {
    private let requests: [PastRequest]
    private let checks: [PastCheck]
    private let copies: [PastCopy]
    private let work: [PastWork]

    init(_ tx: any Transaction, until now: Moment, in zone: Zone) throws {
        let names = Dictionary(
            try tx.askStaff().answer().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        requests = try PastRequest.all(tx)
        checks = try tx.checks(after: nil, limit: 1_000).checks.map { watched in
            try PastCheck(watched, tx, names: names, until: now)
        }
        copies = try tx.backupJobs().map { kept in try PastCopy(kept, tx, names: names, until: now) }
        work = try PastWork.all(tx, through: zone.day(of: now))
    }

    /// The board of a round as it stood then, with the handovers, ticks and decisions that the desk has of that time.
    func board(_ look: EvidenceLook, _ tx: any Transaction) throws -> Board {
        let then = look.now
        let urgent = urgent(at: then).map { $0.line(at: then) }
        var lines = try tx.evidenceByPeople(look)
        lines += urgent.isEmpty ? [PastRequest.none(at: then)] : urgent
        lines += checks.map { $0.line(at: then, requests) }
        lines += copies.map { $0.line(at: then) }
        lines += work.compactMap { $0.line(look) }
        return Board(lines, decisions: try tx.standingDecisions(at: then), at: then)
    }

    /// What a shift told the next one: what was urgent, and what was not well.
    func handoverLines(_ look: EvidenceLook, _ tx: any Transaction) throws -> [HandoverLine] {
        let board = try board(look, tx)
        var same = SameThings()
        for line in board.exceptions {
            if let ticket = line.ticket { same.tell(line.evidence.id.code, with: "ticket:\(ticket)") }
        }
        let items = urgent(at: look.now).map { $0.item(at: look.now) } + board.sickItems
        return HandoverLine.composed(items, same: same, after: try tx.lastAcceptedHandover()?.lines ?? [])
    }

    /// Whether a request is to be opened for a line that failed: no check does it.
    func isReportedByNobody(_ line: EvidenceLine.ID) -> Bool {
        line.source == .byHand || copies.contains { $0.id == line && $0.isReported }
    }

    /// P1, then P2, that were open then.
    private func urgent(at then: Moment) -> [PastRequest] {
        [Priority.p1, .p2].flatMap { priority in
            requests.filter { $0.priority == priority && $0.isOpen(at: then) }
        }
    }
}
