import HTTPTypes
import RoundsProtocols

extension APIDocument.Line {
    var responses: JSON.Object {
        var responses = JSON.Object()
        responses[String(operation.answer.status.code)] = success
        for status in faults {
            responses[String(status.code)] = fault(status)
        }
        return responses
    }

    private var success: JSON {
        let answer = operation.answer
        var json: JSON.Object = ["description": .string(answer.words)]
        var headers = JSON.Object()
        if answer.hasETag { headers["ETag"] = header("The version, for `If-Match`.", Schema.text()) }
        if answer.hasLocation {
            headers["Location"] = header("Where the new thing is.", Schema.text(format: "uri-reference"))
        }
        if answer.hasLink { headers["Link"] = optionalHeader("The next page, with `rel=\"next\"` (RFC 8288).") }
        if route.method == .post {
            headers["Idempotent-Replayed"] = optionalHeader("`true` when this was answered before.")
        }
        if !headers.members.isEmpty { json["headers"] = .object(headers) }
        if let schema = answer.schema {
            json["content"] = ["application/json": ["schema": .object(schema.json)]]
        }
        return .object(json)
    }

    /// What can go wrong, as far as it follows from what the operation is.
    var faults: [HTTPResponse.Status] {
        var faults: [HTTPResponse.Status] = [.badRequest, .notAcceptable, .tooManyRequests]
        faults += [.internalServerError, .serviceUnavailable]
        if route.may != .anyone { faults.append(.unauthorized) }
        if route.may != .anyone { faults.append(.forbidden) }
        if operation.mayMiss || parameters.contains(where: { $0.place == .path }) { faults.append(.notFound) }
        if route.method != .get { faults += [.requestTimeout, .conflict, .contentTooLarge, .insufficientStorage] }
        if route.method == .post || operation.body != nil { faults.append(.unprocessableContent) }
        if operation.body != nil { faults.append(.unsupportedMediaType) }
        if let condition = parameters.first(where: { $0.name == Condition.ifMatch.name }) {
            faults += condition.isRequired ? [.preconditionFailed, .preconditionRequired] : [.preconditionFailed]
        }
        return faults.sorted { $0.code < $1.code }
    }

    private func fault(_ status: HTTPResponse.Status) -> JSON {
        let problems = Problem.allCases.filter { $0.status == status }
        var json: JSON.Object = [
            "description": .string(problems.map { "\($0.title) (`\($0.rawValue)`)." }.joined(separator: " ")),
            "content": ["application/problem+json": ["schema": .object(ProblemDocument.shape.schema.json)]],
        ]
        switch status {
        case .unauthorized: json["headers"] = ["WWW-Authenticate": header("RFC 6750.", Schema.text())]
        case .preconditionFailed: json["headers"] = ["ETag": header("The version that stands.", Schema.text())]
        case .tooManyRequests: json["headers"] = ["Retry-After": header("Seconds.", .integer(0...86_400))]
        case .serviceUnavailable: json["headers"] = ["Retry-After": header("Seconds.", .integer(0...86_400))]
        default: break
        }
        return .object(json)
    }

    private func header(_ words: String, _ schema: Schema) -> JSON {
        ["description": .string(words), "required": true, "schema": .object(schema.json)]
    }

    private func optionalHeader(_ words: String) -> JSON {
        ["description": .string(words), "schema": ["type": "string"]]
    }
}
