import HTTPTypes
import Hummingbird
import RoundsProtocols

extension Desk {
    /// POST /account/theme — the browser keeps it: the same person wants it dim at night and light at noon.
    func chooseTheme(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await request.form(upTo: 4_096)
        guard let theme = form.text("theme").flatMap(Theme.init(rawValue:)) else {
            throw Unusable(.unreadable, "Choose one of the colours on the list.")
        }
        var response = Response.to(pageBefore(request, context) ?? "/account")
        response.setCookie(
            Cookie(
                name: "theme", value: theme.rawValue, maxAge: 400 * 86_400, path: "/", secure: context.isSecure,
                sameSite: .lax))
        return response
    }
}
