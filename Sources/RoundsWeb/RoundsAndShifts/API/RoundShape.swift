import RoundsDomain
import RoundsProtocols
import RoundsStore

/// A round as programs see it: the board as it stands, or as it was signed.
struct RoundRecord: Sendable {
    let kind: Round.Kind
    let day: Day
    let begins: Moment
    let sentence: String
    let seen: String?
    let isClear: Bool
    let round: Round?
    let lines: [LineRecord]

    init(_ found: RoundFound) {
        kind = found.look.kind
        day = found.look.day
        begins = found.look.begins
        switch found.lines {
        case .open(let board):
            sentence = board.sentence
            seen = board.fingerprint
            isClear = board.isClear
            round = nil
            lines = board.lines.map { LineRecord($0) }
        case .signed(let signed, let all, _):
            sentence = Board.Tally(all).sentence
            seen = nil
            isClear = signed.signature.isClear
            round = signed
            lines = all.map { LineRecord($0) }
        }
    }

    static let shape = Shape<RoundRecord>(
        "Round", "Everything a round looks at, as it stands or as it was signed.",
        [
            .init("kind", .word(Round.Kind.self)) { .string($0.kind.rawValue) },
            .init("day", .date) { .string($0.day.iso) },
            .init("begins_at", .moment, "From then on it can be signed.") { .string($0.begins.rfc3339) },
            .init("sentence", .text(), "How many lines are well, undecided, not looked at and in hand, in words.") {
                .string($0.sentence)
            },
            .init(
                "seen", Schema.text(24...24).orNull,
                "Names what the board says now; to be sent back to sign. Null when signed."
            ) { JSON($0.seen) },
            .init("clear", .flag, "Every line is well or decided, and nothing is unknown.") { .bool($0.isClear) },
            .init("signature", SignatureShape.shape.schema.orNull) { $0.round.map(SignatureShape.shape.json) ?? .null },
            .init("lines", .list(LineRecord.shape.schema, 0...20_000)) { JSON($0.lines.map(LineRecord.shape.json)) },
        ])
}

struct LineRecord: Sendable {
    let line: SignedLine
    let owner: String

    /// As it was signed.
    init(_ line: SignedLine) {
        self.line = line
        owner = line.owner
    }

    /// As it stands.
    init(_ line: Board.Line) {
        self.line = SignedLine(line)
        owner = line.keeper?.name ?? ""
    }

    static let shape = Shape<LineRecord>(
        "RoundLine", "One thing a round looks at.",
        [
            .init("line", Schema.text(1...400).example("desk:backup"), "Names it from day to day.") {
                .string($0.line.id.code)
            },
            .init("subject", .text()) { .string($0.line.subject) },
            .init("group", .text()) { .string($0.line.group) },
            .init("verdict", .word(EvidenceLine.Verdict.self)) { .string($0.line.verdict.rawValue) },
            .init("reason", .text()) { .string($0.line.reason) },
            .init("seen_at", Schema.moment.orNull, "When its evidence was made.") { JSON($0.line.seenAt?.rfc3339) },
            .init("first_seen_at", Schema.moment.orNull, "Since when it stands like this.") {
                JSON($0.line.firstSeen?.rfc3339)
            },
            .init("last_good_at", Schema.moment.orNull) { JSON($0.line.lastGood?.rfc3339) },
            .init(
                "owner", Schema.text().orNull, "Whoever has it; while nobody has its ticket, whoever its source names."
            ) {
                $0.owner.isEmpty ? .null : .string($0.owner)
            },
            .init("decision", Schema.word(LineDecision.Kind.self).orNull) { JSON($0.line.decision?.rawValue) },
            .init("until", Schema.moment.orNull, "When the decision lapses.") { JSON($0.line.until?.rfc3339) },
            .init("ticket", TicketRecord.id.orNull) { JSON($0.line.ticket?.code) },
        ])
}

enum SignatureShape {
    static let shape = Shape<Round>(
        "RoundSignature", "Who signed a round, when and as what.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("kind", .word(Round.Kind.self)) { .string($0.signature.kind.rawValue) },
            .init("day", .date) { .string($0.signature.day.iso) },
            .init("by", PersonName.shape.schema) {
                PersonName.shape.json(PersonName(id: $0.signature.by, name: $0.signer))
            },
            .init("at", .moment) { .string($0.signature.at.rfc3339) },
            .init("clear", .flag, "False when it was signed with exceptions.") { .bool($0.signature.isClear) },
            .init("lines", Schema(["type": "integer", "minimum": 0])) { .integer($0.lines) },
            .init("good", Schema(["type": "integer", "minimum": 0])) { .integer($0.good) },
            .init("sha256", .text(64...64, pattern: "^[0-9a-f]{64}$"), "Over every line as it was signed.") {
                .string($0.hash.hexadecimal)
            },
        ])

    static let page = Shape<APIPage<Round>>.page("RoundPage", "rounds", of: shape)
}

extension Schema {
    static let date = text(format: "date").example("2026-11-24")
}
