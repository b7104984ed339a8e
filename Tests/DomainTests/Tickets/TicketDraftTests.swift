import RoundsDomain
import Testing

@Suite struct TicketDraftTests {
    @Test func aReportNeedsAFewWords() {
        #expect(throws: Complaints([Complaint("title", "Say in a few words what is the matter.")])) {
            try TicketDraft(kind: .incident, channel: .portal, title: "  \n ")
        }
    }

    @Test func everyFieldThatIsTooLongIsNamedAtOnce() throws {
        let long = String(repeating: "a", count: 20_001)
        let complaints = #expect(throws: Complaints.self) {
            try TicketDraft(kind: .incident, channel: .portal, title: long, details: long, place: long, callback: long)
        }
        #expect(complaints?.list.map(\.field) == ["title", "details", "place", "callback"])
    }

    @Test func aTitleStandsOnOneLine() throws {
        let draft = try TicketDraft(kind: .incident, channel: .phone, title: " Labels\nfail ")
        #expect(draft.title == "Labels fail")
    }

    @Test func onlyWhoWorksTicketsSetsAPriorityByHand() throws {
        let draft = try TicketDraft(
            kind: .incident, channel: .api, title: "Mouse", priority: .p1, priorityReason: "It is the wrong colour.")
        let maria = Person(id: .init(1), name: "Maria Lopez", signInName: "maria", email: "", role: .requester)
        let priya = Person(id: .init(2), name: "Priya Raman", signInName: "priya", email: "", role: .specialist)
        #expect(draft.complaints(by: maria).map(\.field) == ["priority", "priority_reason"])
        #expect(draft.complaints(by: priya).isEmpty)
        #expect(!draft.complaints(by: priya.narrowed(to: [.reportTickets])).isEmpty)
    }

    @Test func aPriorityThatIsNotTheRulesHasAReason() throws {
        func complaint(_ priority: Priority?, _ reason: String = "") throws -> Complaint? {
            let draft = try TicketDraft(
                kind: .incident, channel: .phone, title: "Nobody can chart", careAffected: true, affected: .unit,
                workaround: .nothing, priority: priority, priorityReason: reason)
            return draft.complaintAboutPriority(knowing: draft.circumstances)
        }
        #expect(
            try complaint(.p4, " \n") == Complaint("priority_reason", "The rules say P1. Say why this is P4."))
        #expect(try complaint(.p4, "It is a drill.") == nil)
        #expect(try complaint(.p1) == nil)
        #expect(try complaint(nil) == nil)
    }
}
