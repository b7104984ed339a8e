import RoundsDomain
import RoundsHTML
import RoundsProtocols

/// Fields of recurring work as a form has them.
enum MaintenanceForm {
    /// - Parameter anchor: from when "every 3 months" is counted, where the form says no day.
    static func read(_ form: FormBody, from anchor: Day, active: Bool) throws(Complaints) -> Maintenance.Fields {
        var complaints: [Complaint] = []
        let time = TaskForm.minute(form, &complaints)
        let subject = TaskForm.about(form, &complaints)
        let (owner, team) = TaskForm.who(form, &complaints)
        let rhythm = rhythm(form, from: firstDay(form, &complaints) ?? anchor, &complaints)
        let window = (form.text("window_minutes") ?? "").trimmed
        let minutes = window.isEmpty ? 0 : window.asWholeNumber.flatMap { Int(exactly: $0) }
        if minutes == nil { complaints.append(Complaint("window_minutes", "A window is a number of minutes.")) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return Maintenance.Fields(
            title: form.text("title") ?? "", recurrence: rhythm,
            steps: (form.text("steps") ?? "").split(whereSeparator: \.isNewline).map(String.init),
            evidence: form.text("evidence") ?? "", about: subject, owner: owner, team: team, minute: time,
            windowMinutes: minutes ?? 0, isActive: active)
    }

    private static func firstDay(_ form: FormBody, _ complaints: inout [Complaint]) -> Day? {
        let typed = (form.text("counts_from") ?? "").trimmed
        guard !typed.isEmpty else { return nil }
        let day = Day(iso: typed).flatMap { PlannedTask.Fields.days.contains($0) ? $0 : nil }
        if day == nil { complaints.append(Complaint("counts_from", "A day is written as 2026-11-25.")) }
        return day
    }

    /// Nothing typed is what an occasion calls for.
    private static func rhythm(
        _ form: FormBody, from anchor: Day, _ complaints: inout [Complaint]
    ) -> Recurrence? {
        let words = (form.text("rhythm") ?? "").trimmed
        let shift = (form.text("shift") ?? "").trimmed
        guard !words.isEmpty else { return nil }
        do {
            let spoken = try Recurrence(words: words, from: anchor)
            guard let chosen = Recurrence.Shift(rawValue: shift), spoken.shift == .stay else { return spoken }
            return try Recurrence(spoken.rhythm, from: anchor, shift: chosen)
        } catch {
            complaints.append(Complaint("rhythm", error.sentence))
            return nil
        }
    }
}

extension Maintenance.Fields {
    /// As the form shows them.
    var entries: [String: String] {
        [
            "title": title, "rhythm": recurrence?.rhythm.words ?? "", "shift": recurrence?.shift.rawValue ?? "stay",
            "counts_from": recurrence?.anchor.iso ?? "",
            "steps": steps.joined(separator: "\n"), "evidence": evidence, "about": about?.shown ?? "",
            "owner": TaskForm.whoCode(owner, team), "time": minute.map(ClockMinute.text) ?? "",
            "window_minutes": windowMinutes == 0 ? "" : String(windowMinutes),
        ]
    }
}

func maintenanceFields(_ entries: Entries, who: [Choice], isFirst: Bool) -> HTML {
    let title = Field("title", "What is done").required().limit(Maintenance.Fields.titleLength).with(\.isFirst, isFirst)
    let rhythm = Field("rhythm", "When it comes round").limit(Recurrence.wordsLength).hint(
        """
        In words: every 3 months on the 15th, first Monday, last working day, every week on Monday and Thursday, every year on \
        15 March. Empty for what an occasion calls for.
        """
    ).with(\.list, "rhythms")
    let from = Field("counts_from", "Counted from").hint(
        "“Every 3 months” is counted from this day's month, and nothing falls before the day. Empty for today.")
    let off = Field("shift", "On a day off").silent().hint("Saturdays, Sundays and the site's holidays.")
    let steps = Field("steps", "Steps").hint("One a line; each run ticks them.")
    let evidence = Field("evidence", "Kept as proof").hint("Runtime minutes, signed list, seal number.")
        .limit(Maintenance.Fields.evidenceLength)
    return """
        \(field(title, entries))\(field(rhythm, entries))\(rhythmList)\(typedField(from, "date", entries))
        \(select(off, shiftChoices, entries))
        \(textArea(steps, entries, rows: 4))\(field(evidence, entries))\(select(Field("owner", "Who does it"), who, entries))
        <div class="pair">\(typedField(Field("time", "Window begins"), "time", entries))\
        \(typedField(Field("window_minutes", "Minutes long"), "number", entries))</div>
        \(field(Field("about", "About").hint("A request as R-1042, or an address that begins with https://.").limit(TaskSubject.length), entries))
        """
}

private let rhythmList: HTML = """
    <datalist id="rhythms"><option value="every working day"></option><option value="every week on Monday"></option>\
    <option value="every 2 weeks on Friday"></option><option value="first Monday"></option><option value="last working day"></option>\
    <option value="every 3 months on the 15th"></option><option value="every year on 15 March"></option></datalist>
    """

private let shiftChoices = Recurrence.Shift.allCases.map { shift in
    switch shift {
    case .stay: Choice(shift.rawValue, "It stays on that day")
    case .forward: Choice(shift.rawValue, "It moves to the next working day")
    case .backward: Choice(shift.rawValue, "It moves to the working day before")
    case .skip: Choice(shift.rawValue, "It is left out")
    }
}
