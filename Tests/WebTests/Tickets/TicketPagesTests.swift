import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct TicketPagesTests {
    @Test func theQueueShowsWhatBreaksNext() throws {
        let screen = QueueScreen(
            show: .open, counts: .init(open: 8, unowned: 3, mine: 2, resolved: 1_012), rows: TicketRow.morning,
            pager: Pager(next: "/tickets?show=open&after=4-1019"), mayWork: true)
        try expectGolden(queuePage(screen, in: .priya), "queue")
    }

    @Test func anEmptyQueueSaysWhyAndWhatNext() throws {
        let screen = QueueScreen(
            show: .mine, counts: .init(open: 6, unowned: 3, mine: 0, resolved: 1_012), rows: [], pager: Pager(),
            mayWork: true)
        try expectGolden(queuePage(screen, in: .priya), "queue-empty")
    }

    @Test func aRowThatMayBeChosenSaysWhereItsKeysLead() {
        var row = TicketRow.morning[0]
        #expect(!ticketRow(row).text.contains("data-row-key"))
        row.mayBeChosen = true
        for (key, place) in [("r", "#reply-body"), ("n", "#note-body"), ("e", "/resolve")] {
            #expect(ticketRow(row).text.contains("data-row-key=\"\(key)\" href=\"/tickets/1042\(place)\""))
        }
        #expect(bulkForm([], [], FormSeal()).text.contains("bulk-line assign\" data-chosen-key=\"a\""))
    }

    @Test func theSheetOfTheResolvedNamesNoKeyThatDoesNothing() {
        let screen = QueueScreen(
            show: .resolved, counts: .init(open: 0, unowned: 0, mine: 0, resolved: 8), rows: TicketRow.morning,
            pager: Pager(), mayWork: true)
        let page = queuePage(screen, in: .priya).text
        #expect(!page.contains("Choose the row") && page.contains("<dd>New request</dd>"))
    }

    @Test func aTicketShowsWhoWaitsForWhat() throws {
        try expectGolden(ticketPage(.sample(), in: .priya), "ticket")
    }

    @Test func aReaderSeesNoWayToChangeATicket() throws {
        let page = ticketPage(.sample { $0.mayWork = false }, in: .ruth)
        #expect(!page.text.contains("action=\"/tickets"))
        try expectGolden(page, "ticket-read-only")
    }
}
