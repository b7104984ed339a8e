import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /sign-in?to=/tickets/42
    func showSignIn(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = try request.query()
        guard context.caller == nil else { return .to(Self.within(query.text("to"))) }
        let screen = SignInScreen(next: Self.within(query.text("to"), else: ""), hasSignedOut: query.has("signed_out"))
        return .page(signInPage(screen, in: frame(request, context)))
    }

    /// POST /sign-in
    func signIn(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await request.form(upTo: 1 << 14)
        let name = form.text("name") ?? ""
        let outcome = try await SignIn(database: database, passwords: passwords).enter(
            name: name, password: form.text("password") ?? "", from: origin(request, context), at: now())
        switch outcome {
        case .entered(let entered):
            var response = Response.to(Self.within(form.text("next")))
            response.setCookie(SessionCookie.session(entered.secret, context))
            response.setCookie(SessionCookie.device(entered.device, context))
            return response
        case .refused(let sentence):
            let entries = Entries(["name": name], complaints: [Complaint("", sentence)])
            let screen = SignInScreen(entries: entries, next: Self.within(form.text("next"), else: ""))
            return .page(signInPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// POST /sign-out
    func signOut(_ request: Request, _ context: DeskContext) async throws -> Response {
        if let caller = context.caller, case .session(let session) = caller.proof {
            let now = now()
            try await database.write { tx in try tx.signOut(session, of: caller.person.id, at: now) }
        }
        var response = Response.to("/sign-in?signed_out=yes")
        response.setCookie(SessionCookie.noSession(context))
        return response
    }

    func origin(_ request: Request, _ context: DeskContext) -> SignInOrigin {
        SignInOrigin(
            agent: request.headers[.userAgent] ?? "", address: context.address,
            device: SessionCookie.device(in: request, context))
    }

    /// An address inside the desk, or the first page: a sign-in never leads to another site.
    static func within(_ path: String?, else other: String = "/") -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/\\"), path.utf8.count <= 2_000,
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return other }
        return path
    }
}
