import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/today
    func readTodayAPI(_ call: APICall) async throws -> APIAnswer {
        let (person, now) = (call.person, call.now)
        let found = try await database.read { [plan] tx in try tx.todayFound(plan, for: person, at: now) }
        let screen = todayScreen(found, for: person, now: now)
        return .ok(TodayRecord(found, screen, plan: plan, at: now), TodayRecord.shape)
    }
}

extension Operation {
    static let readToday = Operation(
        "readToday", "Read Today", in: .day,
        "What the first page shows you: what needs you now, what has a time, how the round stands.",
        answer: .ok(TodayRecord.shape.schema, "Today."))
}
