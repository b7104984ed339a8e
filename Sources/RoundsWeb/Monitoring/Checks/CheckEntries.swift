import RoundsDomain
import RoundsProtocols
import RoundsStore

extension CheckSpec {
    /// Of a form.
    /// - Parameter zone: the site's, when the form names none.
    init(_ form: FormBody, zone: String) throws(Complaints) {
        var complaints: [Complaint] = []
        func text(_ name: String) -> String { form.text(name)?.trimmed ?? "" }
        func span(_ name: String, _ standing: Span) -> Span {
            if let span = Span(typed: text(name)) { return span }
            complaints.append(Complaint(name, "Write a length such as 30 s, 5 min, 2 h or 1 d."))
            return standing
        }
        let isProbe = text("kind") != Check.Kind.heartbeat.rawValue
        var fields = Check.Fields(name: text("name"), advice: text("advice"))
        fields.severity = form.integer("severity").flatMap(Priority.init(rawValue:)) ?? .p3
        fields.service = form.integer("service").map { Service.ID($0) }
        fields.owner = form.integer("owner").map { Person.ID($0) }
        fields.parent = form.integer("parent").map { Check.ID($0) }
        let means: Means
        if isProbe {
            fields.attempts = Int(form.integer("attempts") ?? 0)
            fields.maxAge = span("max_age", .minutes(5))
            means = .probe(
                .init(
                    target: text("target"), interval: span("interval", .minutes(1)),
                    timeout: span("timeout", .seconds(10))))
        } else {
            fields.attempts = 1
            fields.maxAge = .days(366)
            let rhythm: Rhythm =
                text("cron").isEmpty
                ? .every(span("period", .days(1)))
                : .cron(text("cron"), zone: text("zone").isEmpty ? zone : text("zone"))
            means = .heartbeat(
                Heartbeat(
                    rhythm: rhythm, grace: span("grace", .hours(1)), takesOnlyPost: text("only_post") == "yes",
                    resumesByHand: text("by_hand") == "yes"),
                slug: text("slug").isEmpty ? Slug.made(of: text("name")) : text("slug"))
        }
        do {
            let spec = try CheckSpec(fields, means)
            if complaints.isEmpty {
                self = spec
                return
            }
        } catch {
            complaints += error.list.filter { new in !complaints.contains { $0.field == new.field } }
        }
        throw Complaints(complaints)
    }
}

extension Entries {
    static let checkFields = [
        "name", "kind", "target", "interval", "timeout", "period", "cron", "zone", "grace", "slug", "only_post",
        "by_hand",
        "severity", "attempts", "max_age", "service", "owner", "parent", "advice", "version",
    ]

    init(checkForm form: FormBody, complaints: [Complaint]) {
        self.init(complaints: complaints)
        for name in Self.checkFields { values[name] = form.text(name) }
    }

    init(_ watched: WatchedCheck) {
        let fields = watched.check.fields
        self.init([
            "name": fields.name, "severity": String(fields.severity.rawValue), "attempts": String(fields.attempts),
            "max_age": fields.maxAge.typed, "service": fields.service?.description ?? "",
            "owner": fields.owner?.description ?? "", "parent": fields.parent?.description ?? "",
            "advice": fields.advice, "version": String(watched.check.version),
        ])
        switch watched.means {
        case .probe(let asking):
            values["target"] = asking.target
            values["interval"] = asking.interval.typed
            values["timeout"] = asking.timeout.typed
        case .heartbeat(let beat, let slug):
            if case .every(let period) = beat.rhythm { values["period"] = period.typed }
            if case .cron(let line, let zone) = beat.rhythm {
                values["cron"] = line
                values["zone"] = zone
            }
            values["grace"] = beat.grace.typed
            values["slug"] = slug
            if beat.takesOnlyPost { values["only_post"] = "yes" }
            if beat.resumesByHand { values["by_hand"] = "yes" }
        }
    }

    /// What a new check begins with.
    static func newCheck(_ kind: Check.Kind) -> Entries {
        var entries = Entries(["severity": "3", "kind": kind.rawValue])
        switch kind {
        case .probe:
            entries.values.merge(["interval": "1 min", "timeout": "10 s", "attempts": "3", "max_age": "5 min"]) { $1 }
        case .heartbeat: entries.values.merge(["period": "1 d", "grace": "1 h"]) { $1 }
        }
        return entries
    }
}
