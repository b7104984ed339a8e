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
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return desk.answer(Denial.notFound, to: request, context)
        } catch let error as HTTPError {
            return desk.answer(Unusable(status: error.status, sentence: error.body ?? "The desk cannot read that."), to: request, context)
        } catch {
            return desk.answer(error, to: request, context)
        }
    }
}

extension Desk {
    func answer(_ error: any Error, to request: Request, _ context: DeskContext) -> Response {
        let fault = Fault.of(error)
        if let cause = fault.cause {
            context.logger.error("failed", metadata: ["cause": "\(cause)", "route": "\(context.endpointPath ?? "none")"])
        }
        let isAPI = request.uri.path.hasPrefix("/api/")
        if error is SignInNeeded, !isAPI, request.method == .get, request.headers[.accept]?.contains("text/html") == true {
            return .to("/sign-in?to=" + request.uri.string.queryEscaped)
        }
        var response = isAPI ? problem(fault, context) : faultPage(fault, request, context)
        if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if fault.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"rounds\"" }
        return response
    }

    private func problem(_ fault: Fault, _ context: DeskContext) -> Response {
        var body: JSON.Object = [
            "type": "about:blank", "title": .string(fault.title), "status": .integer(Int64(fault.status.code)),
            "detail": .string(fault.sentence), "request_id": .string(context.requestID),
        ]
        if !fault.complaints.isEmpty {
            body["errors"] = .array(
                fault.complaints.map { ["pointer": .string("/" + $0.field), "detail": .string($0.sentence)] })
        }
        return Response(
            status: fault.status, headers: [.contentType: "application/problem+json"], body: .init(bytes: JSON.object(body).bytes()))
    }
}
