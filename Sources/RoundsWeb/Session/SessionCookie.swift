import Hummingbird
import RoundsDomain

/// The cookies that hold a session and a device. Over TLS their names begin with `__Host-` (RFC 6265bis §4.1.3.2), so that
/// no other host can set them.
enum SessionCookie {
    /// 400 days: the longest that browsers keep a cookie.
    private static let deviceAge = 400 * 86_400

    static func session(in request: Request, _ context: DeskContext) -> Secret? {
        request.cookies[name("session", context)].flatMap { Secret(text: $0.value) }
    }

    /// What the browser is known by across sign-ins: see ``LockOut``.
    static func device(in request: Request, _ context: DeskContext) -> Secret? {
        request.cookies[name("device", context)].flatMap { Secret(text: $0.value) }
    }

    /// Lives until the browser is closed; the desk ends it earlier by its own clock.
    static func session(_ secret: Secret, _ context: DeskContext) -> Cookie {
        Cookie(
            name: name("session", context), value: secret.text, path: "/", secure: context.isSecure, httpOnly: true,
            sameSite: .lax)
    }

    static func device(_ secret: Secret, _ context: DeskContext) -> Cookie {
        Cookie(
            name: name("device", context), value: secret.text, maxAge: deviceAge, path: "/", secure: context.isSecure,
            httpOnly: true, sameSite: .lax)
    }

    static func noSession(_ context: DeskContext) -> Cookie {
        Cookie(
            name: name("session", context), value: "", maxAge: 0, path: "/", secure: context.isSecure, httpOnly: true,
            sameSite: .lax)
    }

    private static func name(_ what: String, _ context: DeskContext) -> String {
        (context.isSecure ? "__Host-rounds_" : "rounds_") + what
    }
}
