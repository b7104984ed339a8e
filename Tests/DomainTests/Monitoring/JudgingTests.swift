import RoundsDomain
import Testing

@Suite struct JudgingTests {
    let now = Moment(milliseconds: 1_794_000_000_000)  // 6 Nov 2026

    func certificate(days: Int64, trust: CertificateFacts.Trust = .trusted) -> CertificateFacts {
        CertificateFacts(from: now - .days(300), until: now + .days(days), names: ["ehr.cedar.example"], trust: trust)
    }

    func page(_ line: String, _ status: Int, _ body: String = "", whole: Bool = true, shown: CertificateFacts? = nil)
        throws -> Finding
    {
        guard case .http(let probe) = try ProbeTarget(line: line) else { throw Refusal("no page") }
        let answer = WebAnswer(status: status, body: Array(body.utf8), isWhole: whole)
        return probe.judged(answer, certificate: shown, took: 34, at: now)
    }

    @Test func aPageIsGoodWhenItsStatusAndItsWordsAre() throws {
        let good = try page("http://ehr/ contains=\"Sign in\" lacks=Fault", 200, "<h1>Sign in</h1>")
        #expect(good == Finding(.good, "Answered 200 in 34 ms"))
        #expect(try page("http://ehr/", 503).reason == "Answered 503 instead of 200")
        #expect(try page("http://ehr/ status=200,401", 500).reason == "Answered 500 instead of 200,401")
        #expect(try page("http://ehr/ contains=Welcome", 200, "Bye").reason == "The answer does not say “Welcome”")
        #expect(try page("http://ehr/ lacks=Fault", 200, "Fault 3").reason == "The answer says “Fault”")
    }

    @Test func aRedirectThatLeadsNowhereSaysSo() throws {
        let probe = WebProbe(address: try #require(WebAddress("http://ehr/")))
        for location in [nil, " "] {
            let reason = "Answered 302 without saying where the page is"
            #expect(probe.lost(302, location: location) == Finding(.failed, reason))
        }
        let mail = "Answered 301 and leads to “mailto:it@ehr”, which is no page's address"
        #expect(probe.lost(301, location: "mailto:it@ehr") == Finding(.failed, mail))
    }

    @Test func aPortThatClosesWithoutAWordIsToldFromOneThatSaysAnother() {
        let probe = ConnectProbe(host: "mail", port: 25, expect: "220 ")
        let closed = "It closed the connection without an answer; “220 ” was expected"
        #expect(probe.judged([], took: 3) == Finding(.failed, closed))
        #expect(
            probe.judged(Array("421 full".utf8), took: 3).reason == "The answer does not say “220 ”, but “421 full”")
        #expect(probe.judged(Array("220 mail".utf8), took: 3).verdict == .good)
    }

    @Test func aCertificateWarnsBeforeItEndsAndFailsAfter() throws {
        let soon = try page("https://ehr/", 200, shown: certificate(days: 8))
        #expect(soon == Finding(.warning, "The certificate ends on 14 Nov 2026"))
        #expect(try page("https://ehr/", 200, shown: certificate(days: 22)).verdict == .good)
        #expect(try page("https://ehr/ warn_days=0", 200, shown: certificate(days: 1)).verdict == .good)
        let ended = try page("https://ehr/", 200, shown: certificate(days: -2, trust: .notTrusted))
        #expect(ended == Finding(.failed, "The certificate ended on 4 Nov 2026"))
        let waived = try page("https://ehr/ verify=no", 200, shown: certificate(days: -2, trust: .notLookedAt))
        #expect(waived == Finding(.warning, "The certificate ended on 4 Nov 2026"))
    }

    @Test func aCertificateOfSomebodyElseIsNamed() {
        let probe = CertificateProbe(host: "pacs")
        let other = probe.judged(certificate(days: 90, trust: .wrongName), at: now)
        #expect(other.reason == "The certificate is for ehr.cedar.example, not for pacs" && other.verdict == .failed)
        let unknown = probe.judged(certificate(days: 90, trust: .notTrusted), at: now)
        #expect(unknown.reason == "The certificate was not issued by anybody this machine trusts")
        #expect(probe.judged(certificate(days: 90), at: now).measured == .init(90, .days))
    }

    @Test func aNameIsGoodWhenItIsWhatIsExpected() {
        let probe = NameProbe(name: "ehr", expected: ["10.2.0.9"])
        #expect(probe.judged(["10.2.0.8", "10.2.0.9"], asked: "10.0.0.53").verdict == .good)
        #expect(
            probe.judged(["10.2.0.8"], asked: "10.0.0.53").reason == "ehr is 10.2.0.8, not 10.2.0.9 (asked 10.0.0.53)")
        #expect(probe.judged([], asked: "10.0.0.53").reason == "ehr has no A record (asked 10.0.0.53)")
    }

    @Test func lostEchoesWarnAndNoneFail() {
        let probe = EchoProbe(host: "gw", count: 2)
        #expect(
            probe.judged([0.4, 0.6]) == Finding(.good, "gw answered in 0.5 ms on average", .init(0.5, .milliseconds)))
        #expect(probe.judged([3]).reason == "Only 1 of 2 echo requests to gw came back")
        #expect(probe.judged([]) == Finding(.failed, "None of 2 echo requests to gw came back"))
    }

    @Test func aClockMayBeOffByItsMeasureOnly() {
        let probe = ClockProbe(host: "time", maxOffset: 500)
        #expect(probe.judged(offset: -12).reason == "The clock of time is 12 ms behind the desk's")
        let far = probe.judged(offset: 3_540)
        #expect(far.verdict == .failed)
        #expect(far.reason == "The clock of time is 3.5 s ahead of the desk's; at most 500 ms are allowed")
    }
}
