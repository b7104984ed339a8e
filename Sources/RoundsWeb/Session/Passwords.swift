import Crypto
import CryptoExtras
import Dispatch
import Foundation
import RoundsDomain
import Synchronization

/// Hashes and checks passwords with scrypt (RFC 7914), on threads of its own: one guess costs about a tenth of a second and
/// 32 MiB, which neither the threads that answer requests nor the memory may pay for many at once.
public final class Passwords: Sendable {
    /// As many wait for their turn as may; the caller answers 503 and the person tries again.
    public struct Busy: Error, Sendable, Equatable {}

    public struct Verdict: Sendable, Equatable {
        public let isRight: Bool
        /// The same password with today's parameters, when the stored ones are not; to be kept instead.
        public let rehashed: PasswordHash?

        public init(isRight: Bool, rehashed: PasswordHash?) {
            self.isRight = isRight
            self.rehashed = rehashed
        }
    }

    private let cost: PasswordHash.Cost
    private let queues: [DispatchQueue]
    private let most: Int
    private let turns = Mutex(Turns())
    private let decoy: PasswordHash

    private struct Turns {
        var pending = 0
        var next = 0
    }

    /// - Parameters:
    ///   - cost: today's parameters.
    ///   - atOnce: how many are computed side by side: half the cores, so that the other half serves the desk.
    ///   - waiting: how many more may wait for a turn; 48 at a tenth of a second is as long as a person waits.
    public init(
        cost: PasswordHash.Cost = .standard, atOnce: Int = max(1, ProcessInfo.processInfo.activeProcessorCount / 2),
        waiting: Int = 48
    ) {
        self.cost = cost
        queues = (0..<max(1, atOnce)).map { DispatchQueue(label: "rounds.passwords.\($0)", qos: .utility) }
        most = max(1, atOnce) + max(0, waiting)
        decoy = PasswordHash(cost: cost, salt: Self.random(16), key: Self.random(32))
    }

    /// - Throws: ``Busy``.
    public func hash(_ password: ChosenPassword) async throws -> PasswordHash {
        let cost = cost
        return try await inTurn { try Self.hash(password.text, cost: cost) }
    }

    /// Checks what was typed. Without anything stored it works as hard and says no.
    /// - Throws: ``Busy``.
    public func verify(_ typed: String, against stored: PasswordHash?) async throws -> Verdict {
        let wrong = Verdict(isRight: false, rehashed: nil)
        guard !typed.isEmpty, typed.utf8.count <= PasswordRule.maximumBytes else { return wrong }
        let (cost, decoy) = (cost, decoy)
        return try await inTurn {
            let kept = stored ?? decoy
            let key = try Self.key(of: typed, salt: kept.salt, size: kept.key.count, cost: kept.cost)
            guard kept.matches(key), stored != nil else { return wrong }
            return Verdict(isRight: true, rehashed: kept.cost == cost ? nil : try Self.hash(typed, cost: cost))
        }
    }

    /// First come, first served.
    private func inTurn<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        let queue = try turns.withLock { turns throws(Busy) in
            guard turns.pending < most else { throw Busy() }
            turns.pending += 1
            turns.next = (turns.next + 1) % queues.count
            return queues[turns.next]
        }
        defer { turns.withLock { $0.pending -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private static func hash(_ text: String, cost: PasswordHash.Cost) throws -> PasswordHash {
        let salt = random(16)
        return PasswordHash(cost: cost, salt: salt, key: try key(of: text, salt: salt, size: 32, cost: cost))
    }

    /// Composed as NFKC first (NIST SP 800-63B §5.1.1.2): keyboards differ in how they send `é`.
    private static func key(of text: String, salt: [UInt8], size: Int, cost: PasswordHash.Cost) throws -> [UInt8] {
        let composed = Array(text.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: composed, salt: salt, outputByteCount: size, rounds: cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func random(_ count: Int) -> [UInt8] {
        var system = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    }
}
