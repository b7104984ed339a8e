import RoundsDomain
import RoundsHTML

@testable import RoundsWeb

extension TicketRow {
    static func sample(
        _ number: Int64, _ title: String, _ priority: Priority, _ place: String, by requester: String,
        has assignee: String? = nil, state: Ticket.State? = nil, minutes: Int64, care: Bool = false
    ) -> TicketRow {
        TicketRow(
            number: number, title: title, kind: .incident, state: state ?? (assignee == nil ? .new : .inProgress),
            priority: priority, isCareAffected: care, place: place, requester: requester, assignee: assignee,
            isMine: assignee == "Priya Raman", team: nil, reported: ago(minutes), changed: ago(minutes / 2))
    }

    static let morning: [TicketRow] = [
        .sample(
            1042, "Labels fail in the emergency department", .p1, "ED · triage desk", by: "Omar Haddad",
            has: "Priya Raman", minutes: 12, care: true),
        .sample(
            1039, "CT worklist is empty since 07:10", .p2, "Imaging · CT 2", by: "Dr Ama Osei", has: "Sam Whitaker",
            minutes: 41, care: true),
        .sample(
            1044, "Infusion pump gateway does not send vitals", .p2, "ICU · bed 7", by: "Noor Rahman", minutes: 4,
            care: true),
        .sample(
            1031, "Badge reader at the pharmacy door is slow", .p3, "Pharmacy · door 2", by: "Ben Ito", minutes: 205),
        .sample(
            1040, "Label printer in 4W prints blank labels", .p3, "4 West · nurses’ station", by: "Maria Lopez",
            has: "Priya Raman", minutes: 33),
        .sample(
            1028, "Second screen flickers", .p3, "Billing · desk 14", by: "Ines Vogel", has: "Lee Chen", minutes: 1_460),
        .sample(1025, "Shared mailbox for the wound clinic", .p4, "", by: "Carla Brandt", minutes: 2_950),
        .sample(
            1019, "New badge for a student nurse", .p4, "2 East", by: "Maria Lopez", has: "Lee Chen", minutes: 4_400),
    ]
}

extension TicketScreen {
    static func sample(_ change: (inout Parts) -> Void = { _ in }) -> TicketScreen {
        var parts = Parts()
        change(&parts)
        return TicketScreen(
            number: 1040, kind: .incident, state: parts.state, isCareAffected: parts.isCareAffected,
            channel: "through the portal",
            reported: ago(33), resolved: parts.state == .resolved ? ago(1) : nil,
            cause: parts.state == .resolved ? "The ribbon sensor reads the old roll as the new one." : nil,
            requester: .init(
                id: 1, name: "Maria Lopez", email: "maria@cedarhollow.example", mayBeOpened: true,
                reads: parts.reads),
            assignee: parts.assignee, isMine: parts.assignee == "Priya Raman", team: "Service desk", facts: parts.facts,
            timeline: parts.timeline, earlier: parts.earlier, waiting: parts.waiting, reply: parts.reply,
            note: parts.note, others: parts.others, similar: parts.similar, mayWork: parts.mayWork,
            lookers: parts.lookers)
    }

    struct Parts {
        var state = Ticket.State.inProgress
        var isCareAffected = false
        var reads = true
        var assignee: String? = "Priya Raman"
        var facts = TicketFacts.sample
        var timeline = TimelineEntry.sample
        var earlier: (path: String, count: Int)?
        var waiting = "Maria Lopez has waited for an answer since 07:49."
        var reply = Entries()
        var note = Entries()
        var others = [
            TicketLink(number: 1019, title: "New badge for a student nurse", state: .inProgress, reported: ago(4_400))
        ]
        var similar = [
            TicketLink(
                number: 987, title: "Label printer in 3W prints blank labels after roll change", state: .resolved,
                reported: ago(20_000)),
            TicketLink(
                number: 1042, title: "Labels fail in the emergency department", state: .inProgress, reported: ago(12)),
        ]
        var mayWork = true
        var lookers = ["Lee Chen"]
    }
}

extension TicketFacts {
    static let sample = TicketFacts(
        base: [
            "title": "Label printer in 4W prints blank labels", "priority": "3", "assignee": "3", "team": "1",
            "place": "4 West · nurses’ station", "callback": "4410",
        ],
        assignees: [Choice("3", "Priya Raman"), Choice("4", "Lee Chen"), Choice("5", "Sam Whitaker")],
        teams: [Choice("1", "Service desk"), Choice("2", "Clinical applications")])
}

extension TimelineEntry {
    static func said(_ kind: Message.Kind, _ author: String, _ minutes: Int64, id: Int64, _ body: HTML) -> TimelineEntry
    {
        .message(
            .init(id: id, kind: kind, author: author, isOwn: author == "Priya Raman", at: ago(minutes), body: body))
    }

    static let sample: [TimelineEntry] = [
        .said(
            .report, "Maria Lopez", 33, id: 1,
            "<p>The label printer at the nurses’ station prints blank labels since the roll was changed at the end of the night. We write the labels by hand now.</p>"
        ),
        .events([
            .init(sentence: "Priya Raman took it", at: ago(30)),
            .init(sentence: "Priya Raman changed the priority from P4 to P3", at: ago(30)),
            .init(sentence: "Sam Whitaker set the team to Service desk", at: ago(28)),
        ]),
        .said(
            .note, "Priya Raman", 27, id: 2,
            "<p>Same as <a href=\"/tickets/987\">R-987</a>: ribbon sensor after a roll change. Spare ribbon is in closet 4C.</p>"
        ),
        .said(
            .reply, "Priya Raman", 24, id: 3,
            "<p>Thank you, Maria. Please open the printer, take the <strong>black ribbon</strong> out and put it in again until it clicks. Then print one test label.</p><ul><li>Lid: the grey lever on the left</li><li>Test label: hold the round button for three seconds</li></ul>"
        ),
        .said(
            .answer, "Maria Lopez", 5, id: 4,
            "<p>The ribbon clicked, but the labels are still blank. Could somebody come? The pharmacy round is at 08:30.</p>"
        ),
        .events([.init(sentence: "Lee Chen looked at it", at: ago(2))]),
    ]
}
