import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/checks/{id}/changes
    func listCheckChangesAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[CheckRecord.number]
        let limit = try call[Parameter<Int>.limit()]
        return try await database.read { tx in
            guard try tx.check(id) != nil else { throw Denial.notFound }
            return .ok(try tx.changes(of: id, limit: limit), HistoryShape.changes)
        }
    }

    /// GET /api/v1/checks/{id}/pings
    func listPingsAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[CheckRecord.number]
        let limit = try call[Parameter<Int>.limit()]
        return try await database.read { tx in
            guard try tx.check(id) != nil else { throw Denial.notFound }
            return .ok(try tx.pings(of: id, limit: limit), HistoryShape.pings)
        }
    }
}

enum HistoryShape {
    static let change = Shape<CheckChange>(
        "CheckChange", "A change of what was held true of a check.",
        [
            .init("at", .moment) { .string($0.at.rfc3339) },
            .init("was", .word(Verdict.self)) { .string($0.was.rawValue) },
            .init("verdict", .word(Verdict.self)) { .string($0.verdict.rawValue) },
            .init("reason", Schema.text(0...500)) { .string($0.reason) },
        ])

    static let changes = Shape<[CheckChange]>(
        "CheckChanges", "The last changes, newest first.",
        [.init("changes", .list(change.schema, 0...200)) { JSON($0.map(change.json)) }])

    static let ping = Shape<KeptPing>(
        "Ping", "A ping of a heartbeat that was kept.",
        [
            .init("number", .number) { .integer($0.number) },
            .init("at", .moment) { .string($0.at.rfc3339) },
            .init("kind", .word(Heartbeat.Kind.self)) { .string($0.kind.rawValue) },
            .init("exit_code", Schema.integer(0...255).orNull) { JSON($0.exitCode) },
            .init("rid", Schema.text(36...36, format: "uuid").orNull) { JSON($0.run) },
            .init("took_ms", Schema.integer(0...9_007_199_254_740_991).orNull) { JSON($0.duration?.milliseconds) },
            .init("bytes", Schema.integer(0...10_000), "Of its body that was kept.") { .integer($0.size) },
        ])

    static let pings = Shape<[KeptPing]>(
        "Pings", "The last pings, newest first.",
        [.init("pings", .list(ping.schema, 0...200)) { JSON($0.map(ping.json)) }])
}

extension Operation {
    static let listCheckChanges = Operation(
        "listCheckChanges", "List a check's changes", in: .watching,
        parameters: [CheckRecord.number, Parameter<Int>.limit()],
        answer: .ok(HistoryShape.changes.schema, "The last changes, newest first."))
    static let listPings = Operation(
        "listPings", "List a heartbeat's pings", in: .watching,
        parameters: [CheckRecord.number, Parameter<Int>.limit()],
        answer: .ok(HistoryShape.pings.schema, "The last pings, newest first."))
}
