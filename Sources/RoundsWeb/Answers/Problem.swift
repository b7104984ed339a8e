import HTTPTypes

/// Every kind of problem the desk answers with: the `type` of a problem document (RFC 9457) is `/api/problems/` and the word.
/// A word is never changed once shipped, because programs compare it.
enum Problem: String, Sendable, CaseIterable {
    case signInNeeded = "sign-in-needed"
    case notAllowed = "not-allowed"
    case foreignPage = "foreign-page"
    case notHere = "not-here"
    case wrongMethod = "wrong-method"
    case notAcceptable = "not-acceptable"
    case refused = "refused"
    case stale = "stale"
    case fieldConflict = "field-conflict"
    case stillRunning = "still-running"
    case changedMeanwhile = "changed-meanwhile"
    case tooLarge = "too-large"
    case tooSlow = "too-slow"
    case unsupportedMedia = "unsupported-media-type"
    case unreadable = "unreadable"
    case wrongParameter = "wrong-parameter"
    case invalid = "invalid"
    case keyReused = "key-reused"
    case conditionNeeded = "condition-needed"
    case tooMany = "too-many-requests"
    case broken = "broken"
    case unavailable = "unavailable"
    case unknownOutcome = "unknown-outcome"
    case readOnly = "read-only"
    case noRoom = "no-room"

    var path: String { "/api/problems/\(rawValue)" }

    var status: HTTPResponse.Status {
        switch self {
        case .unreadable, .wrongParameter: .badRequest
        case .signInNeeded: .unauthorized
        case .notAllowed, .foreignPage: .forbidden
        case .notHere: .notFound
        case .wrongMethod: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .refused, .stale, .fieldConflict, .stillRunning: .conflict
        case .changedMeanwhile: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .tooSlow: .requestTimeout
        case .unsupportedMedia: .unsupportedMediaType
        case .invalid, .keyReused: .unprocessableContent
        case .conditionNeeded: .preconditionRequired
        case .tooMany: .tooManyRequests
        case .broken: .internalServerError
        case .unavailable, .unknownOutcome, .readOnly: .serviceUnavailable
        case .noRoom: .insufficientStorage
        }
    }

    var title: String {
        switch self {
        case .signInNeeded: "Sign in first"
        case .notAllowed: "Not yours to do"
        case .foreignPage: "Not sent from the desk"
        case .notHere: "Not here"
        case .wrongMethod: "Not done that way"
        case .notAcceptable: "Not in that form"
        case .refused: "That does not go"
        case .stale, .fieldConflict, .changedMeanwhile: "Somebody was first"
        case .stillRunning: "Still at it"
        case .tooLarge, .unsupportedMedia, .unreadable: "The desk cannot read that"
        case .tooSlow: "That came too slowly"
        case .wrongParameter: "A parameter or header is not understood"
        case .invalid: "Something is missing or wrong"
        case .keyReused: "Another request had this key"
        case .conditionNeeded: "Say which version you saw"
        case .tooMany: "Too many requests"
        case .broken: "Something went wrong here"
        case .unavailable: "One moment"
        case .unknownOutcome: "Look before you send again"
        case .readOnly: "Reading only"
        case .noRoom: "No room left"
        }
    }
}

extension HTTPResponse.Status {
    static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
