import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

/// What an operation changes, still to be done. A handler of the API cannot change anything itself: it answers one of
/// these, and ``Desk/perform(_:_:)`` does it once, however often the request comes.
struct Change: Sendable {
    let run: @Sendable (any Transaction) throws -> APIAnswer

    init(_ run: @escaping @Sendable (any Transaction) throws -> APIAnswer) {
        self.run = run
    }
}

typealias Look = @Sendable (APICall) async throws -> APIAnswer
typealias Act = @Sendable (APICall) async throws -> Change

extension Desk {
    /// A GET of the API.
    func look(_ path: String, may: Requirement, _ operation: Operation, _ handle: @escaping Look) -> Route {
        Route(method: .get, path: "api/v1/" + path, may: may, operation: operation) { request, context in
            let call = try await APICall(request, context, operation, upTo: settings.bodyLimit, at: now())
            let answer = try await handle(call)
            call.end()
            return try answer.response(to: request)
        }
    }

    /// Anything else of the API.
    func act(
        _ method: HTTPRequest.Method, _ path: String, may: Requirement, _ operation: Operation,
        _ handle: @escaping Act
    ) -> Route {
        Route(method: method, path: "api/v1/" + path, may: may, operation: operation) { request, context in
            let call = try await APICall(request, context, operation, upTo: settings.bodyLimit, at: now())
            do {
                return try await perform(call, request) {
                    let change = try await handle(call)
                    call.end()
                    return change
                }
            } catch let stale as Stale where call.headers[.ifMatch] != nil {
                // Somebody saved between the comparison and the save.
                throw EntityTags.changedMeanwhile(stale.current)
            }
        }
    }

    private func perform(
        _ call: APICall, _ request: Request, _ prepare: () async throws -> Change
    ) async throws -> Response {
        guard request.method == .post,
            let key = try IdempotencyKey(
                request.headers[.idempotencyKey], method: request.method.rawValue, address: request.uri.string,
                content: call.content, person: call.person)
        else {
            let change = try await prepare()
            return try await database.write { tx in try change.run(tx) }.response(to: request)
        }
        return try await running.holding(key) {
            if let first = try await database.read({ tx in
                try tx.firstAnswer(to: key.text, of: key.person, at: call.now)
            }) {
                try key.check(first)
                return .again(first)
            }
            let change = try await prepare()
            do {
                return try await once(change, key, at: call.now).response(to: request)
            } catch StorageError.unknownOutcome {
                return try await once(change, key, at: call.now).response(to: request)
            } catch StorageError.notUnique {
                return try await once(change, key, at: call.now).response(to: request)
            }
        }
    }

    /// Done for the first time, or found done.
    private enum Outcome: Sendable {
        case new(APIAnswer)
        case known(FirstAnswer)

        func response(to request: Request) throws -> Response {
            switch self {
            case .new(let answer): try answer.response(to: request)
            case .known(let first): .again(first)
            }
        }
    }

    private func once(_ change: Change, _ key: IdempotencyKey, at now: Moment) async throws -> Outcome {
        try await database.write { tx in
            if let first = try tx.firstAnswer(to: key.text, of: key.person, at: now) {
                try key.check(first)
                return .known(first)
            }
            let answer = try change.run(tx)
            try tx.remember(answer.first(hash: key.requestHash), to: key.text, of: key.person, at: now)
            return .new(answer)
        }
    }
}
