import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct LinksAPITests {
    @Test func aLinkIsReadFromBothEndsAndTakenAwayInItsDirection() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for title in ["One", "Two"] { try await priya.api(.post, "tickets", ["title": .string(title)]) }
            let body: JSON = ["kind": "duplicate", "other": "R-1"]
            #expect(try await priya.api(.post, "tickets/R-2/links", body).status == .created)
            #expect(try await priya.api(.post, "tickets/R-2/links", body).status == .created)
            for number in ["R-1", "R-2"] {
                let links = try await priya.api(.get, "tickets/\(number)/links").json["links"]?.elements ?? []
                let isThere = links.map { $0["from"]?.text } == ["R-2"] && links.map { $0["to"]?.text } == ["R-1"]
                #expect(isThere, "\(number)")
            }
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.get, "tickets/R-1/links").status == .forbidden)
            #expect(try await priya.api(.delete, "tickets/R-1/links/duplicate/R-2").status == .notFound)
            #expect(try await priya.api(.delete, "tickets/R-2/links/duplicate/R-1").status == .noContent)
            #expect(try await priya.api(.get, "tickets/R-1/links").json["links"] == [])
        }
    }

    @Test func theListOfOpenTicketsIsNarrowedByWhatTheScreenOffers() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for care in [true, false] {
                try await priya.api(.post, "tickets", ["title": "Trouble", "care_affected": .bool(care)])
            }
            try await priya.api(.post, "tickets/R-1/taking")
            try await priya.api(.post, "tickets/R-2/waiting", ["on": "vendor"])
            func found(_ query: String) async throws -> [String] {
                let page = try await priya.api(.get, "tickets?\(query)")
                return page.json["tickets"]?.elements?.compactMap { $0["id"]?.text } ?? []
            }
            #expect(try await found("priority=P2") == ["R-1"])
            #expect(try await found("owner=nobody") == ["R-2"])
            #expect(try await found("owner=\(rounds.cast.priya.id)") == ["R-1"])
            #expect(try await found("waiting_on=vendor&state=waiting") == ["R-2"])
            #expect(try await found("waiting_on=requester") == [])
            #expect(try await priya.api(.get, "tickets?state=closed").status == .badRequest)
        }
    }
}
