import RoundsDomain
import RoundsHTML
import RoundsStore

/// More are a page of their own.
private let mostTroubles = 3

/// Above the first question: what IT knows to be in trouble, and what to use meanwhile.
/// - Parameter chosen: the service that was chosen already; may be empty.
func troublesNow(_ lines: [StatusLine], chosen: String) -> HTML {
    guard !lines.isEmpty else { return .nothing }
    let more = lines.count - mostTroubles
    let others = more > 0 ? "See what else is not as it should be: \(more) more" : "See how all services are"
    return """
        <section class="help-now" aria-labelledby="troubles-now"><h2 id="troubles-now">IT knows of this already</h2>
        <ul class="plain">\(lines.prefix(mostTroubles).map { trouble($0, chosen: chosen) })</ul>
        <p class="meta"><a href="/status">\(others)</a></p></section>
        """
}

private func trouble(_ line: StatusLine, chosen: String) -> HTML {
    let id = line.service.id.description
    let words = line.state == .down ? "is down" : "does not work as it should"
    let since = line.since.map { " since \(clockTag($0))" as HTML }
    let fallback = line.service.fallback
    let meanwhile: HTML? = fallback.isEmpty ? nil : "<p><b>Use meanwhile:</b> \(fallback)</p>"
    let path = "/portal/report?service=\(id)"
    let act: HTML =
        id == chosen
        ? "<span class=\"meta\">You chose it below.</span>"
        : "<a href=\"\(path)\">It stops me too: report it</a>"
    return """
        <li><p>\(stateMark(line.state.mark, "\(line.service.name) \(words)"))\(since). \(line.known) \(act)</p>\(meanwhile)</li>
        """
}

extension StatusLine {
    /// What is in trouble, for somebody who is about to report: what is down before what is disturbed, and where it comes from
    /// before what is drawn in.
    static func troubles(_ found: ServicesState, in desk: Desk, at now: Moment) -> [StatusLine] {
        func rank(_ line: StatusLine) -> (ServiceState, Int, Service.Tier, Service.ID) {
            let id = line.service.id
            return (line.state, found.standings[id]?.because == nil ? 0 : 1, line.service.tier, id)
        }
        return all(found, in: desk, at: now).filter(\.state.isTrouble).sorted { rank($0) < rank($1) }
    }
}
