import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /imports
    func showImports(_ request: Request, _ context: DeskContext) async throws -> Response {
        let screen = ImportsScreen(kinds: ImportKind.open(to: try context.person))
        return .page(importsPage(screen, in: frame(request, context)))
    }

    /// GET /imports/templates/:kind
    func downloadTemplate(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let kind = context.parameters.get("kind").flatMap(ImportKind.init(rawValue:)) else {
            throw Denial.notFound
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(kind.rawValue).csv\"",
            ], body: .init(bytes: kind.template))
    }

    /// POST /imports — reads the file and keeps it, then shows what it would do.
    func sendFile(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let kinds = ImportKind.open(to: person)
        let sent: SentFile
        do {
            sent = try await SentFile(request)
        } catch let fault as SentFile.Incomplete {
            return back(fault.entries, [fault.complaint], .unprocessableContent, kinds, request, context)
        }
        guard kinds.contains(sent.kind) else { throw Denial.forbidden }
        do {
            _ = try sent.kind.rows(sent.bytes)
            let now = now()
            let content = String(decoding: sent.bytes, as: UTF8.self)
            let id = try await database.write { tx in try tx.keep(content, sent.kind, of: person.id, at: now) }
            return .to("/imports/\(id)")
        } catch let complaints as Complaints {
            return back(sent.entries, complaints.list, .unprocessableContent, kinds, request, context)
        } catch let fault as CSVTable.Fault {
            let status: HTTPResponse.Status = fault.isTooMuch ? .contentTooLarge : .unprocessableContent
            return back(sent.entries, [Complaint("file", fault.sentence)], status, kinds, request, context)
        }
    }

    private func back(
        _ entries: Entries, _ complaints: [Complaint], _ status: HTTPResponse.Status, _ kinds: [ImportKind],
        _ request: Request,
        _ context: DeskContext
    ) -> Response {
        let entries = Entries(entries.values, complaints: complaints)
        return .page(
            importsPage(ImportsScreen(entries: entries, kinds: kinds), in: frame(request, context)), status: status)
    }

    /// GET /imports/:import
    func showImport(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: ImportDraft.ID = try context.key("import")
        return try await importNow(id, for: try context.person, in: frame(request, context))
    }

    /// A file as it stands: what it would do among what is there now, or did.
    private func importNow(
        _ id: ImportDraft.ID, for person: Person, in frame: Frame, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let now = now()
        let (draft, plan) = try await database.read { tx -> (ImportDraft, ImportPlan?) in
            guard let draft = try tx.importDraft(id, of: person.id) else { throw Denial.notFound }
            guard draft.isOpen, !ImportRuns.isBig(draft) else { return (draft, nil) }
            return (draft, try tx.plan(draft.kind, try draft.kind.rows(Array(draft.content.utf8))))
        }
        let state: ImportScreen.State =
            if let done = draft.imported {
                .imported(created: done.created, changed: done.changed, at: text(done.at, now: now))
            } else if let stopped = draft.stoppedAt {
                .stopped(at: text(stopped, now: now))
            } else if let plan {
                .planned(plan)
            } else {
                standing(of: draft)
            }
        let screen = ImportScreen(number: id.number, kind: draft.kind, state: state)
        var page = Response.page(importPage(screen, in: frame), status: status)
        if case .running = state { page.headers[lookAgain] = "1" }
        return page
    }

    /// POST /imports/:import/confirm — all of it, or nothing. Why it was nothing is said above what the file would do now.
    func confirmImport(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: ImportDraft.ID = try context.key("import")
        let person = try context.person
        let now = now()
        let path = "/imports/\(id)"
        let found = try await database.read { tx in try tx.importDraft(id, of: person.id) }
        guard let draft = found else { throw Denial.notFound }
        guard draft.imported == nil else { return .done(.saved, at: path) }
        guard draft.stoppedAt == nil else { return .to(path) }
        guard ImportKind.open(to: person).contains(draft.kind) else { throw Denial.forbidden }
        guard !ImportRuns.isBig(draft) else {
            write(draft, by: person, at: now)
            return .to(path)
        }
        do {
            try await runImport(draft, by: person, at: now)
            return .done(.saved, at: path)
        } catch let error where error is Refusal || error is Complaints {
            var frame = frame(request, context)
            frame.notices.append(Notice(.failed, Self.sentence(of: error)))
            let status: HTTPResponse.Status = error is Refusal ? .conflict : .unprocessableContent
            return try await importNow(id, for: person, in: frame, status: status)
        }
    }

    private func runImport(_ draft: ImportDraft, by person: Person, at now: Moment) async throws {
        let rows = try draft.kind.rows(Array(draft.content.utf8))
        let file = try await database.read { tx in try tx.lookThrough(draft.kind, rows) }
        try await database.write { tx in
            let plan = try tx.runImport(file, by: .person(person.id), at: now)
            try tx.finish(draft.id, plan, at: now)
        }
    }
}

/// Browsers ask again after so many seconds, with a script or without.
// swift-format-ignore: NeverForceUnwrap
private let lookAgain = HTTPField.Name("Refresh")!

extension ImportKind {
    /// People are added by whoever manages people.
    public static func open(to person: Person) -> [ImportKind] {
        allCases.filter { $0 == .people ? person.may(.managePeople) : person.may(.changeHospital) }
    }
}
