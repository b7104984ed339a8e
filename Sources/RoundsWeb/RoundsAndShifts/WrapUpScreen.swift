import RoundsDomain

/// What is left of the day: "What is still to be done before you go?"
struct WrapUpScreen: Sendable {
    let shift: String
    let ends: TimeText
    let gaps: [Gap]
    let adrift: [Adrift]
    let final: Final
    let tomorrow: [TomorrowRow]
    let lines: [HandoverRow]
    /// Set when the shift's handover is written.
    let handover: (path: String, isAccepted: Bool)?
    let next: String
    /// `words`.
    var entries = Entries()

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
    }

    struct Final: Sendable {
        let sentence: String
        let isClear: Bool
        /// Who signed it, if somebody has.
        let signer: String?
    }

    var answer: String {
        var open: [String] = []
        if !gaps.isEmpty { open.append(gaps.count == 1 ? "one cause" : "\(gaps.count) causes") }
        if !adrift.isEmpty { open.append(adrift.count == 1 ? "one next step" : "\(adrift.count) next steps") }
        if final.signer == nil { open.append("the final checks") }
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
