import Hummingbird
import RoundsDomain

extension Desk {
    /// Everything between a request and its answer, without a socket: the server runs it, and so do tests.
    public func responder() -> RouterResponder<DeskContext> {
        let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: Arrival(
                desk: self, limit: RateLimit(settings.rate), pings: RateLimit(settings.pingRate),
                health: RateLimit(settings.pingRate)))
        router.add(middleware: FaultAnswers(desk: self))
        router.add(middleware: RecogniseCaller(desk: self))
        for route in routes {
            let gate = Gatekeeper(route: route)
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try gate.admit(request, context)
                return try await within(seconds: settings.requestSeconds) {
                    try await route.handle(request, context)
                }
            }
        }
        return router.buildResponder()
    }

    /// A handler that hangs is given up, so that a request never hangs with it. A live stream answers at once and streams after.
    ///
    /// What was given up is waited for, because it may have been saved by then, or may know better why it took so long.
    func within<Answer: Sendable>(
        seconds: Int64, _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = try await group.next().flatMap(\.self)
            group.cancelAll()
            if let first { return first }
            do {
                guard let late = try await group.next().flatMap(\.self) else { throw TookTooLong() }
                return late
            } catch is CancellationError {
                throw TookTooLong()
            }
        }
    }
}
