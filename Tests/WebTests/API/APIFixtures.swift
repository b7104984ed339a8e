import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsTestKit

extension Browser {
    /// Sends JSON to the API, under `/api/v1/`.
    @discardableResult
    func api(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil, headers: HTTPFields = [:]
    ) async throws -> Browser.Answer {
        var headers = headers
        if body != nil { headers[.contentType] = "application/json" }
        return try await send(method, "/api/v1/" + path, headers: headers, body: body?.bytes() ?? [])
    }
}

extension Browser.Answer {
    var json: JSON { (try? JSON(body)) ?? .null }
    /// The word of a problem document.
    var problem: String? { json["type"]?.text?.split(separator: "/").last.map(String.init) }
}
