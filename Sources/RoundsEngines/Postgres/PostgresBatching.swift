import CPostgres
import RoundsSQL
import Synchronization

/// Group commit on PostgreSQL, as ``SQLiteWriter`` does it: writes that wait together are one transaction, each in a
/// savepoint of its own, and nobody is answered before its commit.
///
/// Nearly every write ends at the end of the sealed log, which is one row: side by side they would only wait for each other's
/// disk. See docs/decisions/0010-one-writer-a-node.md.
extension PostgresConnection {
    /// Other sessions know by heart up to 64 savepoints of a transaction and look up more on the disk.
    static let largestBatch = 48
    static let longestQueue = 10_000

    struct OpenBatch {
        let batch = CommitBatch()
        var joined = 0
        var announced: [Announcement] = []
    }

    /// Runs the closure in the batch that is open and answers when that batch is on the disk.
    /// - Throws: ``Setback`` when trying again is safe; ``StorageError/unknownOutcome`` when the connection was lost
    ///   during COMMIT; else what the closure threw.
    nonisolated func write<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer, latest: ContinuousClock.Instant
    ) async throws -> Answer {
        guard waiting.add(1, ordering: .relaxed).newValue <= Self.longestQueue else {
            waiting.subtract(1, ordering: .relaxed)
            throw StorageError.unavailable("Too many requests wait for the database.")
        }
        let (answer, batch) = try await join(body, latest: latest)
        switch await batch.outcome() {
        case .kept: return answer
        case .failed(let error): throw error
        case .undone: throw Setback.lost(.unavailable("The database could not keep the change."))
        }
    }

    private func join<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer, latest: ContinuousClock.Instant
    ) throws -> (Answer, CommitBatch) {
        waiting.subtract(1, ordering: .relaxed)
        defer {
            let last = waiting.load(ordering: .relaxed) == 0
            if last || (open?.joined ?? 0) >= Self.largestBatch { commit() }
        }
        guard latest > .now else { throw StorageError.busy }
        let (wire, begun) = try begun()
        return (try kept(body, wire, isFirst: begun.joined == 0), begun.batch)
    }

    private func begun() throws -> (PostgresWire, OpenBatch) {
        if let wire, let open { return (wire, open) }
        let wire = try connected()
        // One node at a time: two batches that lock the same rows in different orders would block each other.
        try step { () throws(PostgresWire.Fault) in
            try wire.add("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
            try wire.add("SELECT pg_advisory_xact_lock(1383036271)")
        }
        let fresh = OpenBatch()
        open = fresh
        return (wire, fresh)
    }

    /// Runs the closure in a savepoint of its own; when it throws, only what it did is taken back. The first of a batch needs
    /// none: nobody stands before it.
    private func kept<Answer>(
        _ body: (any Transaction) throws -> Answer, _ wire: PostgresWire, isFirst: Bool
    ) throws -> Answer {
        let transaction = PostgresTransaction(wire, reading: false)
        do {
            if !isFirst { try wire.add("SAVEPOINT member") }
            let answer = try transaction.carryOut(body)
            if !isFirst { try wire.add("RELEASE member") }
            // The faults of this one must not meet the next.
            try wire.exchange()
            open?.joined += 1
            open?.announced += transaction.announced
            return answer
        } catch {
            let fault = error as? PostgresWire.Fault ?? transaction.fault
            takeBack(isFirst: isFirst, fault)
            if let fault { try retry(fault) }
            throw (error as? PostgresWire.Fault)?.error ?? error
        }
    }

    private func takeBack(isFirst: Bool, _ fault: PostgresWire.Fault?) {
        let isLost = fault?.lost == true
        if !isFirst, !isLost, let wire {
            if wire.withdraw("SAVEPOINT member") { return }
            if (try? wire.run("ROLLBACK TO member; RELEASE member")) != nil { return }
        }
        if isLost { wire = nil } else { rollBack() }
        settle(.undone)
    }

    func commit() {
        guard let open else { return }
        guard let wire, PQtransactionStatus(wire.pointer) == PQTRANS_INTRANS else {
            rollBack()
            return settle(.undone)
        }
        do {
            try wire.notify(open.announced)
        } catch {
            rollBack()
            return settle(.failed(setback(error)))
        }
        do {
            try wire.add("COMMIT")
            try wire.exchange()
            settle(.kept)
        } catch {
            settle(.failed(error.lost ? StorageError.unknownOutcome : setback(error)))
            if error.lost { self.wire = nil } else { rollBack() }
        }
    }

    /// What the fault means to those whose writes are gone with it.
    private func setback(_ fault: PostgresWire.Fault) -> any Error {
        do {
            try retry(fault)
            return fault.error
        } catch {
            return error
        }
    }

    private func settle(_ outcome: CommitBatch.Outcome) {
        open?.batch.settle(outcome)
        open = nil
    }
}
