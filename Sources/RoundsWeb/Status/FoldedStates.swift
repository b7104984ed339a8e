import RoundsDomain
import RoundsHTML

/// What is not in trouble, for whoever works with the services: a line for each tier that opens to a sentence with names.
/// What only IT knows by name stands last; when it is in trouble it stands above, like everything else.
func foldedStates(_ screen: StatusScreen) -> HTML? {
    let quiet = screen.lines.filter { !$0.state.isTrouble }
    guard !quiet.isEmpty else { return nil }
    let groups = Service.Tier.allCases.filter { $0 != .foundation }.map { tier in
        group(tier.title, quiet.filter { $0.service.tier == tier }, screen)
    }
    let behind = group("Behind the scenes", quiet.filter { $0.service.tier == .foundation }, screen)
    let title = quiet.count == screen.lines.count ? "The services" : "All the others"
    return section(title, "<div class=\"folds\">\(groups)\(behind)</div>")
}

private func group(_ title: String, _ lines: [StatusLine], _ screen: StatusScreen) -> HTML {
    let unclear = lines.filter { $0.state == .unknown && !$0.isUnwatched }
    let all: [[StatusLine]] = [
        unclear, lines.filter { $0.state == .planned }, lines.filter { $0.state == .well }, lines.filter(\.isUnwatched),
    ]
    let sorts = all.filter { !$0.isEmpty }
    guard !sorts.isEmpty else { return .nothing }
    let counts = sorts.map { same -> String in "\(same.count) \(same[0].counted(same.count))" }
    let sentences = sorts.map { same -> HTML in
        "<p>\(stateMark(same[0].state.mark, same[0].word)): \(names(same, screen)).</p>"
    }
    return """
        <details class="fold"><summary><b>\(title)</b> <span class="meta">\(counts.joined(separator: ", "))</span></summary>\(sentences)</details>
        """
}

/// `Mail, File shares and Print queues`.
private func names(_ lines: [StatusLine], _ screen: StatusScreen) -> HTML {
    var words = HTML.nothing
    for (place, line) in lines.enumerated() {
        let gap: HTML = place == 0 ? .nothing : place == lines.count - 1 ? " and " : ", "
        words += gap
        words += statusName(line, screen)
    }
    return words
}
