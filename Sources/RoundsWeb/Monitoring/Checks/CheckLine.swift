import RoundsDomain
import RoundsHTML
import RoundsStore

/// One row of a list of checks, and the head of a check's page.
struct CheckLine: Sendable {
    let id: Int64
    let name: String
    let kind: Check.Kind
    let light: Light
    /// Why, in words; empty when it is well.
    let reason: String
    /// Since when it has stood like this.
    let since: TimeText?
    /// When evidence last came.
    let seen: TimeText?
    let owner: String?
    /// Held to be failed, unknown or a warning, whatever is planned.
    let isBad: Bool
    /// Open, and about the trouble of now.
    let ticket: Ticket.ID?
    /// `Priya Raman until 14:00`, while somebody knows.
    let known: String?
}

/// Exceptions in full: a row each, the worst first.
func checkTable(_ lines: [CheckLine], label: String) -> HTML {
    let rows = lines.map { line -> HTML in
        """
        <tr data-row><td>\(lightMark(line.light))</td>\
        <th scope="row"><a href="/checks/\(line.id)">\(line.name)</a>\
        \(line.reason.isEmpty ? nil : "<br><span class=\"meta\">\(line.reason)</span>" as HTML)</th>\
        <td data-label="Since">\(line.since.map(agoTag))</td><td data-label="Seen">\(line.seen.map(agoTag) ?? "never")</td>\
        <td data-label="Owner">\(owner(line))</td>\
        <td data-label="Ticket">\(ticketOf(line))</td></tr>
        """
    }
    return """
        <table class="cards-below"><caption class="unseen">\(label)</caption><thead><tr><th scope="col">State</th>\
        <th scope="col">What</th><th scope="col">Since</th><th scope="col">Seen</th><th scope="col">Owner</th>\
        <th scope="col">Ticket</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

/// The open ticket of what is bad now, or that there is none; nothing for what is well.
func ticketOf(_ line: CheckLine) -> HTML? {
    if let ticket = line.ticket { return "<a href=\"\(ticket.path)\">\(ticket.code)</a>" }
    return line.isBad ? "<span class=\"meta\">no ticket</span>" : nil
}

private func owner(_ line: CheckLine) -> HTML {
    if let known = line.known { return "Known: \(known)" }
    return line.owner.map { "\($0)" } ?? "<span class=\"nobody\">Nobody</span>"
}
