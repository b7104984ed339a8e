import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/desk
    func readFiguresAPI(_ call: APICall) async throws -> APIAnswer {
        let (engine, streams, rule) = (database.engine, live.count, settings.sessions)
        let figures = try await database.read { tx in
            DeskFigures(
                at: call.now, engine: engine, jobs: try tx.jobFigures(at: call.now), records: try tx.endOfLog().number,
                sessions: try tx.liveSessions(rule: rule, at: call.now), streams: streams)
        }
        return .ok(figures, DeskFigures.shape)
    }
}

extension Operation {
    static let readDesk = Operation(
        "readDesk", "Read how the desk itself is", in: .desk,
        "Cheap figures for a dashboard; `rounds doctor` looks deeper.",
        answer: .ok(DeskFigures.shape.schema, "The figures."))
}

/// How the desk itself is, in figures that cost little.
struct DeskFigures: Sendable {
    let at: Moment
    let engine: Engine
    let jobs: JobFigures
    let records: Int64
    let sessions: Int64
    let streams: Int

    static let shape = Shape<DeskFigures>(
        "DeskFigures", "How the desk itself is.",
        [
            .init("at", .moment, "When this was read.") { .string($0.at.rfc3339) },
            .init("engine", .word(Engine.self)) { .string($0.engine.rawValue) },
            .init("jobs_waiting", count, "Due and not begun.") { .integer($0.jobs.waiting) },
            .init("jobs_running", count) { .integer($0.jobs.running) },
            .init("jobs_failed", count, "Given up.") { .integer($0.jobs.failed) },
            .init("jobs_lag_seconds", count, "How long the oldest due job has waited.") {
                .integer($0.jobs.lag.milliseconds / 1_000)
            },
            .init("log_records", count, "Records of the sealed log.") { .integer($0.records) },
            .init("live_sessions", count, "Browsers that are signed in.") { .integer($0.sessions) },
            .init("live_streams", count, "Pages that follow what happens, on this node.") { JSON($0.streams) },
        ])

    private static let count = Schema(["type": "integer", "minimum": 0])
}
