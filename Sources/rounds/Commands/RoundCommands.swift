import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct RoundCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "Read and sign the morning round and the final checks.",
        subcommands: [Show.self, Sign.self])

    struct Flags: ParsableArguments {
        enum Which: String, ExpressibleByArgument, CaseIterable {
            case morning, final

            var kind: Round.Kind {
                switch self {
                case .morning: .morning
                case .final: .final
                }
            }
        }

        @Option(help: "morning or final.") var kind = Which.morning
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func look(_ configuration: Configuration) -> EvidenceLook {
            EvidenceLook(kind.kind, plan: configuration.plan, now: .now())
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show today's round: what is not well, in full.")

        @OptionGroup var flags: Flags

        func run() async throws {
            let configuration = try flags.desk.configuration()
            let look = flags.look(configuration)
            let (round, board) = try await configuration.withDatabase { database in
                try await database.read { tx in
                    _ = try flags.acting.person(tx, may: .readRounds)
                    return (try tx.round(look.kind, on: look.day), try tx.board(look))
                }
            }
            try flags.output.say(BoardAnswer(board, look, round)) {
                let rows = (board.exceptions + board.byHand).map { line in
                    [
                        line.evidence.verdict.word, line.decision?.kind.word ?? line.ticket?.code ?? "–",
                        line.keeper?.name ?? "–",
                        line.evidence.subject, line.evidence.reason(at: look.now),
                    ]
                }
                let signed = round.map { "Signed by \($0.signer) at \($0.signature.at.iso)." } ?? "Unsigned."
                let table = rows.isEmpty ? "" : "\n" + columns(["STATE", "DECISION", "OWNER", "LINE", "WHY"], rows)
                return "\(look.kind.title), \(look.day.iso). \(signed) \(board.sentence).\(table)"
            }
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sign today's round as it stands now.")

        @Flag(help: "Sign although it is not clear; what is in the way is kept by name.") var withExceptions = false
        @OptionGroup var flags: Flags

        func run() async throws {
            let configuration = try flags.desk.configuration()
            let look = flags.look(configuration)
            let (round, board) = try await configuration.withDatabase { database in
                try await database.write { tx in
                    let person = try flags.acting.person(tx, may: .workRounds)
                    let board = try tx.board(look)
                    let round = try tx.signRound(
                        look, seen: board.fingerprint, acceptingExceptions: withExceptions, by: person)
                    return (round, board)
                }
            }
            try flags.output.say(BoardAnswer(board, look, round)) {
                "\(look.kind.title) of \(look.day.iso) is signed by \(round.signer). \(board.sentence)."
            }
        }
    }
}

private struct BoardAnswer: Encodable {
    struct Line: Encodable {
        let line: String
        let subject: String
        let verdict: String
        let reason: String
        let decision: String?
        let ticket: String?
        let owner: String?
    }

    let kind: String
    let day: String
    let sentence: String
    let clear: Bool
    let signedBy: String?
    let signedAt: String?
    let lines: [Line]

    init(_ board: Board, _ look: EvidenceLook, _ round: Round?) {
        kind = look.kind.rawValue
        day = look.day.iso
        sentence = board.sentence
        clear = board.isClear
        signedBy = round?.signer
        signedAt = round?.signature.at.iso
        lines = board.lines.map { line in
            Line(
                line: line.evidence.id.code, subject: line.evidence.subject, verdict: line.evidence.verdict.rawValue,
                reason: line.reason, decision: line.decision?.kind.rawValue, ticket: line.ticket?.code,
                owner: line.keeper?.name)
        }
    }
}
