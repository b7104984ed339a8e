import RoundsHTML
import Testing

@Suite struct WellFormedTests {
    @Test(
        arguments: [
            "<p>A nurse &amp; a printer&nbsp;&#8211; R-1042</p>", "<ul><li>one</li><li>two<br>lines</li></ul>",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
            "<!doctype html><html lang=\"en\"><body></body></html>",
            "<label>Name <input type='text' name='n' required></label>", "<!-- quiet --><p>x</p>",
            "<button>Save <b>facts</b></button>",
        ] as [HTML])
    func markupAsItShouldBeHasNoFault(_ html: HTML) {
        #expect(html.fault == nil)
    }

    @Test(
        arguments: [
            ("<p>open", "<p> is never closed"), ("<b><i></b></i>", "</b> where </i> is due"),
            ("</p>", "</p> was never opened"),
            ("<br></br>", "</br> has nothing to close"), ("<div/>", "<div/> does not close itself"),
            ("<p class=x></p>", "class= has no quotes"),
            ("<p class=\"x\"id=\"y\"></p>", "<p> needs a space before its next attribute"),
            ("<p id=\"a\" id=\"b\"></p>", "<p> has id twice"), ("<p id=\"a\"></p><p id=\"a\"></p>", "the id a twice"),
            ("fish & chips", "& that is not written &amp;"),
            ("<a href=\"?a=1&b=2\">x</a>", "& that is not written &amp;"),
            ("<form><form></form></form>", "a form in a form"),
            ("<a href=\"/\"><button>x</button></a>", "<button> in <a>: two things to press in one place"),
            ("<p><div></div></p>", "<div> ends the open <p>"), ("<ul><p></p></ul>", "<p> directly in <ul>"),
            ("<div><li>x</li></div>", "<li> in <div>"), ("<p style=\"color:red\"></p>", "an inline style on <p>"),
            ("<p onclick=\"x()\"></p>", "an inline handler on <p>: onclick"), ("<script></script>", "an inline script"),
            ("<!doctype html><label for=\"x\">n</label>", "for of <label> points at x, which is not there"),
            ("<p title=\"a<b\"></p>", "< inside the value of title"), ("<p title=\"a", "title never ends"),
            ("<!-- never", "a comment never ends"), ("1 < 2", "a tag without a name"),
        ] as [(HTML, String)])
    func whatABrowserWouldRepairIsNamed(_ html: HTML, _ sentence: String) {
        #expect(html.fault?.sentence == sentence)
    }

    @Test func aFaultIsFoundByItsLine() {
        let fault = ("<ul>\n  <li>one</li>\n  <p>two</p>\n</ul>" as HTML).fault
        #expect(fault?.line == 3)
        #expect(fault?.column == 3)
    }

    @Test func whatAPersonTypedNeverMakesAFault() {
        let typed = "</p><script>alert(1)</script> & \" ' <"
        #expect(("<p title=\"\(typed)\">\(typed)</p>" as HTML).fault == nil)
    }
}
