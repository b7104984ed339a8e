import RoundsDomain

/// What is left of the day: "What is still to be done before you go?"
struct WrapUpScreen: Sendable {
    let shift: String
    let ends: TimeText
    let gaps: [Gap]
    let adrift: [Adrift]
    /// How many they resolved in the shift, and how many of theirs are open.
    let resolved: Int
    let open: Int
    /// Nil before the day shift begins: the night shift makes none.
    let final: Final?
    let tomorrow: [TomorrowRow]
    let lines: [HandoverRow]
    /// Set when the shift's handover is written.
    let handover: (path: String, isAccepted: Bool)?
    let next: String
    /// `words`; or `body` and `follow_up` of the request whose next step could not be kept.
    var entries = Entries()
    var failed: Int64?

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
