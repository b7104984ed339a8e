import RoundsDomain
import RoundsHTML
import RoundsProtocols

/// Fields of a task as a form has them.
enum TaskForm {
    static func read(_ form: FormBody) throws(Complaints) -> PlannedTask.Fields {
        var complaints: [Complaint] = []
        let day = Day(iso: (form.text("day") ?? "").trimmed)
        if day == nil { complaints.append(Complaint("day", "Choose a day, as 2026-11-24.")) }
        let time = minute(form, &complaints)
        let subject = about(form, &complaints)
        let (owner, team) = who(form, &complaints)
        guard complaints.isEmpty, let day else { throw Complaints(complaints) }
        return PlannedTask.Fields(
            title: form.text("title") ?? "", day: day, minute: time, owner: owner, team: team, about: subject,
            details: form.text("details") ?? "")
    }

    static func minute(_ form: FormBody, _ complaints: inout [Complaint]) -> Int? {
        let text = (form.text("time") ?? "").trimmed
        guard !text.isEmpty else { return nil }
        let minute = ClockMinute.parsed(text)
        if minute == nil { complaints.append(Complaint("time", "A time is written as 14:30.")) }
        return minute
    }

    static func about(_ form: FormBody, _ complaints: inout [Complaint]) -> TaskSubject? {
        let text = (form.text("about") ?? "").trimmed
        guard !text.isEmpty else { return nil }
        let subject = TaskSubject(code: text)
        if subject == nil {
            complaints.append(Complaint("about", "Type a request as R-1042, or an address that begins with https://."))
        }
        return subject
    }

    /// `person:3`, `team:2`, or nothing.
    static func who(_ form: FormBody, _ complaints: inout [Complaint]) -> (Person.ID?, Team.ID?) {
        let text = (form.text("owner") ?? "").trimmed
        guard !text.isEmpty else { return (nil, nil) }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, let number = parts[1].asWholeNumber {
            if parts[0] == "person" { return (.init(number), nil) }
            if parts[0] == "team" { return (nil, .init(number)) }
        }
        complaints.append(Complaint("owner", "Choose somebody from the list."))
        return (nil, nil)
    }

    static func whoCode(_ owner: Person.ID?, _ team: Team.ID?) -> String {
        owner.map { "person:\($0)" } ?? team.map { "team:\($0)" } ?? ""
    }

    static func choices(_ staff: [Person], _ teams: [Team]) -> [Choice] {
        [Choice("", "Nobody yet")] + staff.map { Choice("person:\($0.id)", $0.name) }
            + teams.map { Choice("team:\($0.id)", "Team \($0.name)") }
    }
}

extension PlannedTask.Fields {
    /// As the form shows them.
    var entries: [String: String] {
        [
            "title": title, "day": day.iso, "time": minute.map(ClockMinute.text) ?? "",
            "owner": TaskForm.whoCode(owner, team), "about": about?.shown ?? "", "details": details,
        ]
    }
}

extension TaskSubject {
    /// As people write it.
    var shown: String {
        if case .ticket(let id) = self { id.code } else { code }
    }
}

func taskFields(_ entries: Entries, who: [Choice], isFirst: Bool) -> HTML {
    let title = Field("title", "What is to be done").required().limit(PlannedTask.Fields.titleLength)
        .with(\.isFirst, isFirst)
    let about = Field("about", "About").hint("A request as R-1042, or an address that begins with https://.")
        .limit(TaskSubject.length)
    return """
        \(field(title, entries))
        <div class="pair">\(typedField(Field("day", "Day").required(), "date", entries))\
        \(typedField(Field("time", "Time"), "time", entries))</div>
        \(select(Field("owner", "Who does it"), who, entries))\(field(about, entries))\
        \(textArea(Field("details", "Details").limit(PlannedTask.Fields.detailsLength), entries))
        """
}

/// An input of another type: `date`, `time`, `number`.
func typedField(_ field: Field, _ type: StaticString, _ entries: Entries) -> HTML {
    field.wrapped(
        """
        <input type="\(HTML(stringLiteral: type))" \(field.attributes(entries))\(attribute("value", entries[field.name]))>
        """, entries)
}
