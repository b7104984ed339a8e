import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import Synchronization

/// A request to the API, taken apart as its operation describes it. What the operation does not describe is refused, and
/// what it describes must be read: see ``end()``.
struct APICall: Sendable {
    let person: Person
    let caller: Caller
    let operation: Operation
    let now: Moment
    let context: DeskContext
    let headers: HTTPFields
    let query: FormBody
    let content: [UInt8]
    private let reads = Reads()

    init(_ request: Request, _ context: DeskContext, _ operation: Operation, upTo limit: Int, at now: Moment)
        async throws
    {
        guard let caller = context.caller else { throw SignInNeeded() }
        try request.requireJSONAccepted()
        query = try request.query()
        try Self.refuseUnknown(query, operation)
        if operation.body != nil { try request.requireJSONBody() }
        content = request.method == .get ? [] : try await request.bytes(upTo: operation.bodyLimit ?? limit)
        person = caller.person
        self.caller = caller
        self.context = context
        self.operation = operation
        self.now = now
        headers = request.headers
    }

    subscript<Value>(_ parameter: Parameter<Value>) -> Value {
        get throws {
            assert(
                operation.parameters.contains { $0.name == parameter.name }, "\(operation.id) hides \(parameter.name)")
            reads.note(parameter.name)
            return try parameter.read(text(parameter))
        }
    }

    private func text(_ parameter: any DocumentedParameter) -> String? {
        switch parameter.place {
        case .path: context.parameters.get(parameter.name)
        case .query: query.text(parameter.name)
        case .header: HTTPField.Name(parameter.name).flatMap { headers[$0] }
        }
    }

    /// The body, to be read member by member and then finished.
    func body() throws -> APIBody {
        reads.note("")
        let limits = operation.bodyLimit.map { JSON.Limits(bytes: $0) } ?? .body
        return APIBody(JSON.Reading(try JSON(content, limits: limits), atLeast: operation.body?.atLeast ?? 0))
    }

    /// A parameter that is documented and never read would be a promise that nothing keeps.
    func end() {
        let promised = operation.parameters.map(\.name) + (operation.body == nil ? [] : [""])
        assert(reads.covers(promised), "\(operation.id) documents what it does not read")
    }

    private static func refuseUnknown(_ query: FormBody, _ operation: Operation) throws {
        var seen: Set<String> = []
        for field in query.fields {
            guard operation.parameters.contains(where: { $0.place == .query && $0.name == field.name }) else {
                let name = String(field.name.prefix(40))
                throw WrongParameter(name: name, place: .query, sentence: "“\(name)” is not a parameter here.")
            }
            guard seen.insert(field.name).inserted else {
                throw WrongParameter(name: field.name, place: .query, sentence: "\(field.name) stands twice.")
            }
        }
    }

    private final class Reads: Sendable {
        private let names = Mutex<Set<String>>([])

        func note(_ name: String) {
            names.withLock { _ = $0.insert(name) }
        }

        func covers(_ promised: [String]) -> Bool {
            names.withLock { $0.isSuperset(of: promised) }
        }
    }
}

/// A JSON body being read by its documented members.
struct APIBody {
    private let reading: JSON.Reading

    init(_ reading: JSON.Reading) {
        self.reading = reading
    }

    subscript<Value>(_ member: Member<Value>) -> Value {
        member.read(reading[member.name])
    }

    /// Until this has let the body pass, values may be stand-ins for what was wrong.
    func finish() throws {
        try reading.finish()
    }
}

extension Request {
    /// RFC 9110 §12.5.1. Nothing but JSON is offered, so weights matter only when they are zero.
    fileprivate func requireJSONAccepted() throws {
        guard let accept = headers[.accept] else { return }
        let takes = accept.lowercased().split(separator: ",").contains { range in
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let type = parts.first, ["*/*", "application/*", "application/json"].contains(type) else {
                return false
            }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
        }
        guard takes else { throw Unusable(.notAcceptable, "The desk answers this in application/json.") }
    }

    fileprivate func requireJSONBody() throws {
        let parts = (headers[.contentType] ?? "").lowercased().split(separator: ";").map {
            $0.filter { !$0.isWhitespace }
        }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        guard parts.first == "application/json", charset.map({ $0 == "utf-8" }) ?? true else {
            throw Unusable(.unsupportedMedia, "The desk reads application/json in UTF-8 here.")
        }
    }
}
