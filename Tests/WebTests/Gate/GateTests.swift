import HTTPTypes
import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct GateTests {
    @Test func aPageOfAnotherSiteCannotActForSomebodySignedIn() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)/take"
            for site in ["cross-site", "same-site"] {
                let answer = try await priya.post(path, headers: [.secFetchSite: site])
                #expect(answer.status == .forbidden)
            }
            #expect(
                try await priya.send(.post, path, headers: [.origin: "https://evil.example"], sameOrigin: false).status
                    == .forbidden)
            #expect(try await priya.send(.post, path, sameOrigin: false).status == .forbidden)
            let own: HTTPFields = [.origin: "http://desk.test", .contentType: "application/x-www-form-urlencoded"]
            #expect(try await priya.send(.post, path, headers: own, sameOrigin: false).status == .seeOther)
        }
    }

    @Test func everyAnswerCarriesTheSafetyHeaders() async throws {
        try await withDesk { rounds in
            let answer = try await rounds.browser(as: nil).get("/nowhere")
            #expect(answer.status == .notFound)
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
            #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.requestID]?.isEmpty == false)
        }
    }

    @Test func aStrangerIsSentToSignInAndComesBack() async throws {
        try await withDesk { rounds in
            let answer = try await rounds.browser(as: nil).get("/tickets?show=mine")
            #expect(answer.location == "/sign-in?to=%2Ftickets%3Fshow%3Dmine")
        }
    }

    @Test func anAddressThatSendsTooMuchIsAskedToWait() async throws {
        try await withDesk(settings: .init(rate: .init(perSecond: 1, burst: 3))) { rounds in
            let stranger = try await rounds.browser(as: nil)
            for _ in 0..<3 { #expect(try await stranger.get("/nowhere").status == .notFound) }
            let answer = try await stranger.get("/nowhere")
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "1")
        }
    }

    @Test func aDeskWithMuchTrafficFromOneAddressIsStillSeenToBeWell() async throws {
        try await withDesk(settings: .init(rate: .init(perSecond: 1, burst: 3))) { rounds in
            let stranger = try await rounds.browser(as: nil)
            for _ in 0..<3 { _ = try await stranger.get("/nowhere") }
            #expect(try await stranger.get("/nowhere").status == .tooManyRequests)
            for path in ["/healthz", "/readyz"] {
                #expect(try await stranger.get(path).status != .tooManyRequests)
            }
        }
    }

    @Test func whoAsksMuchTooOftenWhetherTheDeskIsWellIsAskedToWait() async throws {
        let rule = RateLimit.Rule(perSecond: 1, burst: 2)
        try await withDesk(settings: .init(pingRate: rule)) { rounds in
            let stranger = try await rounds.browser(as: nil)
            for _ in 0..<2 { #expect(try await stranger.get("/healthz").status == .ok) }
            #expect(try await stranger.get("/healthz").status == .tooManyRequests)
            #expect(try await stranger.get("/ping/nobodys/job").status != .tooManyRequests)
        }
    }

    @Test(arguments: ["/sign-in", "/api/v1/tickets", "/ping/f9a1c0de-1111-4222-8333-444455556666"])
    func aBodyThatDoesNotArriveInTimeIsNotReadByHalves(path: String) async throws {
        try await withDesk(settings: .init(requestSeconds: 0)) { rounds in
            let isAPI = path.hasPrefix("/api/")
            let kind = isAPI ? "application/json" : "application/x-www-form-urlencoded"
            let sender = isAPI ? try await rounds.program(of: rounds.cast.priya) : Browser(rounds.desk)
            let answer = try await sender.send(
                .post, path, headers: [.contentType: kind], body: Array("name=pri".utf8), stalls: true)
            #expect(answer.status == .requestTimeout)
            #expect(answer.headers[.connection] == "close")
            #expect(answer.text.contains("arrived in time"))
        }
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.200.3.4", true), ("10.0.0.0/8", "11.0.0.1", false), ("::1", "::1", true),
        ("127.0.0.1", "::ffff:127.0.0.1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("0.0.0.0/0", "203.0.113.9", true),
        ("10.0.0.0/8", "fe80::1", false),
    ])
    func aNetworkHoldsItsAddresses(network: String, address: String, holds: Bool) throws {
        #expect(try #require(Network(network)).contains(address) == holds)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0/8", "::1/129", "a.b.c.d", "10.0.0.0/8/8", "10.0.0.0/-1"])
    func whatIsNoNetworkIsNone(text: String) {
        #expect(Network(text) == nil)
    }
}
