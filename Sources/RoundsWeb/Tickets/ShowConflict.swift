import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    func showConflict(
        _ conflict: FieldConflict, base: Ticket.Fields, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let current = conflict.current
        let story = try await database.read { tx in try tx.story(of: current) }
        let person = try context.person
        // Whoever changed one of these fields, not whoever did something last.
        let touched = conflict.fields.flatMap { ["\"\($0.rawValue)\":", "\"\($0.rawValue)_to\":"] }
        let last = story.events.last { event in
            let isTaking = event.kind == Happening.Kind.ticketTaken.rawValue && conflict.fields.contains(.assignee)
            let isChange = event.kind == Happening.Kind.ticketChanged.rawValue
            return event.by != .person(person.id)
                && (isTaking || isChange && touched.contains { event.facts.contains($0) })
        }
        let now = now()
        let (merged, _) = Ticket.Fields.merged(mine: conflict.mine, base: base, current: current.fields)
        let names = (people: story.names, teams: story.teamNames, around: story.surroundings)
        let screen = ConflictScreen(
            number: current.id.number, colleague: last.map { colleague($0.by, story.names) } ?? "A colleague",
            at: text(last?.at ?? now, now: now),
            clashes: conflict.fields.map { name in
                let theirs = current.fields.entries[name.rawValue] ?? ""
                let mine = conflict.mine.entries[name.rawValue] ?? ""
                return .init(
                    name: name, theirs: (theirs, words(theirs, of: name, names)),
                    mine: (mine, words(mine, of: name, names)))
            },
            base: current.fields.entries, typed: merged.entries)
        return .page(conflictPage(screen, in: frame(request, context)), status: .conflict)
    }

    private func colleague(_ actor: Actor, _ names: [Int64: String]) -> String {
        guard case .person(let id) = actor else { return "A colleague" }
        return names[id.number] ?? "A colleague"
    }

    private func words(
        _ value: String, of name: Ticket.Fields.Name,
        _ names: (people: [Int64: String], teams: [Int64: String], around: TicketSurroundings)
    ) -> String {
        switch name {
        case .title, .place, .callback, .priorityReason: value
        case .priority: "P\(value)"
        case .assignee: Int64(value).flatMap { names.people[$0] } ?? "Nobody"
        case .team: Int64(value).flatMap { names.teams[$0] } ?? "No team"
        case .location: names.around.locations.title(of: value) ?? "No place"
        case .service: names.around.services.title(of: value) ?? "No service"
        case .device: names.around.devices.title(of: value) ?? "No device"
        }
    }
}
