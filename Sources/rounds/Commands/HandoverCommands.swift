import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct HandoverCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Read what one shift left to the next.", subcommands: [Show.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the last handover, or one by its number.")

        @Argument(help: "The handover's number; the last one when left out.") var number: Int64?
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func run() async throws {
            let (handover, addenda) = try await desk.configuration().withDatabase { database in
                try await database.read { tx in
                    _ = try acting.person(tx, may: .readRounds)
                    let found = try number.map { try tx.handover(Handover.ID($0)) } ?? tx.lastHandover()
                    guard let found else {
                        throw number.map { Ending.absent("handover \($0)") }
                            ?? Ending(.refused, "No shift has left a handover yet.")
                    }
                    return (found, try tx.addenda(to: found.id))
                }
            }
            try output.say(HandoverAnswer(handover, addenda)) {
                let state = handover.acceptance.map { "accepted by \($0.name) at \($0.at.iso)" } ?? "not accepted yet"
                let head = "\(handover.title), written by \(handover.writerName), \(state)."
                let rows = handover.lines.filter { !$0.isFolded }.map { line in
                    [line.change.rawValue, line.item.section.title, line.item.subject, line.item.detail]
                }
                let table = rows.isEmpty ? [] : [columns(["", "SECTION", "WHAT", "HOW IT STANDS"], rows)]
                let words = handover.words.isEmpty ? [] : [handover.words]
                let later = addenda.map { "Added by \($0.author) at \($0.at.iso): \($0.body)" }
                return ([head] + words + table + handover.folded + later).joined(separator: "\n")
            }
        }
    }
}

extension Handover {
    /// What stands as before, in one line; nothing where there is none.
    fileprivate var folded: [String] {
        let names = lines.filter(\.isFolded).map(\.item.name)
        return names.isEmpty
            ? [] : ["\(names.count) unchanged since the last handover: \(names.joined(separator: ", "))."]
    }
}

private struct HandoverAnswer: Encodable {
    struct Line: Encodable {
        let change: String
        let section: String
        let subject: String
        let detail: String
    }

    struct Addendum: Encodable {
        let author: String
        let at: String
        let body: String
    }

    let number: Int64
    let shift: String
    let day: String
    let writtenBy: String
    let writtenAt: String
    let acceptedBy: String?
    let acceptedAt: String?
    let words: String
    let lines: [Line]
    let addenda: [Addendum]

    init(_ handover: Handover, _ added: [HandoverAddendum]) {
        number = handover.id.number
        shift = handover.shift.rawValue
        day = handover.day.iso
        writtenBy = handover.writerName
        writtenAt = handover.writtenAt.iso
        acceptedBy = handover.acceptance?.name
        acceptedAt = handover.acceptance?.at.iso
        words = handover.words
        lines = handover.lines.map { line in
            Line(
                change: line.change.rawValue, section: line.item.section.rawValue, subject: line.item.subject,
                detail: line.item.detail)
        }
        addenda = added.map { Addendum(author: $0.author, at: $0.at.iso, body: $0.body) }
    }
}
