import RoundsProtocols
import Testing

private func form(_ text: String) throws -> FormBody {
    try FormBody(Array(text.utf8))
}

@Suite struct FormBodyTests {
    @Test func fieldsAreReadInTheOrderTheyWereSent() throws {
        let body = try form("title=Labels+fail&unit=ED&unit=4W&urgent=")
        #expect(body.text("title") == "Labels fail")
        #expect(body.all("unit") == ["ED", "4W"])
        #expect(body.text("urgent") == "")
        #expect(body.text("note") == nil)
    }

    /// From the URL standard and its tests (web-platform-tests, url/urlencoded-parser).
    @Test(
        arguments: [
            ("", []), ("&&&", []), ("test", [("test", "")]), ("=x", [("", "x")]), ("a=b=c", [("a", "b=c")]),
            ("a=1&a=2", [("a", "1"), ("a", "2")]), ("%61+%4d%4D=", [("a MM", "")]),
            ("id=0&value=%", [("id", "0"), ("value", "%")]),
            ("b=%2sf%2a", [("b", "%2sf*")]), ("b=%2%2af%2a", [("b", "%2*f*")]), ("b=%%2a", [("b", "%*")]),
            ("=", [("", "")]),
            ("%FE%FF", [("\u{FFFD}\u{FFFD}", "")]), ("%C2", [("\u{FFFD}", "")]), ("%C2x", [("\u{FFFD}x", "")]),
            ("%EF%BB%BFtest=%EF%BB%BF", [("\u{FEFF}test", "\u{FEFF}")]), ("a=%E2%82", [("a", "\u{FFFD}")]),
        ] as [(String, [(String, String)])])
    func formsAreReadAsTheStandardSays(_ text: String, _ fields: [(String, String)]) throws {
        #expect(try form(text).fields == fields.map(FormBody.Field.init))
    }

    @Test func lineEndsBecomeLineFeeds() throws {
        #expect(try form("note=one%0D%0Atwo%0Dthree%0Afour%0D").text("note") == "one\ntwo\nthree\nfour\n")
    }

    @Test(arguments: [0x00, 0x01, 0x07, 0x0B, 0x1B, 0x1F] as [UInt8])
    func aControlCharacterIsRefusedByName(_ code: UInt8) {
        let sent = "title=Labels&note=a%\(code < 16 ? "0" : "")\(String(code, radix: 16))b"
        let fault = #expect(throws: FormBody.Fault.controlCharacter(field: "note", code: code)) { try form(sent) }
        #expect(fault?.sentence.contains("“note”") == true)
    }

    @Test func tooMuchIsRefusedBeforeItIsKept() {
        let limits = FormBody.Limits(bytes: 40, fields: 2, nameBytes: 4, valueBytes: 5)
        func fault(_ text: String) -> FormBody.Fault? {
            #expect(throws: FormBody.Fault.self) { try FormBody(Array(text.utf8), limits: limits) }
        }
        #expect(fault("a=1&b=2&c=3") == .tooManyFields(limit: 2))
        #expect(fault("title=") == .nameTooLong("title", limit: 4))
        #expect(fault("note=%41%41%41%41%41%41") == .valueTooLong(field: "note", limit: 5))
        #expect(fault(String(repeating: "a", count: 41)) == .tooManyBytes(limit: 40))
        #expect(fault("note=123456")?.sentence == "The text in “note” is longer than 5 bytes.")
    }

    @Test func aSentenceNeverRepeatsAHostileNameInFull() throws {
        let fault = #expect(throws: FormBody.Fault.self) { try form(String(repeating: "x", count: 5000) + "=1") }
        #expect((fault?.sentence.count ?? 0) < 150)
    }

    @Test func aQueryIsReadWithAndWithoutItsMark() throws {
        #expect(try FormBody(query: "?q=ward+4W&after=17").integer("after") == 17)
        #expect(try FormBody(query: "q=x"[...]).text("q") == "x")
        #expect(throws: FormBody.Fault.tooManyBytes(limit: 8192)) {
            try FormBody(query: String(repeating: "q", count: 8193))
        }
    }

    @Test func whatIsWrittenForALinkFollowsTheStandard() {
        let link: FormBody = ["q": "ward 4W & “lab”", "a*b-._": "~\n"]
        #expect(link.encoded == "q=ward+4W+%26+%E2%80%9Clab%E2%80%9D&a*b-._=%7E%0A")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var random = Seeded("forms")
        for _ in 0..<2_000 {
            let sent = FormBody(
                fields: (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    FormBody.Field(name: random.text(upTo: 20), value: random.text(upTo: 60))
                })
            #expect(try FormBody(query: sent.encoded) == sent, "SEED=\(random.seed)")
        }
    }
}
