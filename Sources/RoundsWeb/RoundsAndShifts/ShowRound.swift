import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /round?kind=final&day=2026-11-23&lines=all
    func showRound(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = try request.query()
        let kind = query.text("kind").flatMap(Round.Kind.init(rawValue:)) ?? .morning
        let day = query.text("day").flatMap { Day(iso: $0) }
        let (showsAll, frame) = (query.text("lines") == "all", frame(request, context))
        return try await round(kind, on: day, for: try context.person, showsAll: showsAll, in: frame)
    }

    /// - Parameters:
    ///   - day: nil for today.
    ///   - leftOver: what was typed and could not be kept.
    func round(
        _ kind: Round.Kind, on day: Day? = nil, for person: Person, showsAll: Bool = false, in frame: Frame,
        leftOver: String = "", status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let now = now()
        let today = zone.day(of: now)
        let day = day ?? today
        let read = try await database.read { [plan] tx in
            try tx.roundFound(EvidenceLook(kind, on: day, plan: plan, now: now), isToday: day == today, for: person)
        }
        guard var found = read else { throw Denial.notFound }
        found.showsAll = showsAll
        var screen = roundScreen(found, for: person, now: now)
        screen.leftOver = leftOver
        return .page(roundPage(screen, in: frame), status: status)
    }

    /// GET /rounds/:number — a signed one.
    func showSignedRound(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let number = context.parameters.get("number").flatMap(\.asWholeNumber) else { throw Denial.notFound }
        guard let round = try await database.read({ try $0.round(Round.ID(number)) }) else { throw Denial.notFound }
        return .to("/round?kind=\(round.signature.kind.rawValue)&day=\(round.signature.day.iso)")
    }
}

/// A round with everything its page needs, read in one transaction.
struct RoundFound: Sendable {
    let look: EvidenceLook
    let lines: Lines
    let before: Round?
    let change: BoardChange?
    let isOverdue: Bool
    let staff: [Person]
    /// Every line that is well, too.
    var showsAll = false

    enum Lines: Sendable {
        case open(Board)
        case signed(Round, [SignedLine], isWhole: Bool)
    }
}

extension Transaction {
    /// Nil for another day's round that nobody signed.
    func roundFound(_ look: EvidenceLook, isToday: Bool, for person: Person) throws -> RoundFound? {
        let last = try askLastRound(look.kind, before: look.day), signed = try askRound(look.kind, on: look.day)
        let before = try last.answer()
        if let round = try signed.answer() {
            let lines = try signedLines(of: round.id)
            let isWhole = Board.seal(lines, signed: round.signature) == round.hash
            return RoundFound(
                look: look, lines: .signed(round, lines, isWhole: isWhole), before: before, change: nil,
                isOverdue: false, staff: [])
        }
        guard isToday else { return nil }
        let now = try askBoard(look), then = try before.map { try askSignedLines(of: $0.id) }
        let staff = person.may(.workRounds) ? try askStaff() : Asked { [] }
        let beginning = try askBeginning()
        let board = try now.answer()
        let change = try then.map { BoardChange(from: try $0.answer(), to: board) }
        let isLate = try look.plan.isRoundLate(on: look.day, at: look.now, since: beginning.answer())
        return RoundFound(
            look: look, lines: .open(board), before: before, change: change,
            isOverdue: look.kind == .morning && isLate, staff: try staff.answer())
    }
}
