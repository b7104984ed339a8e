import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/ping-key
    func readPingKeyAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.pingKey() }, PingKeyShape.shape)
    }

    /// POST /api/v1/ping-key
    func makePingKeyAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let key = Self.newPingKey()
        return Change { tx in
            try tx.makePingKey(key, by: .person(person.id), at: now)
            var answer = APIAnswer.ok(key, PingKeyShape.shape)
            answer.kept = PingKeyShape.shape.json(nil)
            return answer
        }
    }

    /// 90 random bits, in digits and small letters.
    static func newPingKey() -> String { String(Token.random().filter { $0 != "-" }.prefix(24)) }
}

extension Operation {
    static let readPingKey = Operation(
        "readPingKey", "Read the ping key", in: .watching,
        "Jobs may ping by a short name under `/ping/{key}/short-name`.",
        answer: .ok(PingKeyShape.shape.schema, "The key."))
    static let makePingKey = Operation(
        "makePingKey", "Make another ping key", in: .watching,
        "The one before stops working. A repeated request with the same Idempotency-Key is answered without it.",
        answer: .ok(PingKeyShape.shape.schema, "The new key."))
}

enum PingKeyShape {
    static let shape = Shape<String?>(
        "PingKey", "What stands before a short name in the address of a ping.",
        [.init("key", Schema.text(1...64).orNull, "Null until one was made.") { JSON($0) }])
}
