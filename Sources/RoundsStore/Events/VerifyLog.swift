import Crypto
import RoundsDomain
import RoundsSQL

/// What a verification of the sealed log found.
public struct LogVerification: Sendable, Equatable {
    public var records: Int64
    public var checkpoints: Int
    public var fault: Chain.Fault?

    public init(records: Int64, checkpoints: Int, fault: Chain.Fault?) {
        self.records = records
        self.checkpoints = checkpoints
        self.fault = fault
    }
}

extension Database {
    /// Walks the whole log and every checkpoint, 1,000 records at a time so that memory stays flat.
    ///
    /// - Parameters:
    ///   - key: the desk's public key. Nil leaves signatures unchecked.
    ///   - kept: checkpoints kept outside the database, which a cut log cannot have lost.
    public func verifyLog(key: Curve25519.Signing.PublicKey?, kept: [Checkpoint] = []) async throws -> LogVerification {
        let (end, stored) = try await read { tx in (try tx.endOfLog(), try tx.checkpoints()) }
        let checkpoints = Dictionary((stored + kept).map { ($0.event, $0) }, uniquingKeysWith: { _, kept in kept })
        var found = LogVerification(records: 0, checkpoints: checkpoints.count, fault: nil)
        for checkpoint in checkpoints.values where key.map({ !checkpoint.isSigned(by: $0) }) ?? false {
            found.fault = .forged(checkpoint: checkpoint.event)
            return found
        }
        var seal = (number: Int64(0), hash: Chain.start)
        while true {
            let from = seal.number + 1
            let page = try await read { tx in try tx.events(from: from, limit: 1_000) }
            guard !page.isEmpty else { break }
            if let fault = Chain.fault(in: page, after: seal) {
                found.fault = fault
                return found
            }
            for event in page {
                if let checkpoint = checkpoints[event.number], checkpoint.hash != event.hash {
                    found.fault = .forged(checkpoint: event.number)
                    return found
                }
            }
            guard let last = page.last else { break }
            seal = (last.number, last.hash)
            found.records = last.number
        }
        if seal.number < end.number {
            found.fault = .missing(seal.number + 1)
        } else if let beyond = checkpoints.keys.filter({ $0 > seal.number }).min() {
            found.fault = .cut(checkpoint: beyond)
        }
        return found
    }
}
