import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// How a big file stands. The first look begins to look through it; the page comes back by itself.
    func standing(of draft: ImportDraft) -> ImportScreen.State {
        switch imports.look(at: draft.id) {
        case .running(let step, let done, let all): return .running(step, done: done, all: all)
        case .planned(let plan): return .planned(plan)
        case .failed(let why): return .failed(why)
        case nil:
            lookThrough(draft)
            return .running(.looking, done: 0, all: 0)
        }
    }

    private func lookThrough(_ draft: ImportDraft) {
        guard imports.begins(draft.id, .looking) else { return }
        let sign = StopSign(.stop(draft.id), in: database)
        Task { [imports, database] in
            do {
                let rows = try draft.kind.rows(Array(draft.content.utf8))
                let told = imports.told(draft.id, of: rows.count, until: sign)
                let plan = try await database.read { tx in try tx.plan(draft.kind, rows, told: told) }
                imports.ended(draft.id, .planned(plan))
            } catch {
                imports.ended(draft.id, .failed(Self.sentence(of: error)))
            }
        }
    }

    /// All of it in one transaction, or nothing, while whoever confirmed it watches the rows go by. It is looked through before
    /// that transaction begins: others write meanwhile. Whoever stops it is heard between two rows, or before it is kept.
    func write(_ draft: ImportDraft, by person: Person, at now: Moment) {
        guard imports.begins(draft.id, .writing) else { return }
        let sign = StopSign(.stop(draft.id), in: database)
        Task { [imports, database] in
            do {
                let rows = try draft.kind.rows(Array(draft.content.utf8))
                let told = imports.told(draft.id, of: rows.count, until: sign)
                let file = try await database.read { tx in try tx.lookThrough(draft.kind, rows, told: told) }
                try await database.write { tx in
                    let plan = try tx.runImport(file, told: told, by: .person(person.id), at: now)
                    try tx.finish(draft.id, plan, at: now)
                }
                imports.ended(draft.id, nil)
            } catch {
                imports.ended(draft.id, .failed(Self.sentence(of: error)))
            }
        }
    }

    /// Why nothing was imported.
    static func sentence(of error: any Error) -> String {
        switch error {
        case let refusal as Refusal: refusal.sentence
        case let complaints as Complaints: complaints.list.map(\.sentence).joined(separator: " ")
        default: "The desk could not finish it. See what the file would do now, and try again."
        }
    }
}
