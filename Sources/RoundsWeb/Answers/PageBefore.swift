import HTTPTypes
import Hummingbird

extension Desk {
    /// The desk's page that a form was on, by what the browser says of it; nil for one of another site, or none.
    func pageBefore(_ request: Request, _ context: DeskContext) -> String? {
        let origin = (context.isSecure ? "https://" : "http://") + context.host
        guard let before = request.headers[.referer], before.hasPrefix(origin + "/") else { return nil }
        let path = Self.within(String(before.dropFirst(origin.count)), else: "")
        return path.isEmpty ? nil : path
    }
}
