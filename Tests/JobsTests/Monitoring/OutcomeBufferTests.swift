import Logging
import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

@Suite struct OutcomeBufferTests {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// A store that fails as it is told to.
    final class Store: Sendable {
        let ids = Mutex<[Int64]>([])
        let calls = Mutex(0)
        private let fault: @Sendable (_ call: Int, _ ids: [Int64]) -> StorageError?

        init(_ fault: @escaping @Sendable (_ call: Int, _ ids: [Int64]) -> StorageError?) {
            self.fault = fault
        }

        func take(_ outcomes: [ProbeOutcome]) throws {
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            let taken = outcomes.map(\.id)
            if let fault = fault(call, taken) { throw fault }
            ids.withLock { $0 += taken }
        }
    }

    func buffer(of ids: ClosedRange<Int64>) -> OutcomeBuffer {
        let buffer = OutcomeBuffer()
        let at = Cast.morning
        for id in ids {
            buffer.add(ProbeOutcome(id: id, due: at, begun: at, ended: at, result: ProbeResult(.good, "well")))
        }
        return buffer
    }

    func drain(_ buffer: OutcomeBuffer, into store: Store) async {
        await buffer.drain(gather: .zero, logger: logger, into: { try store.take($0) }, then: {})
    }

    @Test func whatTheStoreWillNeverTakeIsDroppedAloneAndTheRestIsStoredOnce() async {
        let (buffer, store) = (buffer(of: 1...6), Store { _, ids in ids.contains(3) ? .refused("NUL") : nil })
        buffer.end()
        await drain(buffer, into: store)
        #expect(store.ids.withLock { $0 } == [1, 2, 4, 5, 6] && buffer.count == 0)
    }

    @Test func whenTheDatabaseGoesAwayMeanwhileNothingIsDroppedButTheOne() async {
        // The third call is the second outcome by itself.
        let store = Store { call, ids in
            if call == 3 { return .unavailable("The database is busy.") }
            return ids.contains(3) ? .refused("NUL") : nil
        }
        let buffer = buffer(of: 1...4)
        buffer.end()
        await drain(buffer, into: store)
        #expect(store.ids.withLock { $0 } == [1, 2, 4] && buffer.count == 0)
    }

    @Test(.timeLimit(.minutes(10))) func stoppingEndsThoughTheDatabaseStaysAway() async {
        let store = Store { _, _ in .unavailable("The database connection was lost.") }
        let buffer = buffer(of: 1...2)
        async let drained: Void = drain(buffer, into: store)
        while store.calls.withLock({ $0 }) < 2 { await Task.yield() }
        buffer.end()
        await drained
        #expect(store.calls.withLock { $0 } <= 6 && buffer.count == 2)
    }

    @Test(.timeLimit(.minutes(10))) func whoIsCancelledDoesNotGoOnTrying() async {
        let store = Store { _, _ in .unavailable("The database connection was lost.") }
        let buffer = buffer(of: 1...2)
        let draining = Task { await drain(buffer, into: store) }
        while store.calls.withLock({ $0 }) < 1 { await Task.yield() }
        draining.cancel()
        await draining.value
        #expect(store.calls.withLock { $0 } <= 3 && buffer.count == 2)
    }
}
