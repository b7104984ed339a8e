import RoundsDomain
import RoundsHTML
import RoundsStore

/// More are a page of their own.
private let mostTroubles = 3

/// Above the first question, in its form: what IT knows to be in trouble, and what to use meanwhile. To say that it stops
/// oneself too sends the form as it is, so that nothing typed is lost.
/// - Parameter chosen: the service that was chosen already; may be empty.
/// - Parameter enter: the button that Enter presses: the first of its form, though others stand above the questions.
func troublesNow(_ lines: [StatusLine], chosen: String, enter: HTML) -> HTML {
    guard !lines.isEmpty else { return .nothing }
    let more = lines.count - mostTroubles
    let others = more > 0 ? "See what else is not as it should be: \(more) more" : "See how all services are"
    return """
        \(enter)<section class="help-now" aria-labelledby="troubles-now"><h2 id="troubles-now">IT knows of this already</h2>
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
    let act: HTML =
        id == chosen
        ? "<p class=\"meta\">You chose it below.</p>"
        : "<p><button class=\"plain\" name=\"stops\" value=\"\(id)\" formnovalidate>It stops me too: report it</button></p>"
    return """
        <li><p>\(stateMark(line.state.mark, "\(line.service.name) \(words)"))\(since). \(line.known)</p>\(meanwhile)\(act)</li>
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
