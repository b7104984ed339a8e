import RoundsDomain
import RoundsHTML

/// GET /imports/:import: what a file would do, or did.
struct ImportScreen: Sendable {
    /// Lines of one kind that are shown; the rest is counted.
    static let most = 200

    let number: Int64
    let kind: ImportKind
    let state: State

    enum State: Sendable {
        /// A big file is being looked at or written; `all` is 0 until its rows were counted.
        case running(ImportStep, done: Int, all: Int)
        case planned(ImportPlan)
        /// Why nothing came of it.
        case failed(String)
        /// Somebody stopped it, and nothing came of it.
        case stopped(at: TimeText)
        case imported(created: Int64, changed: Int64, at: TimeText)
    }

    /// Where what was imported is looked at.
    var result: String {
        switch kind {
        case .locations: "/locations"
        case .services: "/services"
        case .devices: "/devices"
        case .people: "/people"
        }
    }
}

func importPage(_ screen: ImportScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.kicker = "<a href=\"/imports\">Import a file</a> <span aria-hidden=\"true\">/</span> \(screen.kind.title)"
    switch screen.state {
    case .imported(let created, let changed, let at):
        frame.title = "Imported: \(created) new, \(changed) changed"
        frame.lead = timeTag(at)
        return page(
            frame, "<div class=\"form-acts\">\(linkButton("Look at them", to: screen.result, .primary))</div>")
    case .running(let step, let done, let all):
        frame.title = progress(step, done, of: all)
        frame.lead =
            step == .looking
            ? "Nothing is written yet. This page looks again by itself."
            : "All rows are kept together at the end, or none. This page looks again by itself."
        let again = linkButton("Look again now", to: "/imports/\(screen.number)", .quiet)
        let stop = actButton("Stop", at: "/imports/\(screen.number)/stop", frame.seal)
        return page(frame, "\(bar(done, of: all))<div class=\"form-acts\">\(stop)\(again)</div>")
    case .stopped(let at):
        frame.title = "Stopped: nothing was changed"
        frame.lead = timeTag(at)
        let anew = actButton(
            "Look through the file again", at: "/imports/\(screen.number)/again", frame.seal, .primary)
        let other = linkButton("Send another file", to: "/imports", .quiet)
        return page(frame, "<div class=\"form-acts\">\(anew)\(other)</div>")
    case .failed(let why):
        frame.title = "Nothing was imported"
        frame.lead = "\(why)"
        let anew = linkButton("See what the file would do now", to: "/imports/\(screen.number)", .primary)
        let other = linkButton("Send another file", to: "/imports", .quiet)
        return page(frame, "<div class=\"form-acts\">\(anew)\(other)</div>")
    case .planned(let plan):
        frame.title = answer(plan)
        frame.lead = lead(plan)
        return page(frame, "\(confirm(screen, plan, frame))\(sections(plan))")
    }
}

/// "12,400 of 20,000 rows written".
private func progress(_ step: ImportStep, _ done: Int, of all: Int) -> String {
    guard all > 0 else { return step == .looking ? "The file is being read" : "The rows are being written" }
    return "\(grouped(done)) of \(grouped(all)) rows \(step == .looking ? "looked at" : "written")"
}

private func bar(_ done: Int, of all: Int) -> HTML {
    guard all > 0 else { return .nothing }
    return "<progress value=\"\(String(done))\" max=\"\(String(all))\" aria-label=\"Rows done\"></progress>"
}

private func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
        if place > 0, place % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return String(text.reversed())
}

private func answer(_ plan: ImportPlan) -> String {
    if plan.refused > 0 { return "\(rows(plan.refused)) cannot be imported, so nothing will be" }
    if plan.created + plan.changed == 0 { return "The file changes nothing" }
    return "\(plan.created) new, \(plan.changed) changed, \(plan.unchanged) as they are"
}

private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

private func lead(_ plan: ImportPlan) -> HTML {
    guard plan.refused > 0 else { return "Nothing is written yet." }
    return
        "Mend them in the file and send it again. Otherwise it has \(plan.created) new, \(plan.changed) changed and \(plan.unchanged) as they are."
}

private func confirm(_ screen: ImportScreen, _ plan: ImportPlan, _ frame: Frame) -> HTML {
    let again = linkButton("Send another file", to: "/imports", plan.isAcceptable ? .quiet : .primary)
    guard plan.isAcceptable, plan.created + plan.changed > 0 else { return "<div class=\"form-acts\">\(again)</div>" }
    let words = "Import \(rows(plan.created + plan.changed))"
    return """
        <div class="form-acts">\(actButton(words, at: "/imports/\(screen.number)/confirm", frame.seal, .primary))\(again)</div>
        """
}

private func sections(_ plan: ImportPlan) -> HTML {
    """
    \(section("Refused", plan.lines.filter(\.isRefused)))
    \(section("Changed", plan.lines.filter(\.isChanged)))
    \(section("New", plan.lines.filter(\.isCreated)))
    """
}

private func section(_ title: String, _ lines: [ImportPlan.Line]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    let rows = lines.prefix(ImportScreen.most).map { line -> HTML in
        """
        <tr><td class="number" data-label="Line">\(line.line)</td><th scope="row"><span class="code">\(line.key)</span></th>\
        <td>\(line.name)</td><td>\(line.words)</td></tr>
        """
    }
    let rest = lines.count - rows.count
    return """
        <section class="step"><h2>\(title) <small>\(lines.count)</small></h2><table class="cards-below">\
        <thead><tr><th scope="col" class="number">Line</th><th scope="col">Which</th><th scope="col">Name</th>\
        <th scope="col">Why</th></tr></thead><tbody>\(Array(rows))</tbody></table>\
        \(rest > 0 ? "<p class=\"meta\">and \(rest) more</p>" as HTML : nil)</section>
        """
}

extension ImportPlan.Line {
    var isRefused: Bool { if case .refused = outcome { true } else { false } }
    var isChanged: Bool { if case .changed = outcome { true } else { false } }
    var isCreated: Bool { outcome == .created }

    /// Why it is refused, or what changes.
    public var words: String {
        switch outcome {
        case .created: "new"
        case .changed(let columns): columns.joined(separator: ", ")
        case .unchanged: "as it is"
        case .refused(let why): why.joined(separator: " ")
        }
    }
}
