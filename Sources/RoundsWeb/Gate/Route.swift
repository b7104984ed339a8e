import HTTPTypes
import Hummingbird

/// One line of the route table: the router, the access matrix, the OpenAPI document and the CSRF rule are all made of it.
public struct Route: Sendable {
    public typealias Handler = @Sendable (Request, DeskContext) async throws -> Response

    public let method: HTTPRequest.Method
    /// Without the leading slash; `:name` is a parameter.
    public let path: String
    public let may: Requirement
    /// What the API document says of it; nil for pages.
    public let operation: Operation?
    public let handle: Handler

    /// Under `/api/`: errors are problem+json, and nobody is sent to the sign-in page.
    public var isAPI: Bool { path.hasPrefix("api/") }

    /// Programs speak to these; a token that is stolen opens no page.
    var takesTokens: Bool { isAPI || path == "metrics" || may == .anyone }

    /// Under `/ping/`: whoever knows the address may say so, from wherever; nobody is recognised, so nothing can be forged.
    public var isPing: Bool { path.hasPrefix("ping/") }
}

func get(_ path: String, may: Requirement, _ handle: @escaping Route.Handler, _ operation: Operation? = nil) -> Route {
    Route(method: .get, path: path, may: may, operation: operation, handle: handle)
}

func post(_ path: String, may: Requirement, _ handle: @escaping Route.Handler, _ operation: Operation? = nil) -> Route {
    Route(method: .post, path: path, may: may, operation: operation, handle: handle)
}

func patch(_ path: String, may: Requirement, _ handle: @escaping Route.Handler, _ operation: Operation? = nil) -> Route
{
    Route(method: .patch, path: path, may: may, operation: operation, handle: handle)
}

func put(_ path: String, may: Requirement, _ handle: @escaping Route.Handler, _ operation: Operation? = nil) -> Route {
    Route(method: .put, path: path, may: may, operation: operation, handle: handle)
}

func delete(_ path: String, may: Requirement, _ handle: @escaping Route.Handler, _ operation: Operation? = nil) -> Route
{
    Route(method: .delete, path: path, may: may, operation: operation, handle: handle)
}
