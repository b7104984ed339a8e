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

    @Test func aTicketShowsWhoWaitsForWhat() throws {
        try expectGolden(ticketPage(.sample(), in: .priya), "ticket")
    }

    @Test func aReaderSeesNoWayToChangeATicket() throws {
        let page = ticketPage(.sample { $0.mayWork = false }, in: .ruth)
        #expect(!page.text.contains("action=\"/tickets"))
        try expectGolden(page, "ticket-read-only")
    }
}
