import RoundsDomain
import RoundsHTML
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct SearchPagesTests {
    @Test func whatWasFoundIsMarked() throws {
        let found = TicketRow.morning.prefix(5).map { row in
            FoundTicket(
                row: row,
                title: [
                    .init(text: "\(row.code) ", marked: false), .init(text: "Label", marked: true),
                    .init(text: " printer", marked: false),
                ],
                body: [
                    .init(text: "… prints blank ", marked: false), .init(text: "labels", marked: true),
                    .init(text: " since the roll was changed <b>here</b> …", marked: false),
                ])
        }
        let screen = SearchScreen(
            query: "label", found: found, hints: ["“wrd:” is no filter; it was read as a word."],
            pager: Pager(next: "/search?q=label&from=20"))
        try expectGolden(searchPage(screen, in: .priya), "search")
    }

    @Test func anEmptySearchTeaches() throws {
        try expectGolden(
            searchPage(SearchScreen(query: "", found: [], hints: [], pager: Pager()), in: .priya), "search-empty")
    }

    @Test func oneBoxFindsServicesDevicesAndPlacesToo() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for (words, path) in [("chart", "/services/2"), ("ergotron", "/devices/1"), ("oncology", "/locations/2")] {
                #expect(try await priya.get("/search?q=\(words)").text.contains("href=\"\(path)\""), "\(words)")
                let palette = try await priya.get("/search?palette=1&q=\(words)").text
                #expect(palette.contains("data-path=\"\(path)\""), "\(words)")
            }
        }
    }
}
