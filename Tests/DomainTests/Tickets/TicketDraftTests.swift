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
}
