import HTTPTypes
import Hummingbird
import Logging
import RoundsDomain
import RoundsHTML
import RoundsProtocols

/// Turns whatever a handler throws into an answer: a page for people, problem+json (RFC 9457) for programs.
struct FaultAnswers: RouterMiddleware {
    typealias Context = DeskContext

    let desk: Desk

    func handle(
        _ request: Request, context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let sent = SentForm(of: request)
        do {
            guard let sent else { return try await next(request, context) }
            return try await SentForm.$current.withValue(sent) { try await next(request, context) }
        } catch let error as HTTPError where error.status == .notFound {
            return desk.answer(desk.whyNotFound(request), to: request, context)
        } catch let error as HTTPError {
            let problem: Problem = error.status == .contentTooLarge ? .tooLarge : .unreadable
            return desk.answer(Unusable(problem, error.body ?? "The desk cannot read that."), to: request, context)
        } catch {
            let fault = Fault.of(error)
            let canBeSentAgain = fault.status.kind == .serverError || fault.status == .unauthorized
            return desk.answer(
                error, to: request, context, sent: canBeSentAgain ? await form(sent, request, context) : nil)
        }
    }

    /// What was typed. Nobody waits for it longer than for an answer.
    private func form(_ sent: SentForm?, _ request: Request, _ context: DeskContext) async -> FormBody? {
        guard let sent else { return nil }
        return try? await desk.within(seconds: desk.settings.requestSeconds) {
            await sent.form(of: request, context)
        }
    }
}

extension Desk {
    /// - Parameter sent: what the browser sent, where it can be sent again.
    func answer(
        _ error: any Error, to request: Request, _ context: DeskContext, sent: FormBody? = nil
    ) -> Response {
        let fault = Fault.of(error)
        if let cause = fault.cause {
            context.logger.error(
                "failed", metadata: ["cause": "\(cause)", "route": "\(context.endpointPath ?? "none")"])
        }
        let isAPI = request.uri.path.hasPrefix("/api/")
        if error is SignInNeeded, !isAPI, request.method == .get, request.headers[.authorization] == nil,
            request.headers[.accept]?.contains("text/html") == true
        {
            return .to("/sign-in?to=" + request.uri.string.queryEscaped)
        }
        var response = isAPI ? problem(fault, context) : faultPage(fault, sent, request, context)
        // RFC 9110 §15.5.9: what still comes of the body is not read.
        if fault.status == .requestTimeout { response.headers[.connection] = "close" }
        if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if let version = fault.current { response.headers[.eTag] = EntityTag(version: version).text }
        if !fault.allowed.isEmpty { response.headers[.allow] = fault.allowed.map(\.rawValue).joined(separator: ", ") }
        if fault.status == .unauthorized {
            // RFC 6750 §3.1: a token that was sent and not taken is said to be invalid.
            let reason = request.headers[.authorization] == nil ? "" : ", error=\"invalid_token\""
            response.headers[.wwwAuthenticate] = "Bearer realm=\"rounds\"" + reason
        }
        return response
    }

    /// The router knows no such address, or knows it with other methods (RFC 9110 §15.5.6).
    fileprivate func whyNotFound(_ request: Request) -> any Error {
        let methods = Set(routes.filter { $0.covers(request.uri.path) }.map(\.method))
        guard !methods.isEmpty, !methods.contains(request.method) else { return Denial.notFound }
        var fault = Fault(.wrongMethod, "This address does not know \(request.method.rawValue.prefix(20)).")
        fault.allowed = (methods.contains(.get) ? methods.union([.head]) : methods)
            .sorted { $0.rawValue < $1.rawValue }
        return Fault.Carrier(fault)
    }

    private func problem(_ fault: Fault, _ context: DeskContext) -> Response {
        Response(
            status: fault.status, headers: [.contentType: "application/problem+json"],
            body: .init(bytes: ProblemDocument.shape.json(.init(fault: fault, requestID: context.requestID)).bytes()))
    }
}

extension Route {
    /// Whether a path as it was sent leads here, whatever the method.
    func covers(_ sent: String) -> Bool { covers(sent.split(separator: "/")) }

    /// - Parameter theirs: the path's steps.
    func covers(_ theirs: [Substring]) -> Bool {
        let mine = path.split(separator: "/")
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
}
