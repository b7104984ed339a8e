import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/judge — more became known about whom it touches.
    func judgeTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        let care = form.text("care") == "yes"
        let affected = CareCircumstances.Affected(rawValue: form.text("affected") ?? "")
        let workaround = CareCircumstances.Workaround(rawValue: form.text("workaround") ?? "")
        guard let affected, let workaround else { throw Refusal("Say whom it touches, and whether work goes on.") }
        let now = now()
        let seen = JudgementScreen.fields.map { form.text("was_" + $0) ?? "" }
        do {
            _ = try await database.write { tx in
                let ticket = try tx.ticket(id, for: .work, by: person)
                let stands = JudgementScreen.entries(of: ticket)
                guard JudgementScreen.fields.map({ stands[$0] }) == seen else {
                    throw Stale(.ticket(id), current: ticket.version)
                }
                _ = try tx.judgeTicket(
                    id, careAffected: care, affected: affected, workaround: workaround, by: person, at: now)
            }
            return .done(.changed, at: id.path)
        } catch is Stale {
            var screen = try await ticketScreen(id, for: person)
            screen.judgement?.isLate = true
            for name in JudgementScreen.fields { screen.judgement?.entries.values[name] = form.text(name) ?? "" }
            return .page(ticketPage(screen, in: frame(request, context)), status: .conflict)
        }
    }
}

/// Why the priority is what it is, and a way to say more.
struct JudgementScreen: Sendable {
    let judged: Priority
    /// "A patient is waiting or at risk now."
    let reasons: String
    /// Why it was set by hand; nil while the rules stand.
    let override: String?
    /// A check made it, and nobody has judged it since.
    let isOfCheck: Bool
    /// ``fields``, as they are to be shown, and as they stand.
    var entries: Entries
    let base: Entries
    /// A colleague judged it since this form was opened.
    var isLate = false

    static let fields = ["care", "affected", "workaround"]

    init(_ ticket: Ticket) {
        judged = ticket.judged.priority
        reasons = ticket.judged.sentence
        override = ticket.isPriorityOverridden ? ticket.fields.priorityReason : nil
        isOfCheck = ticket.channel == .check && ticket.fields.priorityReason.isEmpty
        base = Self.entries(of: ticket)
        entries = base
    }

    static func entries(of ticket: Ticket) -> Entries {
        Entries([
            "care": ticket.careAffected ? "yes" : "", "affected": ticket.circumstances.affected.rawValue,
            "workaround": ticket.circumstances.workaround.rawValue,
        ])
    }
}

func judgement(_ screen: JudgementScreen, at path: String, _ seal: FormSeal?) -> HTML {
    let why: HTML =
        if let override = screen.override {
            """
            <p>\(screen.isOfCheck ? "As its check says" : "Set by hand")\(override.isEmpty ? "." : ": \(override.ended)") <span class="meta">The rules say \(screen.judged.code): \
            \(screen.reasons)</span></p>
            """
        } else {
            "<p>\(screen.reasons)</p>"
        }
    let was = JudgementScreen.fields.map { hidden("was_\($0)", screen.base[$0]) }
    let late: HTML? =
        screen.isLate
        ? """
        <p class="complaint" role="alert">A colleague judged this meanwhile: it is \(screen.judged.code) now. What you chose \
        stands below; judge again if it still holds.</p>
        """ : nil
    let again = seal.map { seal -> HTML in
        """
        <details class="more"\(flag("open", screen.isLate))><summary>Change who is affected</summary>\(late)\(form(
            "\(path)/judge", seal, name: "quiet-form",
            """
            \(was)
            \(tick(Field("care", "A patient is waiting or at risk").with(\.idPrefix, "judge-"), screen.entries))
            \(select(Field("affected", "Who is affected").silent().with(\.idPrefix, "judge-"), affectedChoices, screen.entries))
            \(select(Field("workaround", "Another way to work").silent().with(\.idPrefix, "judge-"), workaroundChoices, screen.entries))
            <div class="form-acts">\(button("Judge again"))</div>
            """))</details>
        """
    }
    return
        "<section class=\"why\"><h2>Why \(screen.override == nil ? screen.judged.code : "this priority")</h2>\(why)\(again)</section>"
}

let affectedChoices = [
    Choice(CareCircumstances.Affected.one.rawValue, "One person"),
    Choice(CareCircumstances.Affected.several.rawValue, "Several people"),
    Choice(CareCircumstances.Affected.unit.rawValue, "A whole unit"),
    Choice(CareCircumstances.Affected.manyUnits.rawValue, "Several units"),
]

let workaroundChoices = [
    Choice(CareCircumstances.Workaround.full.rawValue, "Yes, work goes on"),
    Choice(CareCircumstances.Workaround.partial.rawValue, "In part, or slower"),
    Choice(CareCircumstances.Workaround.nothing.rawValue, "None"),
]
