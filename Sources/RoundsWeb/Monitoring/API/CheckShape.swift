import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// A check as programs read it: what it shows at this moment, with its names.
struct CheckRecord: Sendable {
    let watched: WatchedCheck
    let light: Light
    let names: [Person.ID: String]
    let now: Moment

    static let shape = Shape<CheckRecord>(
        "Check", "Something the desk asks whether it is well, or that tells the desk by itself.",
        identity + standing + choices)

    static let page = Shape<APIPage<CheckRecord>>.page("CheckPage", "checks", of: shape)

    private static let identity: [Shape<CheckRecord>.Property] = [
        .init("id", .number) { .integer($0.watched.id.number) },
        .init("name", .text(1...Check.Fields.nameLength)) { .string($0.watched.check.fields.name) },
        .init("kind", .word(Check.Kind.self)) { .string($0.watched.check.kind.rawValue) },
        .init("token", Schema.text(36...36, format: "uuid").orNull, "Of a heartbeat: it pings /ping/{token}.") {
            JSON($0.watched.token)
        },
        .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
            .integer($0.watched.check.version)
        },
    ]

    private static let standing: [Shape<CheckRecord>.Property] = [
        .init("light", .word(Light.self), "What it shows now. No evidence is never `good`.") {
            .string($0.light.rawValue)
        },
        .init("verdict", .word(Verdict.self), "What was last held true of it.") {
            .string($0.watched.standing.verdict.rawValue)
        },
        .init("since", .moment) { .string($0.watched.standing.since.rfc3339) },
        .init("reason", Schema.text(0...500)) { .string($0.watched.standing.reason) },
        .init("seen_at", Schema.moment.orNull, "When evidence last came.") {
            JSON($0.watched.standing.seenAt?.rfc3339)
        },
        .init("good_at", Schema.moment.orNull) { JSON($0.watched.standing.goodAt?.rfc3339) },
        .init("took_ms", Schema.integer(0...9_007_199_254_740_991).orNull, "How long the last answer or run took.") {
            JSON($0.watched.standing.took?.milliseconds)
        },
        .init("phases_us", phases.schema.orNull, "Of a probe: where the last answer's time went.") { record in
            record.watched.standing.phases.map(phases.json) ?? .null
        },
        .init("flapping", .flag, "It goes back and forth.") { .bool($0.watched.standing.flaps.isFlapping) },
        .init("paused", .flag) { .bool($0.watched.isPaused) },
        .init("acknowledged_until", Schema.moment.orNull) { record in
            let known = record.watched.acknowledgement
            return JSON(known.flatMap { $0.holds(at: record.now) ? $0.until.rfc3339 : nil })
        },
        .init("ticket", TicketRecord.id.orNull, "The ticket it had last.") { JSON($0.watched.ticket?.code) },
    ]

    private static let phases = Shape<ProbeResult.Phases>(
        "CheckPhases", "How long each part of an answer took, in microseconds; null where it did not happen.",
        [
            .init("look_up", microseconds, "The name's addresses.") { JSON($0.lookUp) },
            .init("connect", microseconds) { JSON($0.connect) },
            .init("secure", microseconds, "The TLS handshake.") { JSON($0.secure) },
            .init("first_byte", microseconds, "From the question to the first byte of the answer.") {
                JSON($0.firstByte)
            },
            .init("whole", microseconds) { JSON($0.whole) },
        ])
    private static let microseconds = Schema.integer(0...9_007_199_254_740_991).orNull

    private static let choices: [Shape<CheckRecord>.Property] = [
        .init("owner", PersonName.shape.schema.orNull) { record in
            record.watched.check.fields.owner.map { id in
                PersonName.shape.json(PersonName(id: id, name: record.names[id] ?? ""))
            } ?? .null
        },
        .init("severity", .priority) { .string($0.watched.check.fields.severity.code) },
        .init("advice", Schema.text(0...Check.Fields.adviceLength)) { .string($0.watched.check.fields.advice) },
        .init("parent_id", Schema.number.orNull) { JSON($0.watched.check.fields.parent?.number) },
        .init("service_id", Schema.number.orNull, "The service it speaks for.") {
            JSON($0.watched.check.fields.service?.number)
        },
        .init("only_post", .flag, "Of a heartbeat: only POST counts.") { .bool($0.beat?.takesOnlyPost == true) },
        .init("by_hand", .flag, "Of a heartbeat: a pause lasts until somebody ends it.") {
            .bool($0.beat?.resumesByHand == true)
        },
        .init("expected", Schema.text(0...400), "Whom it asks and how often, or how often it tells.") {
            .string($0.expected)
        },
    ]

    private var beat: Heartbeat? { if case .heartbeat(let beat, _) = watched.means { beat } else { nil } }

    private var expected: String {
        switch watched.means {
        case .probe(let asking): "\(asking.target) every \(asking.interval.typed)".prefix(400).description
        case .heartbeat(let beat, _):
            switch beat.rhythm {
            case .every(let period): "every \(period.typed), grace \(beat.grace.typed)"
            case .cron(let line, let zone): "\(line) (\(zone)), grace \(beat.grace.typed)".prefix(400).description
            }
        }
    }

    static let number = Parameter<Check.ID>.key(of: "check")
}

extension APIAnswer {
    static func check(_ record: CheckRecord) -> APIAnswer {
        .ok(record, CheckRecord.shape, version: record.watched.check.version)
    }
}

extension Transaction {
    func checkRecord(_ watched: WatchedCheck, at now: Moment) throws -> CheckRecord {
        try checkRecords([watched], at: now)[0]
    }

    func checkRecords(_ checks: [WatchedCheck], at now: Moment) throws -> [CheckRecord] {
        let windows = try windows(at: now, beginningBy: now)
        let names = try names(of: Set(checks.compactMap(\.check.fields.owner)))
        return checks.map { watched in
            let planned = windows.contains { $0.scope.covers(watched.check) }
            return CheckRecord(
                watched: watched, light: watched.light(at: now, isPlanned: planned), names: names, now: now)
        }
    }
}
