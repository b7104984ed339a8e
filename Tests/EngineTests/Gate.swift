import Dispatch

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
