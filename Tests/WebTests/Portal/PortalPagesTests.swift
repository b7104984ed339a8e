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
        let typed = Entries(["kind": "incident", "title": "Labels <do> not print", "service": "3", "place": "4 West"])
        var screen = ReportScreen(entries: typed, services: [Choice("3", "Electronic health record")])
        screen.phone = "5000"
        try expectGolden(reportPage(screen, in: .maria), "report")
        screen.help = .chart
        screen.places = ["4 West oncology · 4W", "Room 12 · 4W-12"]
        screen.keepsDraft = false
        screen.step = .place
        try expectGolden(reportPage(screen, in: .maria), "report-where")
        screen.help = nil
        screen.step = .care
        try expectGolden(reportPage(screen, in: .maria), "report-care")
    }

    @Test func aReportThatCameBackNamesWhatIsMissing() throws {
        let entries = Entries(
            ["place": "4 West"],
            complaints: [
                Complaint("title", "Say in a few words what is the matter."),
                Complaint("kind", "Say whether something is broken or needed."),
            ])
        try expectGolden(reportPage(ReportScreen(entries: entries), in: .maria), "report-back")
    }

    @Test func afterwardsEverybodyKnowsWhatHappensNext() throws {
        let screen = ReportedScreen(
            request: printer, isCareAffected: true, callback: "4410", answerBy: ago(-25), phone: "5000",
            fallback: "Write the labels by hand.")
        try expectGolden(reportedPage(screen, in: .maria), "reported")
    }

    @Test func nobodyIsToldToCallADeskWhoseNumberNobodySet() {
        var screen = ReportedScreen(request: printer, isCareAffected: true, callback: "4410")
        #expect(!reportedPage(screen, in: .maria).text.contains("Call the IT desk"))
        screen.phone = "5000"
        #expect(reportedPage(screen, in: .maria).text.contains("Call the IT desk: 5000 if a patient is in danger"))
        let report = reportPage(ReportScreen(entries: Entries([:])), in: .maria).text
        #expect(!report.contains("call the IT desk") && report.contains("nobody is alarmed by this page"))
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
        try expectGolden(
            portalHome(
                PortalScreen(
                    open: requests.filter(\.standing.state.isOpen),
                    solved: requests.filter { !$0.standing.state.isOpen },
                    pager: Pager()), in: .maria), "portal")
    }

    @Test func whatIsAnsweredIsNotSaidToWait() {
        var standing = RoundsWeb.Standing(state: .new, assignee: nil)
        #expect(standing.words == "Waiting for IT to look at it")
        standing.isAnswered = true
        #expect(standing.words == "IT answered" && standing.mark.text.contains("state working"))
        #expect(RoundsWeb.Standing(state: .closed, assignee: nil).words == "Solved")
    }

    @Test func theFirstVisitSaysWhatThisIsFor() throws {
        try expectGolden(portalHome(PortalScreen(open: [], solved: [], pager: Pager()), in: .maria), "portal-empty")
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

extension HelpNow {
    fileprivate static let chart = HelpNow(
        service: "Electronic health record", since: ago(40), isWorkedOn: true, reports: 3, causes: ["Core network"],
        work: [.init(reason: "New version", isOpen: false, from: ago(-60), until: ago(-120))],
        fallback: "Use the downtime computer at the nurses’ station.")
}
