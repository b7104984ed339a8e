import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /sign-in?to=/tickets/42 — `anew` asks for a name also where somebody is signed in: another wants to be.
    func showSignIn(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = try request.query()
        guard context.caller == nil || query.has("anew") else { return .to(wayOn(query.text("to"))) }
        let screen = SignInScreen(next: wayOn(query.text("to"), else: ""), hasSignedOut: query.has("signed_out"))
        return .page(signInPage(screen, in: frame(request, context)))
    }

    /// POST /sign-in
    func signIn(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await request.form(upTo: 1 << 14)
        let name = form.text("name") ?? ""
        let next = form.text("next")
        do {
            let outcome = try await door.enter(
                name: name, password: form.text("password") ?? "", from: origin(request, context), at: now())
            switch outcome {
            case .entered(let entered):
                try await endSession(context)
                let person = entered.session.person
                let before = try await database.read { try $0.beforeSignIn(of: person) }
                let path = wayOn(next)
                // Who comes in for the first time is shown around, unless they are on their way somewhere.
                let first = before.isFirst && path == "/" ? "/tour" : path
                return entry(entered, context, to: first, saying: before.wasLocked ? .wasLocked : nil)
            case .refused(let sentence):
                return refused(sentence, name, next, .unprocessableContent, request, context)
            }
        } catch let busy as Passwords.Busy {
            let fault = Fault.of(busy)
            var response = refused(fault.sentence, name, next, fault.status, request, context)
            response.headers[.retryAfter] = fault.retryAfter.map { String($0) }
            return response
        }
    }

    /// The form again, with the name and without the password.
    private func refused(
        _ sentence: String, _ name: String, _ next: String?, _ status: HTTPResponse.Status, _ request: Request,
        _ context: DeskContext
    ) -> Response {
        let entries = Entries(["name": name], complaints: [Complaint("", sentence)])
        let screen = SignInScreen(entries: entries, next: wayOn(next, else: ""))
        return .page(signInPage(screen, in: frame(request, context)), status: status)
    }

    /// POST /sign-out
    func signOut(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await endSession(context)
        var response = Response.to("/sign-in?signed_out=yes")
        response.setCookie(SessionCookie.noSession(context))
        return response
    }

    /// Ends the session the browser brought: when its person leaves, and when somebody else signs in over it.
    private func endSession(_ context: DeskContext) async throws {
        guard let caller = context.caller, let session = context.session else { return }
        let now = now()
        try await database.write { tx in try tx.signOut(session, of: caller.person.id, at: now) }
    }

    var door: SignIn { SignIn(database: database, passwords: passwords) }

    /// Gives the browser what it keeps, and leads on.
    func entry(
        _ entered: SignIn.Entered, _ context: DeskContext, to path: String, saying deed: Flash.Deed? = nil
    ) -> Response {
        var response = deed.map { Response.done($0, at: path) } ?? Response.to(path)
        response.setCookie(SessionCookie.session(entered.secret, context))
        response.setCookie(SessionCookie.device(entered.device, context))
        return response
    }

    func origin(_ request: Request, _ context: DeskContext) -> SignInOrigin {
        SignInOrigin(
            agent: request.headers[.userAgent] ?? "", address: context.address,
            device: SessionCookie.device(in: request, context))
    }

    /// The page to which a sign-in leads.
    private func wayOn(_ sent: String?, else other: String = "/") -> String {
        nearestPage(to: Self.within(sent, else: other))
    }

    /// An address inside the desk, or the first page: a sign-in never leads to another site.
    static func within(_ path: String?, else other: String = "/") -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/\\"), path.utf8.count <= 2_000,
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return other }
        return path
    }
}
