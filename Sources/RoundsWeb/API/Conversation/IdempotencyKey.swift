import Crypto
import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsStore
import Synchronization

/// The name a program gives a request so that it is done once, however often it is sent
/// (draft-ietf-httpapi-idempotency-key-header).
struct IdempotencyKey: Sendable {
    static let parameter = Parameter<String?>.optional(
        "Idempotency-Key", Schema.text(1...200, pattern: #"^[!-~]([ -~]*[!-~])?$"#).example("8e03978e-40d5-43dd"),
        """
        A name of your choice for this request, new for each. Sent again within 24 hours it does nothing and answers what it \
        answered first, with `Idempotent-Replayed: true`.
        """,
        refused: "Idempotency-Key is 1 to 200 printable ASCII characters.", in: .header, plain)

    let text: String
    let person: Person.ID
    /// SHA-256 over method, address and body.
    let requestHash: [UInt8]

    /// Nil when the request carries none.
    /// - Parameters:
    ///   - header: what the request carries.
    ///   - address: path and query.
    init?(_ header: String?, method: String, address: String, content: [UInt8], person: Person) throws {
        guard let text = try Self.parameter.read(header) else { return nil }
        self.text = text
        self.person = person.id
        var hash = SHA256()
        for part in [Array(method.utf8), Array(address.utf8), content] {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        requestHash = Array(hash.finalize())
    }

    /// The draft writes it as a structured string, in quotation marks; most programs leave them out.
    private static func plain(_ header: String) -> String? {
        var text = header
        if text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            text = String(text.dropFirst().dropLast())
        }
        guard (1...200).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return nil
        }
        return text
    }

    /// - Throws: 422 when the key was another request's.
    func check(_ first: FirstAnswer) throws {
        guard first.requestHash != requestHash else { return }
        throw Fault.Carrier(Fault(.keyReused, "This Idempotency-Key was sent with another request. Choose a new one."))
    }
}

/// The keys of requests that this process is working on.
final class RunningKeys: Sendable {
    private struct Running: Hashable {
        let person: Person.ID
        let text: String
    }

    private let keys = Mutex<Set<Running>>([])

    /// - Throws: 409 while a request with the same key is worked on. On another node the second waits for the first instead.
    func holding<Answer>(
        _ key: IdempotencyKey, isolation: isolated (any _Concurrency.Actor)? = #isolation,
        _ body: () async throws -> Answer
    ) async throws -> Answer {
        let running = Running(person: key.person, text: key.text)
        guard keys.withLock({ $0.insert(running).inserted }) else {
            throw Fault.Carrier(
                Fault(.stillRunning, "The first request with this Idempotency-Key is still worked on.", retryAfter: 1))
        }
        defer { keys.withLock { _ = $0.remove(running) } }
        return try await body()
    }
}
