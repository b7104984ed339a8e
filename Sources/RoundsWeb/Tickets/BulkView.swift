import RoundsDomain
import RoundsHTML
import RoundsSQL

/// What can be done with every chosen request at once. The boxes in the rows belong to this form.
func bulkForm(_ owners: [Choice], _ teams: [Choice], _ seal: FormSeal) -> HTML {
    func act(_ deed: BulkDeed) -> HTML { button(deed.title, name: "act", value: deed.rawValue) }
    func line(_ control: HTML, _ deed: BulkDeed) -> HTML {
        "<div class=\"bulk-line \(deed.rawValue)\">\(control)\(act(deed))</div>"
    }
    let sides = Ticket.Waiting.Side.allCases.map { Choice($0.rawValue, $0.title) }
    func named(_ name: String, _ label: String) -> Field { Field(name, label).silent().with(\.idPrefix, "bulk-") }
    return """
        <p class="meta bulk-hint">Tick the box of a row<span class="by-keys">, or press x on it</span>: all chosen ones can then be worked at once.</p>
        <details class="more bulk"><summary data-key="b">With the chosen ones</summary>
        <form method="post" action="/tickets/bulk" id="bulk">\(seal.fields)
        \(line(.nothing, .take))
        \(line(select(named("assignee", "Who has it"), [Choice("", "Choose somebody")] + owners), .assign))
        \(line(select(named("team", "Team"), [Choice("", "Choose a team")] + teams), .team))
        \(line(waits(sides, named), .wait))
        \(line(textArea(named("fix", "What fixed them, told to each requester").limit(Message.Draft.maximumLength), rows: 2), .resolve))
        </form></details>
        """
}

private func waits(_ sides: [Choice], _ named: (_ name: String, _ label: String) -> Field) -> HTML {
    let question = named("question", "What you ask each requester; needed when it waits for them")
        .limit(Message.Draft.maximumLength)
    return """
        \(select(named("on", "Waits for"), sides))\
        \(field(named("follow_up", "Look again on").kind(.date, autocomplete: "off")))\(textArea(question, rows: 2))
        """
}

enum BulkDeed: String, Sendable, CaseIterable {
    case take, assign, team, wait, resolve

    var title: String {
        switch self {
        case .take: "Take them"
        case .assign: "Give them to this person"
        case .team: "Give them to this team"
        case .wait: "Let them wait"
        case .resolve: "Resolve and tell each requester"
        }
    }
}

/// What became of each.
struct BulkScreen: Sendable {
    struct Line: Sendable {
        let number: Int64
        /// Nil when it was done.
        let fault: String?
        /// What the storage said; after it nothing more was tried.
        var trouble: StorageError?
    }

    let deed: BulkDeed
    let lines: [Line]

    var done: Int { lines.count { $0.fault == nil } }
}

func bulkPage(_ screen: BulkScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title =
        screen.done == screen.lines.count
        ? "Done for all \(screen.done)" : "Done for \(screen.done) of \(screen.lines.count)"
    frame.lead = "\(screen.deed.title)."
    frame.acts = linkButton("Back to the requests", to: "/tickets", .primary)
    let lines = screen.lines.sorted { ($0.fault == nil ? 1 : 0) < ($1.fault == nil ? 1 : 0) }.map { line -> HTML in
        let code = Ticket.ID(line.number).code
        let mark = line.fault == nil ? stateMark(.good, "done") : stateMark(.failed, "not done")
        return "<li><a href=\"/tickets/\(line.number)\">\(code)</a> \(mark) \(line.fault ?? "")</li>"
    }
    return page(frame, "<ul class=\"links\">\(lines)</ul>")
}
