import RoundsDomain
import RoundsHTML

/// GET /portal: what one person has asked of IT, and the way to ask for more.
struct PortalScreen: Sendable {
    /// What is still open, above what is solved.
    let open: [OwnRequest]
    let solved: [OwnRequest]
    let pager: Pager

    var isEmpty: Bool { open.isEmpty && solved.isEmpty }
}

/// A ticket as its requester sees it: no IT words.
struct OwnRequest: Sendable {
    let number: Int64
    let title: String
    let standing: Standing
    let reported: TimeText
    let changed: TimeText

    var code: String { "R-\(number)" }
}

/// Where a request stands, in plain words.
struct Standing: Sendable {
    let state: Ticket.State
    /// Who has it; nil when nobody yet.
    let assignee: String?
    var waiting: Ticket.Waiting.Side?
    /// IT has written to them.
    var isAnswered = false

    var words: String {
        switch state {
        case .new: isAnswered ? "IT answered" : "Waiting for IT to look at it"
        case .inProgress: assignee.map { "\($0) is working on it" } ?? "IT is working on it"
        case .waiting:
            switch waiting {
            case .requester: "IT waits for your answer"
            case .vendor: "IT waits for the maker of the system"
            case .change: "Planned: IT tells you when it is done"
            case nil: "IT is working on it"
            }
        case .resolved, .closed: "Solved"
        }
    }

    /// The words with their mark: what goes on is nothing amiss.
    var mark: HTML {
        switch state {
        case .new: isAnswered ? workingMark(words) : stateMark(.unknown, words)
        case .inProgress: workingMark(words)
        case .waiting: stateMark(waiting == .requester ? .warning : .planned, words)
        case .resolved, .closed: stateMark(.good, words)
        }
    }
}

func portalHome(_ screen: PortalScreen, in frame: Frame) -> HTML {
    var frame = frame
    let open = screen.open.count
    frame.title =
        open == 0 ? "What can IT do for you?" : open == 1 ? "One request is open" : "\(open) requests are open"
    frame.topics = (screen.open + screen.solved).map { "ticket:\($0.number)" }.prefix(15).map(\.self)
    frame.lead = """
        Does it concern others too? <a href="/status">See the state of the services</a>. Or look up \
        <a href="/portal/help">what can help now</a>.
        """
    if !screen.isEmpty {
        frame.acts = linkButton("Report something", to: "/portal/report", .primary, icon: .plus)
    }
    return portalPage(
        frame,
        """
        \(liveOffer(path: "/portal"))
        \(screen.isEmpty ? nothingYet : nil)
        \(ownRequests("Open", screen.open))\(ownRequests("Solved", screen.solved))
        \(pager(screen.pager))
        """)
}

private let nothingYet = emptyState(
    "You have not reported anything yet",
    "If something does not work, or you need something, tell IT here. It takes half a minute.",
    act: linkButton("Report something", to: "/portal/report", .primary))

private func ownRequests(_ title: String, _ requests: [OwnRequest]) -> HTML? {
    guard !requests.isEmpty else { return nil }
    let lines = requests.map { request -> HTML in
        """
        <li><a href="/tickets/\(request.number)"><b>\(request.title)</b></a><span class="meta">\
        \(request.standing.mark) <span class="code">\(request.code)</span> \
        \(timeTag(request.changed))</span></li>
        """
    }
    return "<section class=\"own-list\"><h2>\(title)</h2><ul class=\"links own\">\(lines)</ul></section>"
}
