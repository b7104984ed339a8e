import ArgumentParser
import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsWeb

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in services, devices, places or people from a CSV file.",
        discussion: """
            Says what the file would do: each row that is refused, and how many would be new or changed (--json tells of every \
            row); with --confirm it is done, all of it or nothing. Ctrl-C stops it, and nothing \
            is kept unless every row was written by then. `rounds import seed` adds \
            the starter content, or that of a JSON file, without changing what is there.
            """)

    enum What: String, ExpressibleByArgument, CaseIterable {
        case locations, services, devices, people, seed

        var kind: ImportKind? { ImportKind(rawValue: rawValue) }
    }

    @Argument(help: "What the rows are about.")
    var what: What

    @Argument(help: "The file; - reads standard input. Left out for the packaged starter content.")
    var file: String?

    @Flag(help: "Say what would happen and write nothing. This is the default.")
    var dryRun = false

    @Flag(help: "Do it.")
    var confirm = false

    @OptionGroup var acting: ActingFlags
    @OptionGroup var desk: DeskFlags
    @OptionGroup var output: OutputFlags

    func validate() throws {
        if dryRun, confirm { throw ValidationError("--dry-run and --confirm do not go together.") }
        if what != .seed, file == nil { throw ValidationError("Name the file, or - for standard input.") }
    }

    func run() async throws {
        guard let kind = what.kind else { return try await loadSeed() }
        let rows = try kind.readRows(try contents())
        let plan = try await desk.configuration().withDatabase { database in
            let file = try await database.read { tx in
                _ = try actor(tx, kind)
                return try tx.lookThrough(kind, rows)
            }
            guard confirm else { return file.plan }
            return try await database.write { tx in
                try tx.runImport(file, by: .person(try actor(tx, kind).id), at: .now())
            }
        }
        try output.say(PlanAnswer(plan, imported: confirm)) { plan.words(imported: confirm) }
        if !plan.isAcceptable { throw plan.refusal() }
    }

    private func actor(_ tx: any Transaction, _ kind: ImportKind) throws -> Person {
        try acting.person(tx, may: kind == .people ? .managePeople : .changeHospital)
    }

    private func loadSeed() async throws {
        let seed = try file == nil ? HospitalSeed.packaged() : HospitalSeed.read(try contents())
        guard confirm else {
            let words = """
                The content hangs together: \(seed.services.count) services, \(seed.locations.count) places. Nothing was written; \
                --confirm adds what is not there.
                """
            return try output.say(SeedAnswer(services: seed.services.count, locations: seed.locations.count)) { words }
        }
        let load = try await desk.configuration().withDatabase { database in
            try await database.write { tx in
                try tx.load(seed, by: .person(try acting.person(tx, may: .changeHospital).id), at: .now())
            }
        }
        try output.say(SeedAnswer(services: load.services, locations: load.locations)) {
            """
            Added \(load.services) services, \(load.locations) places, \(load.maintenance) kinds of work that comes round, \
            \(load.roundChecks) lines that somebody looks at, \(load.articles) runbooks, \(load.templates) templates and \
            \(load.replies) replies. \
            What was there stays as it was.
            """
        }
    }

    /// One byte more than is taken tells that there is too much.
    private func contents() throws -> [UInt8] {
        let most = (10 << 20) + 1
        if file == "-" { return Array(try FileHandle.standardInput.read(upToCount: most) ?? Data()) }
        guard let file, let handle = FileHandle(forReadingAtPath: file) else {
            throw Ending(.refused, "There is no file \(file ?? "") that can be read.")
        }
        defer { try? handle.close() }
        return Array(try handle.read(upToCount: most) ?? Data())
    }
}

private struct SeedAnswer: Encodable {
    let services: Int
    let locations: Int
}

/// A plan as the command answers with it.
private struct PlanAnswer: Encodable {
    struct Row: Encodable {
        let line: Int
        let key: String
        /// `created`, `changed`, `unchanged` or `refused`.
        let outcome: String
        let words: String
    }

    let imported: Bool
    let created: Int
    let changed: Int
    let unchanged: Int
    let refused: Int
    let rows: [Row]

    init(_ plan: ImportPlan, imported: Bool) {
        self.imported = imported
        created = plan.created
        changed = plan.changed
        unchanged = plan.unchanged
        refused = plan.refused
        rows = plan.lines.map { Row(line: $0.line, key: $0.key, outcome: $0.outcome.word, words: $0.words) }
    }
}

extension ImportPlan {
    /// Refused rows whole, the rest counted.
    fileprivate func words(imported: Bool) -> String {
        let counts = "\(created) new, \(changed) changed, \(unchanged) as they are, \(refused) refused."
        let bad = lines.compactMap { line -> [String]? in
            guard case .refused(let why) = line.outcome else { return nil }
            return [String(line.line), line.key, why.joined(separator: " ")]
        }
        let table = bad.isEmpty ? "" : columns(["LINE", "WHICH", "WHY"], Array(bad.prefix(200))) + "\n"
        let end = imported ? "Imported." : refused > 0 ? "" : " Nothing was written; --confirm does it."
        return table + counts + (imported ? " " : "") + end
    }
}
