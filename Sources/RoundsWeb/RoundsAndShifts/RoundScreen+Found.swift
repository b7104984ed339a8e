import RoundsDomain
import RoundsStore

extension Desk {
    /// How many lines a page shows at once, unless all are asked for: of each part of what is not well, and of what is.
    private static let mostIll = 50
    private static let mostWell = 100

    func roundScreen(_ found: RoundFound, for person: Person, now: Moment) -> RoundScreen {
        switch found.lines {
        case .open(let board): openScreen(board, found, for: person, now: now)
        case .signed(let round, let lines, let isWhole): signedScreen(round, lines, isWhole, found, now: now)
        }
    }

    private func most(_ usual: Int, _ found: RoundFound) -> Int { found.showsAll ? .max : usual }

    private func openScreen(_ board: Board, _ found: RoundFound, for person: Person, now: Moment) -> RoundScreen {
        let look = found.look
        let new = Set(found.change?.new ?? [])
        func part(inHand: Bool) -> [RoundRow] {
            let lines = board.exceptions.enumerated().filter { $0.element.isInHand == inHand }
            return lines.prefix(most(Self.mostIll, found)).map { place, line in
                row(line, place, isNew: new.contains(line.evidence.id), now: now)
            }
        }
        var screen = RoundScreen(
            kind: look.kind, dayTitle: dayTitle(look.day), day: look.day.iso, tally: board.tally,
            undecided: part(inHand: false), inHand: part(inHand: true),
            byHand: board.byHand.map { row($0, 0, isNew: false, now: now) },
            well: groups(
                board.well.prefix(most(Self.mostWell, found)).map {
                    ($0.evidence.group, wellRow($0, now: now))
                }),
            showsAll: found.showsAll, seen: board.fingerprint, isClear: board.isClear, unclear: board.unclear,
            signed: nil,
            due: due(look, isLate: found.isOverdue),
            isLate: found.isOverdue, changes: found.change.map { changes($0, board) } ?? [],
            before: found.before.map(link), mayWork: person.may(.workRounds) && person.role.isStaff,
            mayChoose: person.may(.manageChecks),
            staff: found.staff.filter { $0.id != person.id }.map { Choice(String($0.id.number), $0.name) })
        if !look.hasBegun { screen.opens = text(look.begins, now: now) }
        return screen
    }

    /// A desk that began after the hour owes no round that day: then nothing is said of it.
    private func due(_ look: EvidenceLook, isLate: Bool) -> TimeText? {
        let due = look.plan.roundDue(on: look.day)
        guard look.kind == .morning, isLate || look.now <= due else { return nil }
        return text(due, now: look.now)
    }

    private func signedScreen(
        _ round: Round, _ lines: [SignedLine], _ isWhole: Bool, _ found: RoundFound, now: Moment
    ) -> RoundScreen {
        let ill = lines.filter { $0.verdict != .good }.sorted { ($0.verdict.rank, $0.id) < ($1.verdict.rank, $1.id) }
        let well = lines.filter { $0.verdict == .good }
        func part(_ place: Board.Place) -> [RoundRow] {
            ill.enumerated().filter { $0.element.place == place }.map { row($0.element, $0.offset, now: now) }
        }
        let signed = RoundScreen.Signed(
            by: round.signer, at: text(round.signature.at, now: now), isClear: round.signature.isClear,
            hash: round.hash.hexadecimal, isWhole: isWhole)
        return RoundScreen(
            kind: round.signature.kind, dayTitle: dayTitle(round.signature.day), day: round.signature.day.iso,
            tally: Board.Tally(lines), undecided: part(.undecided), inHand: part(.inHand), byHand: part(.notLookedAt),
            well: groups(well.prefix(most(Self.mostWell, found)).map { ($0.group, row($0, 0, now: now)) }),
            showsAll: found.showsAll, seen: "", isClear: true, unclear: "",
            signed: signed, due: nil, isLate: false, changes: [], before: found.before.map(link), mayWork: false,
            staff: [])
    }

