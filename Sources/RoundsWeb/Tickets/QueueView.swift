import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /tickets
func queuePage(_ screen: QueueScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = screen.answer
    frame.topics = ["ticket"]
    frame.keys = queueKeys(screen)
    if screen.mayWork { frame.acts = linkButton("New request", to: "/tickets/new", .primary, icon: .plus, key: "c") }
    let lists = QueueScreen.Show.allCases.map { show in
        Tab(title: show.title, path: show.path(), count: screen.counts.count(show), isCurrent: show == screen.show)
    }
    return page(
        frame,
        """
        \(tabs(lists, label: "Lists of requests"))
        \(screen.show == .open && !screen.choices.states.isEmpty ? queueFilter(screen.choices, screen.filter) : nil)
        \(liveOffer(path: screen.show.path() + screen.filter.query))
        \(brokenPromises(screen))
        \(screen.rows.isEmpty ? emptyQueue(screen) : ticketTable(screen.rows, label: screen.show.title))
        \(pager(screen.pager))
        \((screen.broken + screen.rows).contains(where: \.mayBeChosen) ? bulk(screen, frame.seal) : nil)
        <p class="meta around"><a href="/templates">Templates and saved replies</a> · <a href="/promises">What the desk promises</a></p>
        """)
}

/// A few of what is broken already, above what breaks next.
private func brokenPromises(_ screen: QueueScreen) -> HTML? {
    guard screen.brokenCount > 0 else { return nil }
    let (count, shown) = (screen.brokenCount, screen.broken.count)
    let many = count < BrokenTickets.most ? "\(count)" : "\(BrokenTickets.most) and more"
    let all: HTML =
        count > shown
        ? " <a href=\"\(screen.show.path() + screen.filter.query)&broken=yes\">Show all \(many)</a>" : .nothing
    let title = count == 1 ? "One promise is broken" : "\(many) promises are broken"
    let next: HTML? = screen.rows.isEmpty ? nil : "<h2>What is due next</h2>"
    return """
        <section class="broken"><h2>\(stateMark(.failed, title))\(all)</h2>\(ticketTable(screen.broken, label: title))</section>\(next)
        """
}

private func bulk(_ screen: QueueScreen, _ seal: FormSeal) -> HTML {
    bulkForm(
        screen.choices.owners.filter { !$0.value.isEmpty && $0.value != QueueFilter.nobody },
        screen.choices.teams.filter { !$0.value.isEmpty }, seal)
}

/// "3 new: show". The script fills it in and shows it; pressing it loads the page again.
func liveOffer(path: String) -> HTML {
    "<p class=\"offer\" role=\"status\"><a class=\"button\" href=\"\(path)\" data-live-offer hidden></a></p>"
}

private func emptyQueue(_ screen: QueueScreen) -> HTML {
    guard screen.brokenCount == 0 else { return "<p class=\"meta\">Nothing else is open here.</p>" }
    guard !screen.filter.isBroken else {
        return emptyState(
            "No promise is broken", "What is due next stands in the list.",
            act: linkButton("To the list", to: screen.show.path()))
    }
    guard screen.filter.isEmpty else {
        return emptyState(
            "Nothing open fits", "No open request is what you asked for.",
            act: linkButton("Show all", to: QueueScreen.Show.open.path()))
    }
    return switch screen.show {
    case .open where screen.counts.resolved == 0:
        emptyState("No request has come yet", "What people report, or a check finds, appears here by itself.")
    case .open: emptyState("Nothing is open", "Every request is resolved. New ones appear here by themselves.")
    case .unowned:
        emptyState("Every open request has an owner", "A new one that nobody has taken yet appears here by itself.")
    case .mine:
        emptyState(
            "Nothing is yours", "Take a request and it stands here until it is resolved.",
            act: linkButton("See what has no owner", to: QueueScreen.Show.unowned.path()))
    case .resolved: emptyState("Nothing was resolved yet", "Requests that were answered and closed are kept here.")
    }
}

private func queueKeys(_ screen: QueueScreen) -> [KeyLine] {
    let reading = [KeyLine("j", "Next row"), KeyLine("k", "Row before"), KeyLine("Enter", "Open the row")]
    guard screen.mayWork else { return reading }
    let working = [
        KeyLine("x", "Choose the row"), KeyLine("b", "With the chosen ones"),
        KeyLine("a", "Choose the row and say who has it"), KeyLine("r", "Reply"), KeyLine("n", "Note for IT only"),
        KeyLine("e", "Resolve"),
    ]
    return reading + (screen.show == .resolved ? [] : working) + [KeyLine("c", "New request")]
}

extension QueueScreen {
    /// What needs somebody first, in words.
    var answer: String {
        if filter.isBroken { return "Promises that are broken" }
        return switch show {
        case .open where counts.open == 0: "Nothing is open"
        case .open where brokenCount > 0 && filter.isEmpty: "\(brokenWords), \(unownedWords)"
        case .open where counts.unowned > 0:
            "\(counts.unowned) of \(requests(counts.open, "open ")) \(has(counts.unowned)) no owner"
        case .open: "\(requests(counts.open, "open ")), each with an owner"
        case .unowned where counts.unowned == 0: "No request waits for an owner"
        case .unowned: "\(requests(counts.unowned)) \(counts.unowned == 1 ? "waits" : "wait") for an owner"
        case .mine where counts.mine == 0: "No request is yours"
        case .mine: "\(requests(counts.mine)) \(counts.mine == 1 ? "is" : "are") yours"
        case .resolved: "\(requests(counts.resolved)) resolved"
        }
    }

    private var brokenWords: String {
        switch brokenCount {
        case 1: "One promise is broken"
        case ..<BrokenTickets.most: "\(brokenCount) promises are broken"
        default: "\(BrokenTickets.most) and more promises are broken"
        }
    }

    private var unownedWords: String {
        counts.unowned == 0
            ? "each request has an owner" : "\(requests(counts.unowned)) \(has(counts.unowned)) no owner"
    }

    private func requests(_ count: Int64, _ kind: String = "") -> String {
        "\(count) \(kind)\(count == 1 ? "request" : "requests")"
    }

    private func has(_ count: Int64) -> String { count == 1 ? "has" : "have" }
}
