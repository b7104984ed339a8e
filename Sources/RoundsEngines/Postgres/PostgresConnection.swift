import RoundsSQL
import Synchronization

/// One connection of the pool, on a thread of its own because libpq blocks.
actor PostgresConnection {
    /// Nothing was kept and the same transaction may succeed when it is tried again.
    enum Setback: Error {
        /// The server could not be reached, or went away before COMMIT was sent; its reason.
        case lost(StorageError)
        /// A serialization failure, a deadlock, or a plan that no longer fits the schema.
        case conflict(StorageError)
    }

    private let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let url: String
    var wire: PostgresWire?
    /// Writes that are to be committed together. See ``write(_:latest:)``.
    var open: OpenBatch?
    nonisolated let waiting = Atomic(0)

    init(url: String, number: Int) {
        self.url = url
        executor = QueueExecutor("rounds.postgres.\(number)")
    }

    /// Runs the closure in a transaction that sees one state of the data and changes nothing.
    /// - Throws: ``Setback`` when trying again is safe; else what the closure threw.
    func read<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) throws -> Answer {
        let wire = try connected()
        let begin: StaticString = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        try step { () throws(PostgresWire.Fault) in try wire.add(begin) }
        let transaction = PostgresTransaction(wire, reading: true)
        let answer: Answer
        do {
            answer = try transaction.carryOut(body)
        } catch {
            rollBack()
            if let fault = transaction.fault { try retry(fault) }
            throw error
        }
        // Nobody waits for the end of a read, and one that asked nothing never began.
        if !wire.withdraw(begin) { try step { () throws(PostgresWire.Fault) in try wire.leave("COMMIT") } }
        return answer
    }

    /// Runs statements outside the closures of the seam, as backups and migrations need.
    func using<Answer: Sendable>(_ work: @Sendable (PostgresWire) throws -> Answer) throws -> Answer {
        let wire = try connected()
        do {
            return try work(wire)
        } catch {
            rollBack()
            guard let fault = error as? PostgresWire.Fault else { throw error }
            try retry(fault)
            throw fault.error
        }
    }

    func close() {
        commit()
        wire = nil
    }

    func connected() throws -> PostgresWire {
        if let wire, wire.alive { return wire }
        do {
            let fresh = try PostgresWire(url)
            wire = fresh
            return fresh
        } catch {
            wire = nil
            throw Setback.lost(error.error)
        }
    }

    func step(_ work: () throws(PostgresWire.Fault) -> Void) throws {
        do {
            try work()
        } catch {
            rollBack()
            try retry(error)
            throw error.error
        }
    }

    func retry(_ fault: PostgresWire.Fault) throws {
        if fault.lost {
            wire = nil
            throw Setback.lost(fault.error)
        }
        switch fault.state {
        case "40001", "40P01": throw Setback.conflict(fault.error)
        case "0A000", "26000":
            // "cached plan must not change result type": the schema moved under a prepared statement.
            try? wire?.forget()
            throw Setback.conflict(fault.error)
        default: return
        }
    }

    func rollBack() {
        do {
            wire?.parcels = []
            try wire?.run("ROLLBACK")
        } catch {
            wire = nil
        }
    }
}
