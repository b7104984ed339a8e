import RoundsHTML
import RoundsSQL
import Testing

@testable import RoundsWeb

@Suite struct PassagesTests {
    @Test func aPassageShowsWordsAndNoSignsOfMarkdown() {
        let found = passages([
            .init(text: "## Meanwhile\n> **", marked: false), .init(text: "Fallback", marked: true),
            .init(text: "**: `paper` forms, bay #4 & <b>", marked: false),
        ])
        #expect(found.text == "Meanwhile\n<mark>Fallback</mark>: paper forms, bay #4 &amp; &lt;b&gt;")
    }
}
