import RoundsProtocols
import Testing

@Suite struct HeaderValueTests {
    @Test func aValueHasParameters() {
        let type = HeaderValue(#"Text/Plain; Charset=utf-8 ;format="flowed; \"x\" \\ \n""#)
        #expect(type?.value == "text/plain")
        #expect(type?["charset"] == "utf-8")
        #expect(type?["format"] == #"flowed; "x" \ \n"#)
        #expect(type?["boundary"] == nil)
        #expect(HeaderValue("application/json;")?.value == "application/json")
    }

    @Test(arguments: [
        "", ";", "a b", "a;b", "a;b=", "a;=c", "a;b=\"c", "a;b=\"c\\\"", "a;b=c;B=d", "a;b=c d", "a,b", "ä",
    ])
    func whatIsNotWellFormedIsNoValue(_ text: String) {
        #expect(HeaderValue(text) == nil)
    }
}
