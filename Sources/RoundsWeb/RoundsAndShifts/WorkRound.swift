import HTTPTypes
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
        let deed = kind == .ticket ? Flash.Deed.ticketOpened : .decided
        return try await work(form, look, deed, request, context) { tx in
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
        return try await work(form, look, .ticked, at: nextLine(form), request, context) { tx in
            try tx.tick(tick, look, by: person)
        }
    }

    /// POST /round/sign
    func signRound(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let look = try look(form)
        let (seen, exceptions) = (form.text("seen") ?? "", form.text("exceptions") == "yes")
        return try await work(form, look, .roundSigned, request, context) { tx in
            _ = try tx.signRound(look, seen: seen, acceptingExceptions: exceptions, by: person)
        }
    }

    /// What cannot be done because the board has changed is said on the board as it is now, with what was typed for the other.
    private func work(
        _ form: FormBody, _ look: EvidenceLook, _ deed: Flash.Deed, at place: String = "", _ request: Request,
        _ context: DeskContext,
        _ change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws -> Response {
        let person = try context.person
        do {
            return try await once(form, by: person, deed, at: look.path + place) { tx, _ in try change(tx) }
        } catch let refusal as Refusal {
            var frame = frame(request, context)
            frame.notices.append(Notice(.warning, refusal.sentence))
            return try await round(
                look.kind, for: person, in: frame, leftOver: (form.text("words") ?? "").trimmed, status: .conflict)
        }
    }

    /// Where the page goes on: the line by hand that stood below.
    private func nextLine(_ form: FormBody) -> String {
        guard let next = form.text("next"), !next.isEmpty, next.utf8.allSatisfy(\.isOfAName) else { return "" }
        return "#hand-\(next)"
    }

    private func look(_ form: FormBody) throws -> EvidenceLook {
        guard let kind = form.text("kind").flatMap(Round.Kind.init(rawValue:)) else { throw Denial.notFound }
        return EvidenceLook(kind, plan: plan, now: now())
    }
}

extension EvidenceLook {
    fileprivate var path: String { kind == .morning ? "/round" : "/round?kind=\(kind.rawValue)" }
}

extension UInt8 {
    /// What the code of a line by hand is made of, and what an address needs no escape for.
    fileprivate var isOfAName: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
