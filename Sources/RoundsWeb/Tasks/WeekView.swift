import RoundsDomain
import RoundsHTML

func weekPage(_ screen: WeekScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .planned
    frame.title = screen.answer
    frame.topics = ["task"]
    frame.lead = "\(screen.monday.shortText) to \((screen.monday + 6).shortText) \(String((screen.monday + 6).year))"
    frame.keys = [
        KeyLine("j", "Next"), KeyLine("k", "Before"), KeyLine("Enter", "Open"), KeyLine("p", "The week before"),
        KeyLine("n", "The week after"), KeyLine("t", "This week"),
    ]
    if screen.mayWork {
        frame.acts = linkButton("Add a task", to: "/planned/new", .primary, icon: .plus, key: "c")
        frame.keys.append(KeyLine("c", "Add a task"))
    }
    return page(
        frame,
        """
        \(plannedTabs(isMaintenance: false))
        \(liveOffer(path: screen.path(screen.monday)))
        \(weekBar(screen))
        \(screen.missed.isEmpty ? nil : missedList(screen))
        \(screen.days.allSatisfy(\.cards.isEmpty) && screen.missed.isEmpty ? nothingPlanned(screen) : nil)
        <div class="week">\(screen.days.map { dayColumn($0, screen) })</div>
        """)
}

private func nothingPlanned(_ screen: WeekScreen) -> HTML {
    let how = screen.mayWork ? " Add a task, or say under “What comes round” what is due again and again." : ""
    return "<p class=\"meta\">Nothing is planned in this week.\(how)</p>"
}

func plannedTabs(isMaintenance: Bool) -> HTML {
    tabs(
        [
            Tab(title: "Week", path: "/planned", isCurrent: !isMaintenance),
            Tab(title: "What comes round", path: "/maintenance", isCurrent: isMaintenance),
        ], label: "Planned work")
}

/// From week to week, and whose work is shown.
private func weekBar(_ screen: WeekScreen) -> HTML {
    let of = Field("of", "Whose").silent()
    let day = screen.holdsToday ? nil : hidden("day", screen.monday.iso)
    return """
        <div class="week-bar"><nav class="acts" aria-label="Weeks">\
        \(linkButton("Week before", to: screen.path(screen.monday - 7), .quiet, icon: .back, key: "p"))\
        \(screen.holdsToday ? nil : linkButton("This week", to: screen.path(screen.today), .quiet, key: "t"))\
        \(linkButton("Week after", to: screen.path(screen.monday + 7), .quiet, key: "n"))</nav>\
        <form action="/planned" class="filters">\(day)\(select(of, screen.filters, Entries(["of": screen.filter])))\
        \(button("Show"))</form></div>
        """
}

private func missedList(_ screen: WeekScreen) -> HTML {
    """
    <section class="missed" aria-labelledby="missed-head"><h2 id="missed-head">\
    Still to do from before</h2><ul class="tasks">\(screen.missed.map(taskCard))</ul></section>
    """
}

private func dayColumn(_ column: WeekScreen.DayColumn, _ screen: WeekScreen) -> HTML {
    let isToday = column.day == screen.today
    let path = "/planned/new?day=\(column.day.iso)"
    let add: HTML? =
        screen.mayWork
        ? """
        <a class="add" href="\(path)" aria-label="Add a task on \(column.day.longText)">\
        \(Icon.plus.html)</a>
        """ : nil
    let none: HTML = column.dayOff.map { "<p class=\"meta\">\($0.isEmpty ? "Day off" : $0)</p>" } ?? .nothing
    return """
        <section class="day\(isToday ? " is-today" : "")\(column.cards.isEmpty ? " free" : "")" \
        aria-label="\(column.day.longText)\(isToday ? ", today" : "")"\(flag("aria-current=\"date\"", isToday))>\
        <header><h2><span>\(String(column.day.weekday.name.prefix(3)))</span> <b>\(column.day.day)</b>\
        \(isToday ? "<small>Today</small>" as HTML : nil)</h2>\(add)</header>\(none)\
        <ul class="tasks">\(column.cards.map(taskCard))</ul></section>
        """
}

private func taskCard(_ card: TaskCard) -> HTML {
    let carried: HTML? = card.carried == 0 ? nil : "<span class=\"carried\">\(TaskWords.carried(card.carried))</span>"
    let who: HTML =
        card.who.map { "<span>\(card.isMine ? "You" : $0)</span>" } ?? "<span class=\"nobody\">Nobody yet</span>"
    return """
        <li data-row class="task \(card.mark.rawValue)\(card.isMine ? " mine" : "")">\
        <a href="\(card.path)">\(card.time.map { "<time>\($0)</time> " as HTML })\(card.title)</a>\
        <p class="meta">\(card.mark == .planned ? nil : "\(stateMark(card.mark, card.word)) " as HTML)\(who)\(card.steps.map { " <span>\($0)</span>" as HTML })\(carried)</p></li>
        """
}

extension WeekScreen {
    /// What this week asks for, in words.
    var answer: String {
        let cards = days.flatMap(\.cards)
        let open = cards.count { $0.mark == .planned || $0.mark == .late } + missed.count
        let late = missed.count + cards.count { $0.mark == .late }
        let week = holdsToday ? "this week" : "that week"
        if cards.isEmpty && missed.isEmpty { return "Nothing is planned \(week)" }
        if open == 0 {
            return cards.count == 1
                ? "The one task planned \(week) is done" : "All \(cards.count) planned \(week) are done"
        }
        let left = "\(open) \(open == 1 ? "task" : "tasks") to do \(week)"
        return late == 0 ? left : "\(left), \(late) past \(late == 1 ? "its" : "their") day"
    }
}

enum TaskWords {
    static func carried(_ days: Int) -> String { days == 1 ? "carried over 1 day" : "carried over \(days) days" }
}
