import RoundsHTML
import Testing

private let outside = #" rel="noopener noreferrer nofollow""#

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("", ""), ("one\ntwo  \nthree", "<p>one<br>two<br>three</p>"),
        ("one\r\ntwo\r\n\r\nthree", "<p>one<br>two</p><p>three</p>"),
        ("# A\n## B\n### C\n#### D\n###### F", "<h3>A</h3><h4>B</h4><h5>C</h5><h6>D</h6><h6>F</h6>"),
        ("*a* **b** `c<`", "<p><em>a</em> <strong>b</strong> <code>c&lt;</code></p>"),
        ("> a\n> b", "<blockquote><p>a<br>b</p></blockquote>"), ("***", "<hr>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"), ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a\n4. b\n   - c", "<ol start=\"3\"><li>a</li><li>b<ul><li>c</li></ul></li></ol>"),
        ("1. a", "<ol><li>a</li></ol>"),
        ("```sh\nls <x>\n\tpwd\n```", "<pre><code>ls &lt;x&gt;\n\tpwd\n</code></pre>"),
    ])
    func marksBecomeMarkup(_ text: String, _ markup: String) {
        #expect(markdown(text).text == markup)
    }

    @Test(arguments: [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("say <b onclick=x>hi</b>", "<p>say &lt;b onclick=x&gt;hi&lt;/b&gt;</p>"),
        ("<div>\na & b\n</div>", "<p>&lt;div&gt;<br>a &amp; b<br>&lt;/div&gt;</p>"),
        ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
        ("&lt;script&gt; &#0; &#x3c;", "<p>&lt;script&gt; \u{FFFD} &lt;</p>"), ("a\u{0}b\u{1B}[31m", "<p>ab[31m</p>"),
    ])
    func markupIsShownNotObeyed(_ text: String, _ markup: String) {
        #expect(markdown(text).text == markup)
    }

    @Test(arguments: [
        (
            "[a](https://example.org/?x=1&y=2 \"title\")",
            "<p><a href=\"https://example.org/?x=1&amp;y=2\"\(outside)>a</a></p>"
        ),
        ("<https://example.org>", "<p><a href=\"https://example.org\"\(outside)>https://example.org</a></p>"),
        ("<maria@example.org>", "<p><a href=\"mailto:maria@example.org\"\(outside)>maria@example.org</a></p>"),
        (
            "![the *label*](https://example.org/l.png)",
            "<p><a href=\"https://example.org/l.png\"\(outside)>the <em>label</em></a></p>"
        ),
        ("[its history](/checks/4)", "<p><a href=\"/checks/4\"\(outside)>its history</a></p>"),
        ("![](https://a.example/l)", "<p><a href=\"https://a.example/l\"\(outside)>https://a.example/l</a></p>"),
        ("[![x](https://a.example/i)](https://b.example)", "<p><a href=\"https://b.example\"\(outside)>x</a></p>"),
        (
            "[R-7 https://a.example](https://b.example)",
            "<p><a href=\"https://b.example\"\(outside)>R-7 https://a.example</a></p>"
        ),
    ])
    func linksAreMarkedAsLeadingOutside(_ text: String, _ markup: String) {
        #expect(markdown(text).text == markup)
    }

    @Test(arguments: [
        ("[a](javascript:alert(1))", "<p>a (javascript:alert(1))</p>"),
        ("[a](JaVaScript&#58;x)", "<p>a (JaVaScript:x)</p>"),
        ("![a](data:text/html,x)", "<p>a (data:text/html,x)</p>"), ("[a]()", "<p>a</p>"),
        ("[a](//evil.example)", "<p>a (//evil.example)</p>"), ("[a](/x?y=1)", "<p>a (/x?y=1)</p>"),
        ("<javascript:x>", "<p>javascript:x (javascript:x)</p>"),
    ])
    func whereALinkMayNotLeadIsShown(_ text: String, _ markup: String) {
        #expect(markdown(text).text == markup)
    }

    @Test(arguments: [
        ("see https://a.example/b_c_d?x=1&y=(2).", "https://a.example/b_c_d?x=1&y=(2)", "."),
        ("(http://a.example/x)", "http://a.example/x", ")"), ("HTTPS://A.example, then", "HTTPS://A.example", ", then"),
        ("https://a.example/wiki/X_(y)", "https://a.example/wiki/X_(y)", ""),
        ("“https://a.example/ü”", "https://a.example/ü", "”"), ("https://[::1]:8080/x*", "https://[::1]:8080/x", "*"),
    ])
    func bareAddressesBecomeLinks(_ text: String, _ address: String, _ after: String) {
        let escaped = address.replacing("&", with: "&amp;")
        #expect(markdown(text).text.hasSuffix("<a href=\"\(escaped)\"\(outside)>\(escaped)</a>\(after)</p>"))
    }

    @Test(arguments: [
        "xhttps://a.example", "https://", "https://!", "http:/a", "ftp://a.example", "`https://a.example`",
    ])
    func otherAddressesStayText(_ text: String) {
        #expect(!markdown(text).text.contains("<a "))
    }

    @Test(arguments: [
        ("R-1042", 1042), ("as in r-7.", 7), ("(R-1042)", 1042), ("“R-12”, again", 12), ("**R-12**", 12),
        ("R-1042-b", 1042),
    ])
    func ticketNumbersLeadToTheTicket(_ text: String, _ number: Int) {
        #expect(markdown(text).text.contains("<a href=\"/tickets/\(number)\">"))
    }

    @Test(arguments: [
        "RR-1", "R-", "R-x", "R-0", "R-1x", "É-R-1", "éR-1", "R-1234567890123456", "`R-1`", "a/R-1", "R-1_x",
    ])
    func whatIsNoTicketNumberStaysText(_ text: String) {
        #expect(!markdown(text).text.contains("<a "))
    }

    @Test func aSignatureIsNoHeading() {
        #expect(markdown("Thanks\n-- \nMaria Lopez").text == "<p>Thanks<br>--</p><p>Maria Lopez</p>")
        #expect(markdown("old text\n-----\nmore").text == "<p>old text</p><hr><p>more</p>")
        #expect(markdown("Title\n=====\n").text == "<h3>Title</h3>")
    }

    @Test func networkPathsKeepTheirBackslashes() {
        let path = #"\\fileserver\radiology$\x"#
        #expect(markdown("open \(path) or `\(path)`").text == "<p>open \(path) or <code>\(path)</code></p>")
        #expect(plainText("open \(path)") == "open \(path)")
        #expect(markdown(#"a \\ b \*c\*"#).text == #"<p>a \ b *c*</p>"#)
    }

    @Test func noReferenceBringsAControlCharacterIn() {
        #expect(markdown("a&#14;b&#26;c&#13;d&#127;").text == "<p>abcd</p>")
        #expect(markdown("[a](x&#1;y)").text == "<p>a (xy)</p>")
        #expect(plainText("a&#14;b&#26;c") == "abc")
    }

    @Test func plainTextHasNoMarks() {
        let text = "# Labels\n\n- *one*\n- [two](https://a.example)\n\n> three\n> four\n\n```\nfive\n```\n<b>six</b>"
        #expect(plainText(text) == "Labels\none\ntwo\nthree\nfour\nfive\n<b>six</b>")
    }
}
