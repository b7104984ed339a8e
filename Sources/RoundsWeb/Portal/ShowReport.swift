import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /portal/report?service=7 — a new report gets a key, under which what is typed is kept from step to step.
    /// GET /portal/report?kept=1x4k&step=place — one of its steps, as often as a browser asks for it.
    func showReportForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = try request.query()
        let service: Service.ID? = query.key("service")
        guard let key = query.keptKey else { return .to(ReportStep.what.path(Self.onceKey(), service: service)) }
        let step = query.text("step").flatMap(ReportStep.init(rawValue:)) ?? .what
        let person = try context.person
        let now = now()
        guard let kept = try await database.read({ tx in try tx.keptForm(key, of: person.id, at: now) }) else {
            // It was sent, or nothing was typed yet.
            guard step == .what else { return .to("/portal/report") }
            let begun = Entries(["kind": "incident", "service": service?.description ?? "", "kept": key])
            return try await showReport(.what, begun, keepsDraft: true, request, context)
        }
        var entries = Entries(try FormBody(Array(kept.utf8)))
        entries.values["kept"] = key
        return try await showReport(step, entries, keepsDraft: false, request, context)
    }

    /// Keeps what was typed and leads to the step, which then is a page like others: a browser goes back to it and asks for it
    /// again without sending anything.
    func goOn(to step: ReportStep, _ form: FormBody, by person: Person) async throws -> Response {
        let key = form.keptKey ?? Self.onceKey()
        let typed = form.asked
        let now = now()
        try await database.write { tx in try tx.keepForm(typed, as: key, of: person.id, at: now) }
        return .to(step.path(key))
    }

    func showReport(
        _ step: ReportStep, _ entries: Entries, keepsDraft: Bool, _ request: Request, _ context: DeskContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let now = now()
        let chosen = Int64(entries["service"]).flatMap { $0 > 0 ? Service.ID($0) : nil }
        let found = try await database.read { tx in
            (
                state: try tx.servicesState(at: now), phone: try tx.deskPhone(),
                places: step == .place ? try tx.placeProposals() : [],
                articles: step == .what
                    ? [] : try tx.articles(helpingWith: entries["title"], service: chosen, for: .everyone, limit: 3)
            )
        }
        let about = chosen ?? found.state.troubled(by: entries["title"])
        var screen = ReportScreen(step: step, entries: entries, keepsDraft: keepsDraft)
        screen.services = found.state.choices(for: person, chosen: chosen)
        screen.troubles = step == .what ? StatusLine.troubles(found.state, in: self, at: now) : []
        screen.places = found.places
        screen.help = about.flatMap { found.state.troubleFound(of: $0, at: now) }.flatMap { helpNow($0, at: now) }
        screen.phone = found.phone
        screen.articles = found.articles
        return .page(reportPage(screen, in: frame(request, context)), status: status)
    }
}

extension ServicesState {
    /// What can be named as the trouble, by name, at most 200: what people know by name, what is in trouble now, and what was
    /// chosen already; for those who look at the hospital every service.
    fileprivate func choices(for person: Person, chosen: Service.ID?) -> [Choice] {
        let offered = services.filter { service in
            service.isKnownByName || service.id == chosen || person.may(.readHospital)
                || standings[service.id]?.state.isTrouble == true
        }
        let first = offered.filter { $0.id == chosen } + offered.filter { $0.id != chosen }
        return first.prefix(200).sorted { $0.name.foldedKey < $1.name.foldedKey }
            .map { Choice($0.id.description, $0.name) }
    }
}

extension ReportStep {
    /// Where it is shown. No word that somebody typed stands in it.
    fileprivate func path(_ key: String, service: Service.ID? = nil) -> String {
        let query: FormBody = ["kept": key, "step": rawValue]
        return "/portal/report?\(query.encoded)\(service.map { "&service=\($0)" } ?? "")"
    }
}

extension FormBody {
    /// The key under which a report is kept between its steps; nil when it has none that can be.
    var keptKey: String? {
        text("kept").flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : $0 }
    }

    /// What the report asks, on whatever step, as it is kept.
    fileprivate var asked: String {
        let names = Set(ReportStep.allCases.flatMap(\.fields))
        return FormBody(fields: fields.filter { names.contains($0.name) }).encoded
    }
}
