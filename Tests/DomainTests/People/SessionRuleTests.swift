import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct SessionRuleTests {
    let made = Cast.morning

    func session(seen: Span, agent: String = "") -> Session {
        Session(id: .init(1), person: .init(1), madeAt: made, seenAt: made + seen, agent: agent, address: "10.4.0.7")
    }

    @Test func anIdleSessionEndsAndAUsedOneDoesNot() {
        #expect(SessionRule.standard.isAlive(session(seen: .hours(2)), at: made + .hours(2) + .minutes(29)))
        #expect(!SessionRule.standard.isAlive(session(seen: .hours(2)), at: made + .hours(2) + .minutes(30)))
    }

    @Test func noSessionOutlivesTwelveHours() {
        #expect(!SessionRule.standard.isAlive(session(seen: .hours(12)), at: made + .hours(12)))
    }

    @Test func theIdleTimeHasBounds() {
        #expect(SessionRule(idleMinutes: 0) == nil && SessionRule(idleMinutes: 721) == nil)
        #expect(SessionRule(idleMinutes: 30) == .standard)
    }

    @Test func itsUseIsWrittenDownOnceAMinute() {
        #expect(!SessionRule.standard.isWorthTouching(session(seen: .seconds(0)), at: made + .seconds(59)))
        #expect(SessionRule.standard.isWorthTouching(session(seen: .seconds(0)), at: made + .seconds(60)))
    }

    @Test func whoWorksIsNotSignedOutAfterTheShortestIdleTimeEither() throws {
        let shortest = try #require(SessionRule(idleMinutes: 1))
        #expect(!shortest.isWorthTouching(session(seen: .seconds(0)), at: made + .seconds(14)))
        #expect(shortest.isWorthTouching(session(seen: .seconds(0)), at: made + .seconds(15)))
        #expect(shortest.touchEvery < shortest.idle && SessionRule.standard.touchEvery == .minutes(1))
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone"
        ),
        ("", "A browser"),
    ]) func aDeviceIsCalledWhatPeopleCallIt(agent: String, name: String) {
        #expect(session(seen: .seconds(0), agent: agent).deviceName == name)
    }

    @Test func whatARequestSaysOfItselfIsCutToSize() {
        let origin = SignInOrigin(agent: "a\nb" + String(repeating: "x", count: 900), address: "::1")
        #expect(origin.agent.count == 300 && origin.agent.hasPrefix("a b"))
    }
}
