import RoundsDomain
import RoundsHTML
import RoundsStore

func taskPage(_ screen: TaskScreen, in frame: Frame) -> HTML {
    var frame = frame
    let task = screen.task
    let (mark, word) = task.standing(on: screen.today)
    frame.current = .planned
    frame.title = task.title
    let week = "/planned?day=\(task.day.iso)"
    frame.kicker = "<a href=\"\(week)\">Planned work</a> \(stateMark(mark, word))"
    frame.lead = lead(screen)
    frame.topics = ["task:\(task.id)"]
    let isOpen = task.state == .open
    if screen.mayWork, !isOpen {
        frame.acts = actButton("Open it again", at: "\(task.id.path)/reopen", frame.seal, key: "o")
    }
    return page(
        frame,
        """
        \(isOpen && screen.mayWork ? runSection(screen, frame) : outcomeSection(screen))
        \(task.details.isEmpty ? nil : "<section class=\"step\"><h2>Details</h2><p class=\"said\">\(task.details)</p></section>" as HTML)
        \(isOpen && screen.mayWork ? changeSection(screen, frame) : nil)
        <section class="step"><h2>What happened</h2><ul class="plain">\(screen.story.map(storyLine))</ul></section>
        """)
}

/// When, who, about what.
private func lead(_ screen: TaskScreen) -> HTML {
    let task = screen.task
    let time = task.minute.map { ", \(ClockMinute.text($0))" } ?? ""
    let carried = task.carriedDays(on: screen.today)
    let about: HTML? = task.about.map { " · <a href=\"\($0.path)\"\(outside($0))>\($0.words)</a>" }
    let maintenance: HTML? = task.run.map { " · <a href=\"\($0.maintenance.path)\">comes round</a>" }
    return """
        \(task.day.longText)\(time) · \(screen.line.who ?? "nobody yet")\(about)\(maintenance)\
        \(carried == 0 ? nil : " · \(TaskWords.carried(carried))")
        """
}

private func outside(_ about: TaskSubject) -> HTML {
    if case .address = about { " rel=\"noreferrer\"" } else { .nothing }
}

/// Steps to tick, the proof, and how it ended.
private func runSection(_ screen: TaskScreen, _ frame: Frame) -> HTML {
    let task = screen.task
    let entries = screen.report
    let isRun = task.run != nil
    let result = Field("result", isRun ? "What was found" : "What came of it").limit(PlannedTask.resultLength)
    let save: HTML? = isRun ? "<button formaction=\"\(task.id.path)/ticks\" data-key=\"s\">Save for now</button>" : nil
    return """
        <section class="step">\(form("\(task.id.path)/done", frame.seal, draft: "task:\(task.id):report", name: "narrow", """
            \(complaintSummary(entries))\(hidden("version", String(task.version)))\
            \(task.run.map { checklist($0, entries) })\(textArea(result, entries, rows: 2))\
            \(isRun ? outcomeChoice(entries) : nil)\
            <div class="form-acts">\(button("Done", .primary, icon: .check, key: "e"))\(save)</div>
            """))
        <details\(flag("open", entries.complaint(about: "reason") != nil))><summary>It will not be done</summary>\
        \(form("\(task.id.path)/drop", frame.seal, name: "narrow", """
            \(hidden("version", String(task.version)))\
            \(field(Field("reason", "Why").required().limit(PlannedTask.resultLength), entries))\
            <div class="form-acts">\(button("Drop it", .danger))</div>
            """))</details></section>
        """
}

private func checklist(_ run: MaintenanceRun, _ entries: Entries) -> HTML {
    let steps = run.steps.enumerated().map { place, step -> HTML in
        """
        <label class="tick" data-row><input type="checkbox" name="ticks" value="\(place)"\
        \(flag("checked", entries["tick:\(place)"] == "yes"))><span>\(step.text)</span></label>
        """
    }
    let complaint = entries.complaint(about: "ticks").map { "<p class=\"complaint\">\($0)</p>" as HTML }
    let ticks: HTML? =
        steps.isEmpty
        ? nil : "<fieldset class=\"field checklist\" id=\"ticks\"><legend>Steps</legend>\(steps)\(complaint)</fieldset>"
    let hint = run.evidenceWanted.isEmpty ? "Words, or where it is." : "Kept as proof: \(run.evidenceWanted)."
    let evidence = Field("evidence", "Evidence").hint(hint).limit(MaintenanceRun.evidenceLength)
        .with(\.saysOptional, run.evidenceWanted.isEmpty)
    return "\(ticks)\(textArea(evidence, entries, rows: 2))"
}

private func outcomeChoice(_ entries: Entries) -> HTML {
    choice(
        Field("outcome", "How did it end?"),
        [
            Choice(MaintenanceRun.Outcome.ok.rawValue, "All well", "Every step done, the proof written down"),
            Choice(
                MaintenanceRun.Outcome.problem.rawValue, "A problem",
                "Say what was found; it stands in the morning round"),
        ], entries)
}

/// What came of it, for those who only look and for what ended.
private func outcomeSection(_ screen: TaskScreen) -> HTML {
    let task = screen.task
    let steps = (task.run?.steps ?? []).map { step -> HTML in
        "<li>\(stateMark(step.isDone ? .good : .unknown, step.isDone ? "done" : "not done")) \(step.text)</li>"
    }
    func pair(_ name: String, _ value: HTML?) -> HTML? { value.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>" } }
    func words(_ text: String?) -> HTML? { text.flatMap { $0.isEmpty ? nil : "\($0)" } }
    let by: HTML? = screen.ended.map { "\(screen.endedBy ?? "The desk") \(timeTag($0))" }
    return """
        <section class="step"><dl class="pairs narrow">\(pair(task.state == .dropped ? "Dropped by" : "Ended by", by))\
        \(pair("Result", words(task.result)))\(pair("Evidence", words(task.run?.evidence)))\
        \(pair("Kept as proof", words(task.run?.evidenceWanted)))</dl>\
        \(steps.isEmpty ? nil : "<h2>Steps</h2><ul class=\"plain\">\(steps)</ul>" as HTML)</section>
        """
}

private func changeSection(_ screen: TaskScreen, _ frame: Frame) -> HTML {
    let task = screen.task
    return """
        <section class="step"><details\(flag("open", !screen.entries.complaints.isEmpty))><summary>Move or change it</summary>\
        \(form("\(task.id.path)/change", frame.seal, name: "narrow", """
            \(complaintSummary(screen.entries))\(hidden("version", String(task.version)))\
            \(taskFields(screen.entries, who: screen.who, isFirst: false))
            <div class="form-acts">\(button("Save"))</div>
            """))</details></section>
        """
}

private func storyLine(_ line: TaskScreen.StoryLine) -> HTML {
    "<li><span><b>\(line.who)</b> \(line.what)</span> <span class=\"meta\">\(timeTag(line.at))</span></li>"
}
