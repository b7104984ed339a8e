import HTTPTypes
import RoundsProtocols

/// A fault as programs read it: `application/problem+json` (RFC 9457).
struct ProblemDocument {
    let fault: Fault
    let requestID: String

    static let shape = Shape<ProblemDocument>(
        "Problem", "What went wrong (RFC 9457).",
        [
            .init(
                "type", Schema.oneOf(Problem.allCases.map(\.path)).with("format", "uri-reference"),
                "Which kind of problem; a page that explains it."
            ) { .string($0.fault.problem.path) },
            .init("title", Schema.text(), "The kind of problem in a few words.") { .string($0.fault.title) },
            .init("status", Schema.integer(400...599), "The status code of the answer.") {
                JSON($0.fault.status.code)
            },
            .init("detail", Schema.text(), "A sentence for the person who waits.") { .string($0.fault.sentence) },
            .init("request_id", Schema.text(), "Leads IT to this request in the log.") { .string($0.requestID) },
            .init(
                sometimes: "errors", .list(.reference("ProblemDetail", detail), 1...50),
                "Each place of the request that is wrong."
            ) { $0.fault.details.isEmpty ? Optional<JSON>.none : JSON($0.fault.details.map(json)) },
        ])

    private static let detail = Schema([
        "type": "object", "additionalProperties": false, "required": ["detail"],
        "properties": [
            "detail": .object(Schema.text().saying("What is wrong, or what would be right.").json),
            "pointer": .object(Schema.text(format: "json-pointer").saying("Where in the body (RFC 6901).").json),
            "parameter": .object(Schema.text().saying("Which part of the query string.").json),
            "header": .object(Schema.text().saying("Which header.").json),
        ],
    ])

    private static func json(_ detail: Fault.Detail) -> JSON {
        switch detail {
        case .body(let pointer, let sentence): ["pointer": .string(pointer), "detail": .string(sentence)]
        case .parameter(let name, .header, let sentence): ["header": .string(name), "detail": .string(sentence)]
        case .parameter(let name, _, let sentence): ["parameter": .string(name), "detail": .string(sentence)]
        }
    }
}
