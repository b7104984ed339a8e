import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /imports/:import/stop — the word goes round first, so that whoever has the writer gives way; then the row says
    /// which of the two came first.
    func stopImport(_ request: Request, _ context: DeskContext) async throws -> Response {
        let draft = try await ownFile(context)
        let (person, now) = (try context.person, now())
        if draft.isOpen { try await database.announce(.stop(draft.id)) }
        let end = try await database.write { tx in try tx.stopImport(draft.id, by: person, at: now) }
        let path = "/imports/\(draft.id)"
        return end == .wasImported ? .done(.importedAlready, at: path) : .to(path)
    }

    /// POST /imports/:import/again — a file that was stopped, from the beginning.
    func keepFileAgain(_ request: Request, _ context: DeskContext) async throws -> Response {
        let draft = try await ownFile(context)
        let (person, now) = (try context.person, now())
        guard draft.stoppedAt != nil else { return .to("/imports/\(draft.id)") }
        let id = try await database.write { tx in try tx.keepAgain(draft.id, of: person.id, at: now) }
        return .to("/imports/\(id)")
    }

    /// What the caller sent under this number, as long as they may still import it.
    private func ownFile(_ context: DeskContext) async throws -> ImportDraft {
        let id: ImportDraft.ID = try context.key("import")
        let person = try context.person
        let found = try await database.read { tx in try tx.importDraft(id, of: person.id) }
        guard let draft = found else { throw Denial.notFound }
        guard ImportKind.open(to: person).contains(draft.kind) else { throw Denial.forbidden }
        return draft
    }
}
