import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL

/// What an error becomes on the way out: a status, a sentence for the person, and the fields it concerns.
/// What the engine or the program said stays in the log.
struct Fault: Sendable {
    /// What is wrong with one place of the request.
    enum Detail: Sendable, Equatable {
        /// RFC 6901, into the body.
        case body(pointer: String, String)
        case parameter(name: String, ParameterPlace, String)
    }

    let problem: Problem
    let sentence: String
    /// Beside the fields of a form.
    var complaints: [Complaint] = []
    var details: [Detail] = []
    /// Seconds after which the same request may work.
    var retryAfter: Int64?
    /// The version that stands now, when the request named another.
    var current: Int64?
    /// The methods that the address knows.
    var allowed: [HTTPRequest.Method] = []
    /// Somebody is signed in, but not who this needs.
    var wantsAnother = false
    /// Goes to the log; never to the person.
    var cause: String?

    var status: HTTPResponse.Status { problem.status }
    var title: String { problem.title }

    init(_ problem: Problem, _ sentence: String, retryAfter: Int64? = nil, cause: String? = nil) {
        self.problem = problem
        self.sentence = sentence
        self.retryAfter = retryAfter
        self.cause = cause
    }

    /// A fault thrown as it is.
    struct Carrier: Error {
        let fault: Fault

        init(_ fault: Fault) {
            self.fault = fault
        }
    }
}

extension Fault {
    static func of(_ error: any Error) -> Fault {
        switch error {
        case let carrier as Fault.Carrier: carrier.fault
        case is SignInNeeded: Fault(.signInNeeded, "This needs somebody who is signed in.")
        case is TypedBySomebodyElse: typedBySomebodyElse
        case Denial.notFound: Fault(.notHere, "There is nothing at this address, or it is not yours to see.")
        case Denial.forbidden:
            Fault(.notAllowed, "Your role does not allow this. Ask whoever leads your team if you need it.")
        case is ForeignPage:
            Fault(.foreignPage, "This did not come from one of the desk's own pages. Open the page and try again.")
        case let refusal as Refusal: Fault(.refused, refusal.sentence)
        case let complaints as Complaints: of(complaints)
        case let complaints as JSON.Complaints: of(complaints)
        case let wrong as WrongParameter: of(wrong)
        case let unreadable as any Unreadable:
            Fault(unreadable.isTooMuch ? .tooLarge : .unreadable, unreadable.sentence)
        case let stale as Stale: of(stale)
        case is FieldConflict:
            Fault(.fieldConflict, "A colleague changed the same field meanwhile. Nothing was overwritten.")
        case let many as TooMany: Fault(.tooMany, "Wait a moment and try again.", retryAfter: many.seconds)
        case let unusable as Unusable: Fault(unusable.problem, unusable.sentence)
        case is Passwords.Busy:
            Fault(.unavailable, "Many people are signing in right now. Try again in a few seconds.", retryAfter: 5)
        case is TookTooLong: unavailable("the handler took too long")
        case let error as StorageError: of(storage: error)
        default: Fault(.broken, broken, cause: "\(type(of: error))")
        }
    }

    private static var typedBySomebodyElse: Fault {
        var fault = Fault(
            .signInNeeded,
            "Somebody else is signed in by now, so this was not saved. Sign in as who typed it, then send it again.")
        fault.wantsAnother = true
        return fault
    }

    private static func of(_ complaints: Complaints) -> Fault {
        var fault = Fault(.invalid, complaints.list.map(\.sentence).joined(separator: " "))
        fault.complaints = complaints.list
        fault.details = complaints.list.map { .body(pointer: "/" + $0.field, $0.sentence) }
        return fault
    }

    private static func of(_ complaints: JSON.Complaints) -> Fault {
        var fault = Fault(.invalid, complaints.sentence)
        fault.details = complaints.complaints.map { .body(pointer: $0.pointer, $0.words) }
        return fault
    }

    /// A thing in the path that cannot be is not there.
    private static func of(_ wrong: WrongParameter) -> Fault {
        if wrong.place == .path { return Fault(.notHere, wrong.sentence) }
        var fault = Fault(.wrongParameter, wrong.sentence)
        fault.details = [.parameter(name: wrong.name, wrong.place, wrong.sentence)]
        return fault
    }

    private static func of(_ stale: Stale) -> Fault {
        var fault = Fault(.stale, "A colleague saved a change since you opened this. Look at it and try again.")
        fault.current = stale.current
        return fault
    }
}
