import HTTPTypes
import RoundsDomain
import RoundsSQL

/// What an error becomes on the way out: a status, a sentence for the person, and the fields it concerns.
/// What the engine or the program said stays in the log.
struct Fault: Sendable {
    let status: HTTPResponse.Status
    let title: String
    let sentence: String
    var complaints: [Complaint] = []
    /// Seconds after which the same request may work.
    var retryAfter: Int64?
    /// Goes to the log; never to the person.
    var cause: String?

    init(
        _ status: HTTPResponse.Status, _ title: String, _ sentence: String, complaints: [Complaint] = [],
        retryAfter: Int64? = nil, cause: String? = nil
    ) {
        self.status = status
        self.title = title
        self.sentence = sentence
        self.complaints = complaints
        self.retryAfter = retryAfter
        self.cause = cause
    }
}

/// This address sends more than it may.
struct TooMany: Error {
    let seconds: Int64
}

/// A request that cannot be read: the wrong kind of body, or too much of it.
struct Unusable: Error {
    let status: HTTPResponse.Status
    let sentence: String

    static let tooLarge = Unusable(
        status: .contentTooLarge, sentence: "That is more than the desk takes at once. Send less, or in parts.")
}

/// The handler took longer than a request may.
struct TookTooLong: Error {}

extension Fault {
    static func of(_ error: any Error) -> Fault {
        switch error {
        case let fault as Fault.Carrier: fault.fault
        case is SignInNeeded: Fault(.unauthorized, "Sign in first", "This needs somebody who is signed in.")
        case Denial.notFound:
            Fault(.notFound, "Not here", "There is nothing at this address, or it is not yours to see.")
        case Denial.forbidden:
            Fault(.forbidden, "Not yours to do", "Your role does not allow this. Ask your lead if you need it.")
        case is ForeignPage:
            Fault(.forbidden, "Not sent from the desk", "This did not come from one of the desk's own pages. Open the page and try again.")
        case let refusal as Refusal: Fault(.conflict, "That does not go", refusal.sentence)
        case let complaints as Complaints:
            Fault(
                .unprocessableContent, "Something is missing or wrong",
                complaints.list.map(\.sentence).joined(separator: " "), complaints: complaints.list)
        case is Stale:
            Fault(.conflict, "Somebody was first", "A colleague saved a change since you opened this. Look at it and try again.")
        case is FieldConflict:
            Fault(.conflict, "Somebody was first", "A colleague changed the same field meanwhile. Nothing was overwritten.")
        case let many as TooMany:
            Fault(.tooManyRequests, "Too many requests", "Wait a moment and try again.", retryAfter: many.seconds)
        case let unusable as Unusable: Fault(unusable.status, "The desk cannot read that", unusable.sentence)
        case is Passwords.Busy:
            Fault(
                .serviceUnavailable, "One moment", "Many people are signing in right now. Try again in a few seconds.",
                retryAfter: 5)
        case is TookTooLong: .unavailable("the handler took too long")
        case let error as StorageError: of(storage: error)
        default: Fault(.internalServerError, "Something went wrong here", broken, cause: "\(type(of: error))")
        }
    }

    private static let broken = "The desk made a mistake. Nothing was half saved. Try again; if it happens again, tell IT the number below."

    private static func unavailable(_ cause: String) -> Fault {
        Fault(
            .serviceUnavailable, "One moment",
            "The desk cannot reach its data right now. What was saved is safe. Try again in a few seconds.",
            retryAfter: 5, cause: cause)
    }

    private static func of(storage error: StorageError) -> Fault {
        switch error {
        case .unavailable(let cause): unavailable(cause)
        case .unknownOutcome:
            Fault(
                .serviceUnavailable, "Look before you send again",
                "The connection to the data broke while this was saved. Look whether it is there before you send it again.",
                retryAfter: 5, cause: "unknown outcome of a commit")
        case .full:
            Fault(
                .insufficientStorage, "No room left",
                "The desk's disk is full, so this was not saved. IT has to make room first.", retryAfter: 60, cause: "disk full")
        case .readOnly:
            Fault(
                .serviceUnavailable, "Reading only", "The desk can show but not save at the moment. This was not saved.",
                retryAfter: 60, cause: "read-only storage")
        case .notUnique, .refused, .newer, .foreign, .corrupt, .shape, .engine:
            Fault(.internalServerError, "Something went wrong here", broken, cause: "\(error)")
        }
    }

    /// A fault thrown as it is.
    struct Carrier: Error {
        let fault: Fault
    }
}

extension HTTPResponse.Status {
    static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
