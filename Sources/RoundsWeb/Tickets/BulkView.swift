import RoundsDomain
import RoundsHTML
import RoundsSQL

/// What can be done with every chosen request at once. The boxes in the rows belong to this form.
func bulkForm(_ owners: [Choice], _ teams: [Choice], _ seal: FormSeal) -> HTML {
    func act(_ deed: BulkDeed) -> HTML { button(deed.title, name: "act", value: deed.rawValue) }
    func line(_ control: HTML, _ deed: BulkDeed) -> HTML {
        "<div class=\"bulk-line \(deed.rawValue)\"\(attribute("data-chosen-key", deed.key))>\(control)\(act(deed))</div>"
    }
    return """
        <p class="meta bulk-hint">Tick the box of a row<span class="by-keys">, or press x on it</span>: all chosen ones can then be worked at once.</p>
        <details class="more bulk"><summary data-key="b">With the chosen ones</summary>
        <form method="post" action="/tickets/bulk" id="bulk">\(seal.fields)
        \(line(asked(by: .take), .take))
        \(line(asked(by: .assign, owners), .assign))
        \(line(asked(by: .team, teams), .team))
        \(line(asked(by: .wait), .wait))
        \(line(asked(by: .resolve), .resolve))
        </form></details>
        """
}

/// The fields of a deed.
/// - Parameter choices: to whom the requests can be given.
private func asked(by deed: BulkDeed, _ choices: [Choice] = [], _ entries: Entries = Entries()) -> HTML {
    switch deed {
    case .take: return .nothing
    case .assign: return select(named("assignee", "Who has it"), [Choice("", "Choose somebody")] + choices, entries)
    case .team: return select(named("team", "Team"), [Choice("", "Choose a team")] + choices, entries)
    case .wait: return waits(entries)
    case .resolve:
        let fix = named("fix", "What fixed them, told to each requester").limit(Message.Draft.maximumLength)
        return textArea(fix, entries, rows: 2)
    }
}

private func waits(_ entries: Entries) -> HTML {
    let sides = Ticket.Waiting.Side.allCases.map { Choice($0.rawValue, $0.title) }
    let question = named("question", "What you ask each requester; needed when it waits for them")
        .limit(Message.Draft.maximumLength)
    return """
        \(select(named("on", "Waits for"), sides, entries))\
        \(field(named("follow_up", "Look again on").kind(.date, autocomplete: "off"), entries))\
        \(textArea(question, entries, rows: 2))
        """
}

private func named(_ name: String, _ label: String) -> Field {
    Field(name, label).silent().with(\.idPrefix, "bulk-")
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

    /// What chooses the row with the focus and leads here.
    var key: String? { self == .assign ? "a" : nil }

    /// The field of what is told to requesters with it.
    var words: String? {
        switch self {
        case .wait: "question"
        case .resolve: "fix"
        case .take, .assign, .team: nil
        }
    }
}

/// What became of each, and what was typed for those that are left.
struct BulkScreen: Sendable {
    struct Line: Sendable {
        let number: Int64
        /// Nil when it was done.
        let fault: String?
        /// What the storage said; after it nothing more was tried.
        var trouble: StorageError?
    }

    let deed: BulkDeed
    /// To whom they can be given.
    let choices: [Choice]
    /// What was typed, and what is missing before anything can be done.
    let entries: Entries
    /// Empty while nothing was tried.
    var lines: [Line] = []
    /// The numbers of those that were chosen and are not done.
    var left: [Int64] = []

    var done: Int { lines.count { $0.fault == nil } }
}

func bulkPage(_ screen: BulkScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = screen.lines.isEmpty ? "Nothing is done yet" : "Done for \(screen.done) of \(screen.lines.count)"
    frame.lead = "\(screen.deed.title)."
    frame.acts = linkButton("Back to the requests", to: "/tickets")
    let lines = screen.lines.sorted { ($0.fault == nil ? 1 : 0) < ($1.fault == nil ? 1 : 0) }.map { line -> HTML in
        let code = Ticket.ID(line.number).code
        let mark = line.fault == nil ? stateMark(.good, "done") : stateMark(.failed, "not done")
        return "<li><a href=\"/tickets/\(line.number)\">\(code)</a> \(mark) \(line.fault ?? "")</li>"
    }
    let list: HTML? = lines.isEmpty ? nil : "<ul class=\"links\">\(lines)</ul>"
    return page(frame, "\(list)\(again(screen, frame.seal))\(otherWords(screen))")
}

/// Nothing typed is lost: it can be mended and sent for those that are left.
private func again(_ screen: BulkScreen, _ seal: FormSeal) -> HTML {
    let (deed, entries) = (screen.deed, screen.entries)
    let which = named("tickets", "Which requests").hint("Their numbers, for example: R-1041 R-1042.").limit(500)
    let numbers: HTML =
        screen.left.isEmpty ? field(which, entries) : "\(screen.left.map { hidden("ticket", String($0)) })"
    return """
        <section class="step"><h2>\(screen.whatIsLeft)</h2>\(form(
            "/tickets/bulk", seal, typed: true,
            """
            \(complaintSummary(entries, idPrefix: "bulk-"))\(numbers)\(asked(by: deed, screen.choices, entries))
            <div class="form-acts">\(button(deed.title, .primary, name: "act", value: deed.rawValue))</div>
            """))</section>
        """
}

/// What was typed for another deed than the one that was pressed.
private func otherWords(_ screen: BulkScreen) -> HTML? {
    let fields = BulkDeed.allCases.filter { $0 != screen.deed }.compactMap(\.words)
    let words = fields.map { screen.entries[$0] }.filter { !$0.trimmed.isEmpty }
    guard !words.isEmpty else { return nil }
    let quotes = words.map { "<blockquote class=\"said\">\($0)</blockquote>" as HTML }
    return "<section class=\"step\"><h2>What else you typed</h2>\(quotes)</section>"
}

extension BulkScreen {
    fileprivate var whatIsLeft: String {
        if lines.isEmpty { return "What is missing" }
        return left.count == 1
            ? "Once more for the one that is not done" : "Once more for the \(left.count) that are not done"
    }
}
