import RoundsDomain

/// What is left of the day: "What is still to be done before you go?"
struct WrapUpScreen: Sendable {
    let shift: String
    /// ``Shift/code``: what is handed over is that shift, however late the button is pressed.
    var shiftCode = ""
    let ends: TimeText
    /// It has ended without a handover, and there is still time for one.
    var hasEnded = false
    let gaps: [Gap]
    let adrift: [Adrift]
    /// How many they resolved in the shift, and how many of theirs are open.
    let resolved: Int
    let open: Int
    /// Nil for the night shift, which makes none, and when the day is over on which they can be signed.
    let final: Final?
    let tomorrow: [TomorrowRow]
    let lines: [HandoverRow]
    /// Set when the shift's handover is written.
    let handover: (path: String, isAccepted: Bool)?
    let next: String
    /// What was typed into the form that could not be kept: `cause`, `body` and `follow_up`, or `words`.
    var entries = Entries()
    var failed: Form?

    /// One of the forms on this page; of a request, with its number.
    enum Form: Sendable, Equatable {
        case cause(Int64)
        case nextStep(Int64)
        case handover
    }

    struct Gap: Sendable {
        let number: Int64
        let title: String
        let version: Int64
        let lacks: String
    }

    struct Adrift: Sendable {
        let number: Int64
        let title: String
        let priority: Priority
        let requester: String
        let changed: TimeText
        let version: Int64
        /// `2026-11-25`, proposed; nil where nobody said that they would look again.
        let lookAgain: String?
    }

    struct Final: Sendable {
        let sentence: String
        let isClear: Bool
        /// Who signed it, if somebody has.
        let signer: String?
    }

    /// What was typed into a form.
    func entries(of form: Form) -> Entries { failed == form ? entries : Entries() }

    /// What was typed into a form that is not asked for any more, because a colleague was quicker; else it stands in its form.
    var leftOver: (words: String, form: Form)? {
        guard let failed else { return nil }
        let (isAsked, words) =
            switch failed {
            case .cause(let number): (gaps.contains { $0.number == number }, entries["cause"])
            case .nextStep(let number): (adrift.contains { $0.number == number }, entries["body"])
            case .handover: (handover == nil, entries["words"])
            }
        return isAsked || words.trimmed.isEmpty ? nil : (words, failed)
    }

    var lacksFinalChecks: Bool { final.map { $0.signer == nil } ?? false }

    /// What needs nothing more, in one sentence; nil where there is nothing of that.
    var done: String? {
        if resolved + open == 0 { return "You resolved nothing in this shift, and nothing of yours is open." }
        let parts = [
            share(resolved, lacking: gaps.count, "the one you resolved", "you resolved", "a cause and a fix"),
            share(open, lacking: adrift.count, "your open request", "requests you have open", "a next step"),
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ").capitalizedFirst + "."
    }

    /// `all 7 you resolved have a cause and a fix`; nil when all lack it, or there is none.
    private func share(_ all: Int, lacking: Int, _ one: String, _ many: String, _ what: String) -> String? {
        let had = all - lacking
        if had <= 0 { return nil }
        if all == 1 { return "\(one) has \(what)" }
        if had == all { return "all \(all) \(many) have \(what)" }
        return "\(had) of the \(all) \(many) \(had == 1 ? "has" : "have") \(what)"
    }

    var answer: String {
        var open: [String] = []
        if !gaps.isEmpty { open.append(gaps.count == 1 ? "one cause" : "\(gaps.count) causes") }
        if !adrift.isEmpty { open.append(adrift.count == 1 ? "one next step" : "\(adrift.count) next steps") }
        if lacksFinalChecks { open.append("the final checks") }
        if handover == nil { open.append("the handover") }
        guard let last = open.popLast() else { return "The day is wrapped up" }
        return "Still open: " + (open.isEmpty ? last : open.joined(separator: ", ") + " and " + last)
    }
}

struct TomorrowRow: Sendable {
    let subject: String
    let reasons: String
    /// Nil for what has no time of its day.
    let due: TimeText?
    let path: String?
}

/// One line of a handover.
struct HandoverRow: Sendable {
    let section: HandoverItem.Section
    /// The number of a request, else the subject.
    let name: String
    let subject: String
    let detail: String
    let path: String?
    let change: HandoverLine.Change
    let isFolded: Bool

    init(_ line: HandoverLine) {
        section = line.item.section
        name = line.item.name
        subject = line.item.subject
        detail = line.item.detail
        path = line.item.path
        change = line.change
        isFolded = line.isFolded
    }
}
