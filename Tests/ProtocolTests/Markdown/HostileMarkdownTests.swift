import Foundation
import RoundsHTML
import Testing

@Suite struct HostileMarkdownTests {
    @Test(arguments: [
        ">", "> ", "- ", "1. ", "*a **b ", "[", "![", "![[](", "[a](", "`", "<", "&", "\\", "_ ", "a\n-\n",
        "<a href=\"",
        "|", "\t", "https://", "R-1 ", "(((", "\n", "\u{0}", "é", "#\n", "-\n", "`a``", "[a][", "<!--", "* a\n  ",
        "> - ",
        "https://a(", "\\\\a", "https://a)",
    ])
    func whateverRepeatsStaysWellFormedAndQuick(_ piece: String) {
        let text = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
        let before = Self.spent
        let markup = markdown(text)
        #expect(Self.spent - before < 5)
        #expect(markup.fault == nil)
    }

    /// What this thread has worked so far, in seconds: others working beside it do not count.
    private static var spent: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func deepNestingIsShownFlat() {
        let quotes = markdown(String(repeating: ">", count: 1000) + "deep").text
        #expect(quotes.contains("<p>deep</p>"))
        #expect(quotes.count { $0 == "<" } < 60)
        let emphasis = markdown(String(repeating: "*a **b ", count: 200) + String(repeating: "c** d*", count: 200))
        #expect(emphasis.fault == nil)
        #expect(emphasis.text.contains("c"))
    }

    @Test func aLargeTextIsShownPlainAndWhole() {
        let text = String(repeating: "*line* <b>\n", count: 10_000)
        let markup = markdown(text)
        #expect(markup.text.hasPrefix("<p>*line* &lt;b&gt;<br>*line*"))
        #expect(markup.fault == nil)
        #expect(plainText(text) == text)
    }

    @Test func oneAddressUsedByThousandsOfLinksDoesNotGrowWithoutEnd() {
        let address = "https://a.example/\(String(repeating: "u", count: 1900))"
        let markup = markdown("[a]: \(address)\n\n" + String(repeating: "[a] ", count: 15_000))
        #expect(markup.bytes.count < 1 << 20)
        #expect(markup.fault == nil)
    }

    @Test func randomTextStaysWellFormed() {
        var random = Seeded("Markdown")
        let more = ["```", "http://", "https://a.b", "R-12", "    ", "<b>", "&lt;", "\n\n", #"\\a"#]
        let pieces = "*_`~[]()!<>#-+=|\\&;:\"'\n  ab1R-/.\tß漢".map(String.init) + more
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            #expect(markdown(text.joined()).fault == nil, "SEED=\(random.seed) \(text.joined().debugDescription)")
        }
    }
}
