import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/imports
    func importAPI(_ call: APICall) async throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (kind, content, confirm) = (body[ImportBody.kind], body[ImportBody.content], body[ImportBody.confirm])
        try body.finish()
        guard let kind, ImportKind.open(to: person).contains(kind) else { throw Denial.forbidden }
        let rows: [ImportRow]
        do {
            rows = try kind.rows(Array(content.utf8))
        } catch let fault as CSVTable.Fault {
            throw Complaints([Complaint(ImportBody.content.name, fault.sentence)])
        } catch let complaints as Complaints {
            throw Complaints(complaints.list.map { Complaint(ImportBody.content.name, $0.sentence) })
        }
        let sign = StopSign(.stopCalls(of: person.id), in: database)
        let told: ImportProgress = { _, _ in try sign.pass() }
        let file = try await database.read { tx in try tx.lookThrough(kind, rows, told: told) }
        return Change { tx in
            let plan = try confirm ? tx.runImport(file, told: told, by: .person(person.id), at: now) : file.plan
            return .ok(ImportReport(plan: plan, wasRun: confirm), ImportReport.shape)
        }
    }

    /// POST /api/v1/imports/stop — the calls themselves answer whether they were stopped. Nothing is changed by it, so it leaves
    /// no event, like a file that is refused.
    func stopImportsAPI(_ call: APICall) async throws -> Change {
        try await database.announce(.stopCalls(of: call.person.id))
        return Change { _ in .nothing }
    }

    /// POST /api/v1/imports/starter
    func loadStarterAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let seed = try HospitalSeed.packaged()
        return Change { tx in .ok(try tx.load(seed, by: .person(person.id), at: now), ImportReport.starter) }
    }
}

extension Operation {
    static let importRows = Operation(
        "importRows", "Import a CSV file", in: .hospital,
        """
        Says row by row what the file would do. With `confirm` it is done, all of it or nothing: one refused row refuses \
        the file. A row whose key is there changes that one; a column that the file leaves out stays as it is. At most \
        20,000 rows. Stopped while it runs, it answers 409 and nothing of it is kept.
        """,
        body: ImportBody.whole, answer: .ok(ImportReport.shape.schema, "What the file does."), bodyLimit: 12 << 20)

    static let stopImports = Operation(
        "stopImports", "Stop your imports", in: .hospital,
        """
        Stops every import that you have under way by the API, on whichever node: each of those calls answers 409 and nothing of \
        its file is kept. One whose rows were all written by then answers as if nobody had stopped it. With none under way it \
        does nothing. A file that is imported on a page is stopped there.
        """,
        answer: .nothing("They were told to stop."))

    static let loadStarter = Operation(
        "loadStarter", "Load the starter content", in: .hospital,
        "Adds the packaged services, places, templates and saved replies that are not here yet, by their codes. Nothing that is here changes.",
        answer: .ok(ImportReport.starter.schema, "What was added."))
}

enum ImportBody {
    static let kind = Member<ImportKind?>.word(ImportKind.self, "kind", "What the rows are about.")
    static let content = Member<String>(
        name: "content",
        schema: .text(1...(10 << 20), pattern: #"^[^\u0000]*$"#).saying("The file, with its line of headings.").example(
            "code,name,kind\nER-2,Second emergency room,unit\n"), isRequired: true
    ) { $0.text(1...(10 << 20)) }
    static let confirm = Member<Bool>.optionalFlag(
        "confirm", standing: false, "True to do it; otherwise nothing is written.")
    static let whole = Operation.Body(name: "Import", members: [kind, content, confirm])
}

/// What a file did or would do.
struct ImportReport: Sendable {
    let plan: ImportPlan
    let wasRun: Bool

    static let shape = Shape<ImportReport>(
        "ImportReport", "What a file does, row by row.",
        [
            .init("kind", .word(ImportKind.self)) { .string($0.plan.kind.rawValue) },
            .init("imported", .flag, "False when nothing was written.") { .bool($0.wasRun) },
            .init("created", count) { .integer(Int64($0.plan.created)) },
            .init("changed", count) { .integer(Int64($0.plan.changed)) },
            .init("unchanged", count) { .integer(Int64($0.plan.unchanged)) },
            .init("refused", count) { .integer(Int64($0.plan.refused)) },
            .init("rows", .list(row.schema, 0...20_000)) { JSON($0.plan.lines.map(row.json)) },
        ])

    private static let count = Schema.integer(0...20_000)
    private static let row = Shape<ImportPlan.Line>(
        "ImportedRow", "One row.",
        [
            .init("line", Schema.integer(1...20_000_000), "In the file, from 1.") { .integer(Int64($0.line)) },
            .init("key", .text()) { .string($0.key) },
            .init("outcome", .oneOf(["created", "changed", "unchanged", "refused"])) { .string($0.outcome.word) },
            .init("words", .text(), "What changes, or why it is refused.") { .string($0.words) },
        ])

    static let starter = Shape<SeedLoad>(
        "StarterLoad", "What the starter content added.",
        [
            .init("services", Schema.integer(0...500)) { .integer(Int64($0.services)) },
            .init("locations", Schema.integer(0...5_000)) { .integer(Int64($0.locations)) },
            .init("maintenance", Schema.integer(0...500), "Work that comes round.") { .integer(Int64($0.maintenance)) },
            .init("round_checks", Schema.integer(0...500), "What a person looks at in a round.") {
                .integer(Int64($0.roundChecks))
            },
            .init("articles", Schema.integer(0...500), "Runbooks.") { .integer(Int64($0.articles)) },
            .init("templates", Schema.integer(0...500)) { .integer(Int64($0.templates)) },
            .init("replies", Schema.integer(0...200)) { .integer(Int64($0.replies)) },
        ])
}
