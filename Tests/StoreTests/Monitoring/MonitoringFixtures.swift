import RoundsDomain
import RoundsSQL
import RoundsTestKit

@testable import RoundsStore

extension Clocks {
    /// Simple periods only.
    static let plain = Clocks { _, _, _ in nil }
}

extension CheckSpec {
    static func probe(
        _ name: String, attempts: Int = 3, parent: Check.ID? = nil, service: Service.ID? = nil
    ) throws -> CheckSpec {
        try CheckSpec(
            .init(name: name, service: service, severity: .p2, attempts: attempts, parent: parent),
            .probe(.init(target: "tcp://127.0.0.1:1")))
    }

    static func heartbeat(_ name: String, every period: Span = .hours(1), grace: Span = .minutes(10)) throws
        -> CheckSpec
    {
        try CheckSpec(
            .init(name: name), .heartbeat(.init(rhythm: .every(period), grace: grace), slug: Slug.made(of: name)))
    }
}

extension Transaction {
    func addProbe(
        _ name: String, attempts: Int = 3, parent: Check.ID? = nil, service: Service.ID? = nil
    ) throws -> Check.ID {
        let spec = try CheckSpec.probe(name, attempts: attempts, parent: parent, service: service)
        return try addCheck(spec, token: nil, by: .desk, at: Cast.morning).id
    }

    func addHeartbeat(_ name: String, every period: Span = .hours(1), grace: Span = .minutes(10)) throws -> WatchedCheck
    {
        try addCheck(
            .heartbeat(name, every: period, grace: grace), token: Token.random(), by: .desk, at: Cast.morning)
    }

    func read(_ id: Check.ID, _ verdict: Verdict, _ minute: Int64) throws {
        let at = Cast.morning + .minutes(minute)
        try record([CheckedReading(id, .init(at: at, verdict: verdict, reason: "connection refused"))], at: at)
    }

    func checkTickets() throws -> [Int64] {
        try rows("SELECT id FROM ticket WHERE channel = 'check' ORDER BY id").map { try $0.integer("id") }
    }
}
