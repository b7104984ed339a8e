import RoundsDomain

/// Where the desk answers, told once by who opens it and waited for by who calls it.
final class Whereabouts: Sendable {
    private let stream: AsyncStream<WebAddress>
    private let told: AsyncStream<WebAddress>.Continuation

    init() {
        (stream, told) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func tell(_ url: String) {
        if let address = WebAddress(url) { told.yield(address) }
        told.finish()
    }

    /// Nil when the wait was given up.
    func wait() async -> WebAddress? {
        for await address in stream { return address }
        return nil
    }
}
