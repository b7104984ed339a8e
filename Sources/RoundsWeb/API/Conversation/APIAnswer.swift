import HTTPTypes
import Hummingbird
import RoundsProtocols
import RoundsStore

/// What an operation answers when it went well.
struct APIAnswer: Sendable {
    let status: HTTPResponse.Status
    /// Nil with 204.
    let body: JSON?
    var version: Int64?
    var location: String?
    /// Where the next page of a list begins.
    var next: String?
    /// What a repeated request is answered instead of the body: an answer that holds a secret is not kept.
    var kept: JSON?

    static func ok<Subject>(_ subject: Subject, _ shape: Shape<Subject>, version: Int64? = nil) -> APIAnswer {
        APIAnswer(status: .ok, body: shape.json(subject), version: version)
    }

    static func created<Subject>(
        _ subject: Subject, _ shape: Shape<Subject>, at location: String, version: Int64? = nil
    ) -> APIAnswer {
        APIAnswer(status: .created, body: shape.json(subject), version: version, location: location)
    }

    static func page<Element>(
        _ elements: [Element], next: String?, _ shape: Shape<APIPage<Element>>
    ) -> APIAnswer {
        APIAnswer(status: .ok, body: shape.json(.init(elements: elements, next: next)), next: next)
    }

    static let nothing = APIAnswer(status: .noContent, body: nil)
}

extension APIAnswer {
    func response(to request: Request) throws -> Response {
        var response = Response.api(
            status, body.map { $0.bytes() }, location: location, etag: version.map { EntityTag(version: $0).text })
        if let next {
            let others = try request.query().fields.filter { $0.name != "after" }
            let query = FormBody(fields: others + [.init(name: "after", value: next)])
            response.headers[.link] = "<\(request.uri.path)?\(query.encoded)>; rel=\"next\""
        }
        return response
    }

    /// As it is kept beside the change, for whoever sends the same request again.
    func first(hash: [UInt8]) -> FirstAnswer {
        FirstAnswer(
            requestHash: hash, status: status.code, location: location,
            etag: version.map { EntityTag(version: $0).text }, body: (kept ?? body)?.written() ?? "")
    }
}

extension Response {
    static func api(_ status: HTTPResponse.Status, _ body: [UInt8]?, location: String?, etag: String?) -> Response {
        var response = Response(status: status, body: body.map { .init(bytes: $0) } ?? .init())
        if body != nil { response.headers[.contentType] = "application/json" }
        response.headers[.location] = location
        response.headers[.eTag] = etag
        return response
    }

    /// The answer that was given the first time, marked so that a program can tell.
    static func again(_ first: FirstAnswer) -> Response {
        var response = Response.api(
            .init(code: first.status), first.body.isEmpty ? nil : Array(first.body.utf8), location: first.location,
            etag: first.etag)
        response.headers[.idempotentReplayed] = "true"
        return response
    }
}

// Literals that are tokens (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let link = HTTPField.Name("Link")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed")!
}
