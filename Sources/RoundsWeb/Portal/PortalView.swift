import RoundsDomain
import RoundsHTML

/// GET /portal: what one person has asked of IT, and the way to ask for more.
struct PortalScreen: Sendable {
    let requests: [OwnRequest]
    let pager: Pager
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

    var words: String {
        switch state {
        case .new: "Waiting for IT to look at it"
        case .inProgress: assignee.map { "\($0) is working on it" } ?? "IT is working on it"
        case .waiting:
            switch waiting {
            case .requester: "IT waits for your answer"
            case .vendor: "IT waits for the maker of the system"
            case .change: "Planned: IT tells you when it is done"
            case nil: "IT is working on it"
            }
        case .resolved: "Solved"
        case .closed: "Solved and closed"
        }
    }

    var mark: Mark {
        switch state {
        case .new: .unknown
        case .inProgress: .late
        case .waiting: waiting == .requester ? .warning : .planned
        case .resolved, .closed: .good
        }
    }
}

func portalHome(_ screen: PortalScreen, in frame: Frame) -> HTML {
    var frame = frame
    let open = screen.requests.count { $0.standing.state.isOpen }
    frame.title =
        open == 0 ? "What can IT do for you?" : open == 1 ? "One request is open" : "\(open) requests are open"
    frame.topics = screen.requests.map { "ticket:\($0.number)" }.prefix(15).map(\.self)
    frame.lead = "Does it concern others too? <a href=\"/status\">See the state of the services</a>."
    if !screen.requests.isEmpty {
        frame.acts = linkButton("Report something", to: "/portal/report", .primary, icon: .plus)
    }
    return portalPage(
        frame,
        """
        \(liveOffer(path: "/portal"))
        \(screen.requests.isEmpty ? nothingYet : ownRequests(screen.requests))
        \(pager(screen.pager))
        """)
}

private let nothingYet = emptyState(
    "You have not reported anything yet",
    "If something does not work, or you need something, tell IT here. It takes half a minute.",
    act: linkButton("Report something", to: "/portal/report", .primary))

private func ownRequests(_ requests: [OwnRequest]) -> HTML {
    let lines = requests.map { request -> HTML in
        """
        <li><a href="/tickets/\(request.number)"><b>\(request.title)</b></a><span class="meta">\
        \(stateMark(request.standing.mark, request.standing.words)) <span class="code">\(request.code)</span> \
        \(timeTag(request.changed))</span></li>
        """
    }
    return "<ul class=\"links own\">\(lines)</ul>"
}
