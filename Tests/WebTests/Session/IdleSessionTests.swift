import HTTPTypes
import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct IdleSessionTests {
    @Test func aPageThatNobodyTouchesKeepsNoSessionAlive() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let path = "/tickets/\(ticket.id)/row"
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let open = try rounds.same(priya, after: .minutes(20))
            #expect(try await open.get(path, headers: [.roundsUnasked: "yes"]).status == .ok)
            #expect(try await open.send(.get, "/live?topic=ticket:1", drains: false).status == .ok)
            let later = try rounds.same(priya, after: .minutes(31))
            #expect(try await later.get("/tickets").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func aPageThatStandsOpenIsNotFedWithWhatSomebodyElseSees() async throws {
        try await withDesk { rounds in
            let row = "/tickets/\(try await rounds.labels().id)/row"
            let lee = try await rounds.browser(as: rounds.cast.lee)
            for (reader, status) in [(rounds.cast.lee, HTTPResponse.Status.ok), (rounds.cast.priya, .unauthorized)] {
                let asks: HTTPFields = [.roundsUnasked: "\(reader.id)", .accept: "*/*"]
                #expect(try await lee.get(row, headers: asks).status == status)
                #expect(try await lee.send(.head, "/live", headers: asks).status == status)
            }
        }
    }

    @Test func whatSomebodyDoesByHandKeepsItAlive() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let path = "/tickets/\(ticket.id)/row"
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await rounds.same(priya, after: .minutes(20)).get(path).status == .ok)
            #expect(try await rounds.same(priya, after: .minutes(49)).get("/tickets").status == .ok)
        }
    }
}

extension TestDesk {
    /// The browser as it is some time later.
    fileprivate func same(_ browser: Browser, after span: Span) throws -> Browser {
        let now = desk.now() + span
        let later = Browser(Desk(database: database, passwords: desk.passwords, now: { now }))
        later.setCookie("rounds_session", try #require(browser.cookie("rounds_session")))
        return later
    }
}
