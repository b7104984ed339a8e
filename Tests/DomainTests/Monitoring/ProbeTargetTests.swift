import RoundsDomain
import Testing

@Suite struct ProbeTargetTests {
    @Test(arguments: [
        "https://ehr.cedar.example/login", "http://127.0.0.1:8080/", "http://[::1]:81/a?b=c",
        #"https://ehr.cedar.example/ status=200-299,401 contains="Sign in" lacks="\"down\"" redirects=0 verify=no"#,
        "https://ehr.cedar.example/ method=HEAD warn_days=0", "tcp://10.2.0.7:2575",
        #"tcp://mail:25 send="HELO desk\r\n" expect=250"#, "tls://portal.cedar.example",
        "tls://portal.cedar.example:636 server_name=ldap.cedar.example warn_days=30", "ping://10.2.0.1 count=5",
        "dns://ehr.cedar.example type=MX server=10.0.0.53#5353 expected=\"10 mail\" expected=\"20 spare\"",
        "ntp://time.cedar.example", "ntp://time.cedar.example:1123 max_offset_ms=50",
    ])
    func whatIsTypedIsKeptAsItIs(_ line: String) throws {
        #expect(try ProbeTarget(line: line).line == line)
    }

    @Test func everyTargetComesBackFromItsLineAndItsWords() throws {
        var random = SplitMix64(seed: UInt64.random(in: 0...9_999_999))
        print("targets: \(random)")
        let letters = Array(#"aZ09 =\"'<ä漢\rn"#)
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 1...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? "x" })
            let target = ProbeTarget.tcp(
                ConnectProbe(host: "pacs", port: 104, send: text, expect: String(text.reversed())))
            #expect(try ProbeTarget(line: target.line) == target)
            let words = Dictionary(uniqueKeysWithValues: target.words.map { ($0.name, $0.value) })
            #expect(try ProbeTarget(words: words) == target)
        }
    }

    @Test func everyComplaintNamesItsField() {
        func fields(_ words: [String: String]) -> [String] {
            do {
                _ = try ProbeTarget(words: words)
                return []
            } catch {
                return error.list.map(\.field)
            }
        }
        #expect(fields([:]) == ["kind"])
        #expect(
            fields(["kind": "http", "url": "ftp://x", "status": "999", "redirects": "11"]) == [
                "status", "redirects", "url",
            ])
        #expect(fields(["kind": "http", "url": "http://x", "method": "HEAD", "contains": "a"]) == ["method"])
        #expect(fields(["kind": "tcp", "host": "a b", "port": "0"]) == ["host", "port"])
        #expect(fields(["kind": "tls", "host": "x", "server_name": "10.0.0.1"]) == ["server_name"])
        #expect(fields(["kind": "dns", "name": "-", "type": "Q", "server": "ns1"]) == ["name", "server", "type"])
        #expect(fields(["kind": "icmp", "host": "x", "count": "99"]) == ["count"])
        #expect(fields(["kind": "ntp", "host": "x", "max_offset_ms": "soon"]) == ["max_offset_ms"])
    }

    @Test(arguments: [
        "", "ehr.cedar.example", "javascript:alert(1)", "tcp://host", "tcp://host:70000", "https://u:p@host/",
        #"https://host/ contains="open"#, "https://host/ colour=red", "ping://host count", "https://host/ a b",
        "http://" + String(repeating: "a", count: 64) + "/", "http://[::1", "http://a/\u{7F}",
    ])
    func whatIsNoTargetIsComplainedAboutAtTheTarget(_ line: String) {
        do {
            _ = try ProbeTarget(line: line)
            Issue.record("\(line) was taken")
        } catch {
            #expect(Set(error.list.map(\.field)) == ["target"])
        }
    }

    @Test(arguments: [
        ("/b", "https://h/b"), ("b", "https://h/x/b"), ("../b?q", "https://h/b?q"), ("./", "https://h/x/"),
        ("?q=1", "https://h/x/y?q=1"), ("//other:81/z#f", "https://other:81/z"), ("http://H2/a", "http://h2/a"),
    ])
    func aRedirectLeadsWhereTheStandardSays(_ step: (reference: String, target: String)) {
        let here = WebAddress("https://h/x/y?p")
        #expect(here?.following(step.reference)?.text == step.target)
    }

    @Test(arguments: ["mailto:a@b", "javascript:alert(1)", "", "ftp://h/", "http://u@h/"])
    func aRedirectNeverLeavesTheWeb(_ reference: String) {
        #expect(WebAddress("https://h/x/y")?.following(reference) == nil)
    }

    @Test func statusesAreRangesInOrder() {
        #expect(StatusRanges("401, 200-204,203-299")?.text == "200-299,401")
        for wrong in ["", "20", "200-", "299-200", "600", "200;300", "2OO"] { #expect(StatusRanges(wrong) == nil) }
    }
}
