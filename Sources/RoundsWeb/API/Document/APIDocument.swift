import HTTPTypes
import RoundsDomain
import RoundsProtocols

/// The OpenAPI 3.1 document, made of the route table alone.
struct APIDocument {
    let lines: [Line]

    /// A route that has an operation.
    struct Line {
        let route: Route
        let operation: Operation
    }

    init(_ routes: [Route]) {
        lines = routes.compactMap { route in route.operation.map { Line(route: route, operation: $0) } }
    }

    var json: JSON {
        [
            "openapi": "3.1.0", "info": info, "servers": [["url": "/"]],
            "tags": JSON(Operation.Room.allCases.map { ["name": .string($0.rawValue)] }),
            "paths": .object(paths),
            "components": ["securitySchemes": ["token": token], "schemas": .object(schemas)],
        ]
    }

    private var info: JSON {
        [
            "title": "Rounds", "version": "1",
            "description": .string(
                """
                Whatever the desk's screens do, for programs. Bodies and answers are JSON in UTF-8, times RFC 3339 in UTC. \
                Lists come in pages: send `next` as `after`. A change of fields names the version it read in `If-Match`. A \
                POST with an `Idempotency-Key` is done once, however often it is sent. What goes wrong is told as RFC 9457 \
                has it.
                """),
        ]
    }

    private var token: JSON {
        [
            "type": "http", "scheme": "bearer", "bearerFormat": "rnd_…",
            "description": "An API token from your account page. Its scopes are the permissions each operation names.",
        ]
    }

    private var paths: JSON.Object {
        var paths = JSON.Object()
        for line in lines {
            var item: JSON.Object = [:]
            if case .object(let known)? = paths[line.path] { item = known }
            item[line.route.method.rawValue.lowercased()] = line.json
            paths[line.path] = .object(item)
        }
        return paths
    }

    private var schemas: JSON.Object {
        var named: [String: JSON.Object] = [:]
        for line in lines { named.merge(line.schemas) { mine, _ in mine } }
        var schemas = JSON.Object()
        for (name, schema) in named.sorted(by: { $0.key < $1.key }) { schemas[name] = .object(schema) }
        return schemas
    }
}

extension APIDocument.Line {
    /// `/api/v1/tickets/{number}`.
    var path: String {
        route.path.split(separator: "/").map { $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)" }.joined()
    }

    /// What the operation reads, and what ``Desk/act(_:_:may:_:_:)`` reads for it.
    var parameters: [any DocumentedParameter] {
        operation.parameters + (route.method == .post ? [IdempotencyKey.parameter] : [])
    }

    var schemas: [String: JSON.Object] {
        let parts =
            parameters.map(\.schema)
            + [operation.body?.schema, operation.answer.schema, ProblemDocument.shape.schema].compactMap(\.self)
        return parts.reduce(into: [:]) { all, part in all.merge(part.named) { mine, _ in mine } }
    }

    fileprivate var json: JSON {
        var json: JSON.Object = [
            "operationId": .string(operation.id), "summary": .string(operation.summary),
            "tags": [.string(operation.room.rawValue)],
        ]
        if !operation.words.isEmpty { json["description"] = .string(operation.words) }
        if !parameters.isEmpty { json["parameters"] = JSON(parameters.map(written)) }
        if let body = operation.body { json["requestBody"] = written(body) }
        json["responses"] = .object(responses)
        json["security"] = security
        return .object(json)
    }

    private func written(_ parameter: any DocumentedParameter) -> JSON {
        [
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .bool(parameter.isRequired), "description": .string(parameter.words),
            "schema": .object(parameter.schema.json),
        ]
    }

    private func written(_ body: Operation.Body) -> JSON {
        var example = JSON.Object()
        for member in body.members { example[member.name] = member.schema.json["examples"]?[0] }
        return [
            "required": true,
            "content": ["application/json": ["schema": .object(body.schema.json), "example": .object(example)]],
        ]
    }

    /// Roles in the words of OpenAPI 3.1: any one of the permissions is enough.
    private var security: JSON {
        switch route.may {
        case .anyone: []
        case .signedIn: [["token": []]]
        case .anyOf(let permissions): JSON(permissions.map { ["token": [.string($0.rawValue)]] })
        }
    }
}
