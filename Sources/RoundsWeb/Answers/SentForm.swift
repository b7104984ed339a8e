import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import Synchronization

/// The form that a browser sent, kept while it is answered: when the desk fails, or whoever typed it is not signed in any more,
/// what was typed is shown and can be sent again.
final class SentForm: Sendable {
    /// The one of the request that is being answered.
    @TaskLocal static var current: SentForm?

    /// Characters; longer ones are left to the browser.
    private static let mostKept = 200_000

    private struct State {
        var form: FormBody?
        var sender: Person.ID?
    }

    private let state = Mutex(State())

    /// Nil for what sends no form: looking, programs, and the pings of jobs.
    init?(of request: Request) {
        let path = request.uri.path
        guard request.method == .post, !path.hasPrefix("/api/"), !path.hasPrefix("/ping/") else { return nil }
    }

    /// Who sends it. From then on a form that was shown to somebody else is refused, whatever it is about and whichever
    /// handler reads it.
    func isSent(by person: Person.ID) {
        state.withLock { $0.sender = person }
    }

    /// - Throws: ``TypedBySomebodyElse``. It is kept all the same, for whoever typed it.
    func keep(_ form: FormBody) throws {
        let sender = state.withLock { state in
            state.form = form
            return state.sender
        }
        if let sender, let typist = form.shownTo, typist != sender { throw TypedBySomebodyElse() }
    }

    /// Nil where no form of fields was sent, or one with a password.
    /// - Parameter request: read now, when it failed before anybody read it.
    func form(of request: Request, _ context: DeskContext) async -> FormBody? {
        var form = state.withLock { $0.form }
        // What was not admitted yet is shown again only to the page of the desk that sent it.
        if form == nil, SendingPage(of: request, context) == .own { form = try? await request.form() }
        guard let form, form.fields.reduce(0, { $0 + $1.value.utf8.count }) <= Self.mostKept,
            !form.fields.contains(where: { $0.name.contains("password") })
        else { return nil }
        return form
    }
}

/// The page on which this was typed was made for somebody else than who is signed in by now: on a ward one signs in where another's
/// page still stands open, and words are stored under the name of who wrote them.
struct TypedBySomebodyElse: Error {}
