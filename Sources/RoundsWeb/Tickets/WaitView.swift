import RoundsDomain
import RoundsHTML

/// GET /tickets/:number/wait: for whom it waits, and when somebody looks again.
struct WaitScreen: Sendable {
    let number: Int64
    let title: String
    let requester: String
    /// False for what a check reported: it waits for no answer.
    var hasReader = true
    let version: Int64
    /// `on`, `follow_up`, `question`.
    var entries = Entries()

    var path: String { "/tickets/\(number)" }
}

func waitPage(_ screen: WaitScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = "For whom does R-\(screen.number) wait?"
    frame.lead = "\(screen.title)"
    let entries = screen.entries
    let name = screen.requester
    let sides = Ticket.Waiting.Side.allCases.filter { screen.hasReader || $0 != .requester }
    let question = Field("question", "What you ask \(name), in plain words").hint(
        "\(name) reads this; needed when it waits for them and the last word was theirs. Leave it empty to send nothing."
    )
    .limit(Message.Draft.maximumLength)
    return page(
        frame,
        form(
            "\(screen.path)/wait", frame.seal, draft: "ticket:\(screen.number):wait", name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", String(screen.version)))
            \(choice(Field("on", "It waits for").required(), sides.map { $0.choice(name) }, entries))
            \(field(Field("follow_up", "Look again on").kind(.date, autocomplete: "off"), entries))
            \(screen.hasReader ? textArea(question, entries, rows: 3) : nil)
            <div class="form-acts">\(button("Let it wait", .primary))\(linkButton("Back", to: screen.path, .quiet))</div>
            """))
}

extension Ticket.Waiting.Side {
    /// "Waiting for Maria Lopez".
    func words(_ requester: String) -> String { "Waits for \(name(requester: requester))" }

    var title: String {
        switch self {
        case .requester: "The requester"
        case .vendor: "The vendor"
        case .change: "A change"
        }
    }

    fileprivate func choice(_ requester: String) -> Choice {
        switch self {
        case .requester: Choice(rawValue, requester, "The clock stands still until they answer.")
        case .vendor: Choice(rawValue, "The vendor", "The clock goes on: it is our promise.")
        case .change: Choice(rawValue, "A change", "The clock goes on until the change is made.")
        }
    }
}
