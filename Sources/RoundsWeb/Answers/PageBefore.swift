import HTTPTypes
import Hummingbird

extension Desk {
    /// The desk's page that a form was on, by what the browser says of it; nil for one of another site, or none.
    func pageBefore(_ request: Request, _ context: DeskContext) -> String? {
        guard let before = request.headers[.referer], before.hasPrefix(context.origin + "/") else { return nil }
        let path = Self.within(String(before.dropFirst(context.origin.count)), else: "")
        return path.isEmpty ? nil : nearestPage(to: path)
    }

    /// The page at this address; for an address that only takes forms, the nearest above it. A form that came back stands at
    /// such an address, `/tickets/42/reply`, and whoever comes back to it later only looks.
    func nearestPage(to sent: String) -> String {
        let all = routes
        var steps = sent.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard all.show(steps) == false else { return sent }
        while !steps.isEmpty, all.show(steps) != true { steps.removeLast() }
        return "/" + steps.joined(separator: "/")
    }
}

extension [Route] {
    /// Whether there is something to see at this address; nil where there is no such address.
    fileprivate func show(_ steps: [Substring]) -> Bool? {
        let here = filter { $0.covers(steps) }
        // The router takes `tickets/bulk` before `tickets/:number`.
        return here.map(\.words).max().map { most in here.contains { $0.words == most && $0.method == .get } }
    }
}

extension Route {
    /// How many of its path's steps are words and no parameters.
    fileprivate var words: Int { path.split(separator: "/").count(where: { !$0.hasPrefix(":") }) }
}
