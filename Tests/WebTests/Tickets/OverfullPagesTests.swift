import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// Pages with more than anybody planned for: they stay readable and no wider than their window.
@Suite struct OverfullPagesTests {
    private let long = String(repeating: "Die Etikettendrucker-Warteschlange bleibt stehen und ", count: 4).prefix(200)
    private let unbroken = String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 6)

    @Test func twoHundredRowsWithLongTitles() throws {
        let rows = (0..<200).map { index in
            TicketRow.sample(
                900_000 + Int64(index), index.isMultiple(of: 7) ? unbroken : String(long), Priority.allCases[index % 4],
                index.isMultiple(of: 3) ? unbroken : "4 West", by: "Wolfeschlegelsteinhausenbergerdorff Senior",
                has: index.isMultiple(of: 2) ? "Bartholomew Featherstonehaugh-Cholmondeley" : nil,
                minutes: Int64(index) * 97, care: index.isMultiple(of: 5))
        }
        let screen = QueueScreen(
            show: .open, counts: .init(open: 812_345, unowned: 100_000, mine: 12_000, resolved: 4_123_456), rows: rows,
            pager: Pager(first: "/tickets", next: "/tickets?after=4-9", text: "200 shown"), mayWork: true)
        try expectGolden(queuePage(screen, in: .priya), "overfull-queue")
    }

    private func message(_ index: Int) -> TimelineEntry {
        let kind: Message.Kind = index.isMultiple(of: 3) ? .answer : index.isMultiple(of: 2) ? .reply : .note
        let words = index.isMultiple(of: 10) ? unbroken : String(long)
        let author = kind == .answer ? "Maria Lopez" : "Priya Raman"
        let body: HTML = "<p>\(words)</p><pre>\(unbroken)</pre>"
        return .said(kind, author, 600 - Int64(index), id: Int64(index), body)
    }

    @Test func sixtyMessagesWithUnbrokenWords() throws {
        let screen = TicketScreen.sample { parts in
            parts.facts = TicketFacts(
                base: parts.facts.base.merging(["title": String(long), "place": unbroken]) { _, new in new },
                assignees: parts.facts.assignees, teams: parts.facts.teams)
            parts.timeline = (0..<60).map(message)
            parts.earlier = (path: "/tickets/1040?all=yes", count: 212)
            parts.others = (0..<5).map { .init(number: $0, title: unbroken, state: .resolved, reported: ago(99)) }
        }
        try expectGolden(ticketPage(screen, in: .priya), "overfull-ticket")
    }
}
