import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /round/decide
    func decideLine(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let look = try look(form)
        guard let line = form.text("line").flatMap(EvidenceLine.ID.init(code:)),
            let verdict = form.text("verdict").flatMap(EvidenceLine.Verdict.init(rawValue:)),
            let kind = form.text("decision").flatMap(LineDecision.Kind.init(rawValue:))
        else { throw Refusal("Choose one of the decisions beside the line.") }
        let hours = form.integer("hours").map { Span.hours(min(max($0, 1), 720)) }
        let owner = form.integer("owner").map { Person.ID($0) }
        return try await once(form, by: person, kind == .ticket ? .ticketOpened : .decided, at: look.path) { tx, _ in
            guard kind != .ticket else {
                _ = try tx.openTicket(for: line, seen: verdict, look, by: person)
                return
            }
            let draft = try LineDecision.Draft(
                line, seen: verdict, kind, until: hours.map { look.now + $0 }, owner: owner, at: look.now)
            try tx.decide(draft, look, by: person)
        }
    }

    /// POST /round/tick
    func tickLine(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let look = try look(form)
        let tick = try Tick(
            form.text("code") ?? "", isGood: form.text("good") == "yes", words: form.text("words") ?? "")
        return try await once(form, by: person, .ticked, at: look.path) { tx, _ in
            try tx.tick(tick, look, by: person)
        }
    }

    /// POST /round/sign
    func signRound(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let look = try look(form)
        let (seen, exceptions) = (form.text("seen") ?? "", form.text("exceptions") == "yes")
        return try await once(form, by: person, .roundSigned, at: look.path) { tx, _ in
            _ = try tx.signRound(look, seen: seen, acceptingExceptions: exceptions, by: person)
        }
    }

    private func look(_ form: FormBody) throws -> EvidenceLook {
        guard let kind = form.text("kind").flatMap(Round.Kind.init(rawValue:)) else { throw Denial.notFound }
        return EvidenceLook(kind, plan: plan, now: now())
    }
}

extension EvidenceLook {
    fileprivate var path: String { kind == .morning ? "/round" : "/round?kind=\(kind.rawValue)" }
}
