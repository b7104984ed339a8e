import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PortalPagesTests {
    private let printer = OwnRequest(
        number: 1_040, title: "Label printer in 4W prints blank labels",
        standing: .init(state: .inProgress, assignee: "Priya Raman"), reported: ago(33), changed: ago(5))

    @Test func theReportHasThreePlainSteps() throws {
        try expectGolden(
            reportPage(ReportScreen(entries: Entries(["kind": "incident", "care": "no"])), in: .maria), "report")
    }

    @Test func aReportThatCameBackNamesWhatIsMissing() throws {
        let entries = Entries(
            ["place": "4 West"],
            complaints: [
                Complaint("title", "Say in a few words what is the matter."),
                Complaint("care", "Say whether a patient is waiting or at risk."),
            ])
        try expectGolden(reportPage(ReportScreen(entries: entries), in: .maria), "report-back")
    }

    @Test func afterwardsEverybodyKnowsWhatHappensNext() throws {
        let screen = ReportedScreen(request: printer, isCareAffected: true, callback: "4410")
        try expectGolden(reportedPage(screen, in: .maria), "reported")
    }

    @Test func ownRequestsStandInPlainWords() throws {
        let requests = [
            printer,
            OwnRequest(
                number: 1_051, title: "The scanner on cart 3 does not scan wristbands",
                standing: .init(state: .new, assignee: nil), reported: ago(2), changed: ago(2)),
            OwnRequest(
                number: 987, title: "New badge for a student nurse",
                standing: .init(state: .resolved, assignee: "Lee Chen"),
                reported: ago(9_000), changed: ago(4_400)),
        ]
        try expectGolden(portalHome(PortalScreen(requests: requests, pager: Pager()), in: .maria), "portal")
    }

    @Test func theFirstVisitSaysWhatThisIsFor() throws {
        try expectGolden(portalHome(PortalScreen(requests: [], pager: Pager()), in: .maria), "portal-empty")
    }

    @Test func theRequesterReadsAConversation() throws {
        var messages: [TimelineMessage] = []
        for case .message(let message) in TimelineEntry.sample where message.kind != .note {
            messages.append(
                TimelineMessage(
                    id: message.id, kind: message.kind, author: message.author, isOwn: message.author == "Maria Lopez",
                    at: message.at, body: message.body))
        }
        let screen = OwnTicketScreen(request: printer, place: "4 West · nurses’ station", messages: messages)
        try expectGolden(ownTicketPage(screen, in: .maria), "own-ticket")
    }
}
