import Dispatch
import Synchronization

/// Holds a closure, on its own thread, until the test lets it go on.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() {
        _ = semaphore.wait(timeout: .now() + 10)
    }

    func open() {
        semaphore.signal()
    }
}

/// Holds closures back until as many as expected have come, once.
final class Meeting: Sendable {
    private let expected: Int
    private let arrived = Mutex(0)
    private let gate = Gate()

    init(_ expected: Int) {
        self.expected = expected
    }

    func arrive() {
        let count = arrived.withLock { count in
            count += 1
            return count
        }
        if count == expected { for _ in 1..<expected { gate.open() } }
        if count < expected { gate.wait() }
    }
}
