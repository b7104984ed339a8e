import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols

extension Desk {
    /// GET /api/v1/openapi.json
    func describeAPI(_ request: Request, _ context: DeskContext) async throws -> Response {
        .api(.ok, APIDocument(routes).json.bytes(), location: nil, etag: nil)
    }

    /// GET /api — the same, to be read.
    func showAPI(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(apiPage(APIDocument(routes), in: frame(request, context)))
    }

    /// GET /api/problems
    func showProblems(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(problemsPage(Problem.allCases, in: frame(request, context)))
    }

    /// GET /api/problems/:kind — where the `type` of a problem document leads.
    func showProblem(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let problem = context.parameters.get("kind").flatMap(Problem.init(rawValue:)) else {
            throw Denial.notFound
        }
        return .page(problemsPage([problem], in: frame(request, context)))
    }
}

extension Operation {
    static let describeAPI = Operation(
        "describeAPI", "Read this description", in: .desk, "The OpenAPI 3.1 document of this desk.",
        answer: .ok(Schema(["type": "object"]), "The document."))
}
