import RoundsDomain
import RoundsProtocols

/// What a program chooses of a check: the members are named as the fields of the form, and read by the same function.
enum CheckBody {
    static let name = Member<String>.text(
        "name", 1...Check.Fields.nameLength, "No other check is called so.", example: "EHR sign-on page")
    static let kind = Member<Check.Kind?>.word(Check.Kind.self, "kind", "A probe asks, a heartbeat is told.")
    static let target = Member<String>.optionalText(
        "target", 2_000, "Of a probe: whom to ask.", example: "https://ehr.cedarhollow.example/login")
    static let interval = span("interval", "Of a probe: how often.", example: "1 min")
    static let timeout = span("timeout", "Of a probe: how long an answer may take.", example: "10 s")
    static let maxAge = span(
        "max_age", "Of a probe: older evidence is stale. When nothing is said three intervals, at least 5 min.",
        example: "5 min")
    static let period = span("period", "Of a heartbeat without a cron line: how often it tells.", example: "1 d")
    static let cron = Member<String>.optionalText(
        "cron", 200, "Of a heartbeat: five fields as in crontab(5).", example: "30 2 * * *")
    static let zone = Member<String>.optionalText(
        "zone", 64, "Whose clocks the cron line goes by.", example: "America/Chicago")
    static let grace = span("grace", "Of a heartbeat: so much later it is missed.", example: "1 h")
    static let slug = Member<String>.optionalText(
        "slug", Slug.length, "Of a heartbeat: its short name under the ping key.", pattern: "^[a-z0-9_-]*$",
        example: "nightly-pacs")
    static let onlyPost = Member<Bool>.optionalFlag(
        "only_post", standing: false, "Of a heartbeat: only POST counts, so that looking at its link is no ping.")
    static let byHand = Member<Bool>.optionalFlag(
        "by_hand", standing: false, "Of a heartbeat: a pause lasts until somebody ends it, whatever is heard.")
    static let severity = Member<PriorityWord?>.optionalWord(
        PriorityWord.self, "severity", "The priority of its ticket; P3 when nothing is said.")
    static let attempts = Member<Int64>(
        name: "attempts",
        schema: Schema.integer(1...10).orNull.saying("Bad readings in a row that make a failure; 3.")
            .example(3), isRequired: false
    ) { $0.optionalInteger(1...10) ?? 3 }
    static let owner = Member<Person.ID?>.optionalKey("owner", "Who looks after it.", example: 3)
    static let parent = Member<Check.ID?>.optionalKey("parent", "What it stands on.", example: 1)
    static let service = Member<Service.ID?>.optionalKey("service", "The service it speaks for.", example: 1)
    static let advice = Member<String>.optionalText(
        "advice", Check.Fields.adviceLength, "What to do when it fails.", example: "Ask the switch first.")

    static let whole = Operation.Body(
        name: "CheckChoices",
        members: [
            name, kind, target, interval, timeout, maxAge, period, cron, zone, grace, slug, onlyPost, byHand, severity,
            attempts, owner, parent, service, advice,
        ])

    /// Absent, it is what a new check begins with.
    static func span(_ name: String, _ words: String, example: String) -> Member<String> {
        let schema = Schema.text(1...20, pattern: "^[1-9][0-9]{0,6} ?(s|min|h|d|w)$").orNull
        return Member(
            name: name, schema: schema.saying(words).example(.string(example)), isRequired: false
        ) { field in
            guard let text = field.optionalText(1...20) else { return "" }
            if Span(typed: text) == nil { field.complain("must be a length such as 30 s, 5 min, 2 h or 1 d") }
            return text
        }
    }

    /// - Throws: ``Complaints``, and 422 for members that are wrong.
    static func spec(_ body: APIBody, zone site: String) throws -> CheckSpec {
        let kind = body[kind] ?? .probe
        let standing = Entries.newCheck(kind).values
        var values = [
            "name": body[name], "target": body[target], "cron": body[cron], "zone": body[zone], "slug": body[slug],
            "advice": body[advice], "kind": kind.rawValue, "attempts": String(body[attempts]),
            "severity": String((body[severity]?.priority ?? .p3).rawValue),
            "owner": body[owner]?.description ?? "", "parent": body[parent]?.description ?? "",
            "service": body[service]?.description ?? "", "only_post": body[onlyPost] ? "yes" : "",
            "by_hand": body[byHand] ? "yes" : "",
        ]
        for member in [interval, timeout, maxAge, period, grace] {
            let typed = body[member]
            values[member.name] = typed.isEmpty ? standing[member.name] : typed
        }
        if body[maxAge].isEmpty, let asked = Span(typed: body[interval]) {
            values[maxAge.name] = max(.minutes(5), Span(milliseconds: asked.milliseconds * 3)).typed
        }
        try body.finish()
        return try CheckSpec(FormBody(fields: values.map { .init(name: $0, value: $1) }), zone: site)
    }
}