    private func row(_ line: Board.Line, _ place: Int, isNew: Bool, now: Moment) -> RoundRow {
        let evidence = line.evidence
        return RoundRow(
            code: evidence.id.source == .byHand && evidence.verdict == .unknown ? evidence.id.key : evidence.id.code,
            place: place, verdict: evidence.verdict, subject: evidence.subject,
            reason: evidence.reason(at: now), path: evidence.path,
            article: evidence.article, since: evidence.firstSeen.map { text($0, now: now) },
            lastGood: evidence.lastGood.map { text($0, now: now) }, seen: evidence.seenAt.map { text($0, now: now) },
            owner: line.keeper?.name, isNew: isNew,
            ticket: line.ticket?.number, priority: evidence.ticket.flatMap { $0.id == line.ticket ? $0.priority : nil },
            decision: line.decision.map { decision in
                .init(
                    word: decision.kind.word, who: "by \(decision.byName)", until: text(decision.until, now: now),
                    words: decision.words)
            })
    }

    /// No more than its page shows: there are hundreds of them.
    private func wellRow(_ line: Board.Line, now: Moment) -> RoundRow {
        let evidence = line.evidence
        return RoundRow(
            code: evidence.id.key, verdict: evidence.verdict, subject: evidence.subject,
            reason: evidence.reason(at: now), path: evidence.path, article: nil, since: nil, lastGood: nil,
            seen: evidence.seenAt.map { text($0, now: now) }, owner: nil)
    }

    private func row(_ line: SignedLine, _ place: Int, now: Moment) -> RoundRow {
        RoundRow(
            code: line.id.code, place: place, verdict: line.verdict, subject: line.subject, reason: line.reason,
            path: nil,
            article: nil, since: line.firstSeen.map { text($0, now: now) },
            lastGood: line.lastGood.map { text($0, now: now) }, seen: line.seenAt.map { text($0, now: now) },
            owner: line.owner.isEmpty ? nil : line.owner, ticket: line.ticket?.number,
            decision: line.decision.map { decision in
                .init(word: decision.word, who: "with \(line.owner)", until: text(line.until ?? now, now: now))
            })
    }

    private func groups(_ rows: [(title: String, row: RoundRow)]) -> [RoundScreen.Group] {
        Dictionary(grouping: rows, by: \.title).sorted { $0.key < $1.key }
            .map { RoundScreen.Group(title: $0.key, rows: $0.value.map(\.row)) }
    }

    private func changes(_ change: BoardChange, _ board: Board) -> [RoundScreen.Change] {
        let names = Dictionary(
            board.lines.map { ($0.evidence.id, $0.evidence.subject) }, uniquingKeysWith: { first, _ in first })
        func named(_ ids: [EvidenceLine.ID]) -> [String] { ids.prefix(30).compactMap { names[$0] } }
        let all: [RoundScreen.Change] = [
            .init(title: "New", subjects: named(change.new)),
            .init(title: "Different", subjects: named(change.changed)),
            .init(title: "As before", subjects: named(change.standing)),
            .init(title: "Well again", subjects: change.mended.prefix(30).map(\.subject)),
            .init(title: "No longer looked at", subjects: change.gone.prefix(30).map(\.subject)),
        ]
        return all.filter { !$0.subjects.isEmpty }
    }

    private func link(_ round: Round) -> (path: String, title: String) {
        let signature = round.signature
        return ("/round?kind=\(signature.kind.rawValue)&day=\(signature.day.iso)", dayTitle(signature.day))
    }

    /// `Tue 24 Nov`.
    func dayTitle(_ day: Day) -> String {
        let civil = zone.civil(zone.moment(on: day, at: 43_200))
        return "\(civil.weekday.prefix(3)) \(civil.shortDate)"
    }
}
