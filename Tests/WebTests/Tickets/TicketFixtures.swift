import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import RoundsWeb

extension TestDesk {
    /// Maria's report that labels fail.
    func labels() async throws -> Ticket {
        let maria = cast.maria
        let draft = try TicketDraft(
            kind: .incident, channel: .portal, title: "Labels fail in ED", details: "The ribbon light blinks.",
            place: "ED, triage", careAffected: true)
        let now = desk.now()
        return try await database.write { tx in try tx.report(draft, for: maria.id, by: maria, at: now) }
    }
}

extension TestDesk {
    /// Priya's task of today.
    func upsTask() async throws -> PlannedTask {
        let (priya, now) = (cast.priya, desk.now())
        let day = desk.settings.zone.day(of: now)
        return try await database.write { tx in
            try tx.addTask(
                PlannedTask.Fields(title: "Swap the UPS battery", day: day, owner: priya.id), by: priya, at: now)
        }
    }
}

extension Ticket.Fields {
    /// The facts form as the browser sends it: what stood there, and what was typed over it.
    func form(with typed: [String: String]) -> [(String, String)] {
        let shown = [
            "title": title, "priority": String(priority.rawValue), "assignee": assignee?.description ?? "",
            "team": team?.description ?? "", "place": place, "callback": callback, "priority_reason": priorityReason,
        ]
        return shown.map { ("was_" + $0.key, $0.value) } + shown.map { ($0.key, typed[$0.key] ?? $0.value) }
    }
}
