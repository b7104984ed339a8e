import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// What programs do with what is known.
@Suite struct KnowledgeAPITests {
    private let whatever: HTTPFields = [.ifMatch: "*"]
    private let ribbon: JSON = [
        "title": "Label printer prints empty labels", "body": "Turn the ribbon over.", "audience": "everyone",
    ]

    @Test func whatAnArticleSaidBeforeStaysReadable() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            try await priya.api(.post, "articles", ribbon)
            try await priya.api(.patch, "articles/1", ["audience": "staff"], headers: whatever)
            try await priya.api(.patch, "articles/1", ["body": "Buy another printer."], headers: whatever)
            let versions = try await priya.api(.get, "articles/1/versions").json["versions"]?.elements ?? []
            #expect(versions.map { $0["version"]?.integer } == [3, 1])
            #expect(versions.first?["author"]?["name"]?.text == "Priya Raman")
            let first = try await priya.api(.get, "articles/1/versions/1").json
            #expect(first["body"]?.text == "Turn the ribbon over." && first["version"]?.integer == 1)
            for gone in ["articles/1/versions/2", "articles/1/versions/first", "articles/9/versions"] {
                #expect(try await priya.api(.get, gone).status == .notFound, "\(gone)")
            }
            let maria = try await rounds.program(of: rounds.cast.maria)
            #expect(try await maria.api(.get, "articles/1/versions").status == .forbidden)
        }
    }

    @Test func aResolvedTicketBecomesOneDraft() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let path = "tickets/\(ticket.id)/article"
            #expect(try await priya.api(.post, path).status == .conflict)
            try await priya.api(.post, "tickets/\(ticket.id)/notes", ["body": "Patient Jane Roe waited."])
            try await priya.api(.post, "tickets/\(ticket.id)/resolution", ["fix": "New ribbon", "cause": "Lot 7"])
            let draft = try await priya.api(.post, path)
            #expect(draft.status == .created && draft.location == "/api/v1/articles/1")
            #expect(draft.json["state"]?.text == "draft" && draft.json["ticket"]?.integer == ticket.id.number)
            #expect(draft.text.contains("Lot 7") && !draft.text.contains("Jane Roe"))
            #expect(try await priya.api(.post, path).json["id"]?.integer == 1)
            let known = try await priya.api(.get, "tickets/\(ticket.id)/articles").json
            #expect(known["drafted"]?[0]?["id"]?.integer == 1 && known["helping"] == [])
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            #expect(try await ruth.api(.post, path).status == .forbidden)
            let narrow = try await rounds.program(of: rounds.cast.priya, scopes: [.writeKnowledge])
            #expect(try await narrow.api(.post, path).status == .notFound)
        }
    }

    @Test func everybodyIsOfferedWhatTheyMayRead() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let staff: JSON = ["title": "Labels fail after a swap", "body": "Pair it again.", "audience": "staff"]
            for (number, article) in [(1, ribbon), (2, staff)] {
                try await priya.api(.post, "articles", article)
                try await priya.api(.post, "articles/\(number)/state", ["state": "published"], headers: whatever)
            }
            let maria = try await rounds.program(of: rounds.cast.maria)
            func offered(_ reader: Browser, _ query: String) async throws -> [Int64] {
                let found = try await reader.api(.get, "article-suggestions?q=\(query)")
                return found.json["articles"]?.elements?.compactMap { $0["id"]?.integer } ?? []
            }
            #expect(try await offered(maria, "labels+are+empty") == [1])
            #expect(try await offered(maria, "swap+labels") == [1])
            #expect(try await offered(priya, "swap+labels").first == 2)
            #expect(try await maria.api(.get, "article-suggestions").status == .badRequest)
            let helping = try await priya.api(.get, "tickets/\(ticket.id)/articles").json["helping"]?.elements ?? []
            #expect(helping.contains { $0["id"]?.integer == 2 })
            #expect(try await maria.api(.get, "tickets/\(ticket.id)/articles").status == .forbidden)
        }
    }

    @Test func whatIsDueToBeLookedAtIsAListOfItsOwn() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for number in 1...2 {
                try await priya.api(.post, "articles", ribbon)
                try await priya.api(.post, "articles/\(number)/state", ["state": "published"], headers: whatever)
            }
            try await priya.api(.patch, "articles/2", ["review_on": "2026-11-24"], headers: whatever)
            let due = try await priya.api(.get, "articles?review=due").json["articles"]?.elements ?? []
            #expect(due.map { $0["id"]?.integer } == [2])
            #expect(try await priya.api(.get, "articles?review=later").status == .badRequest)
        }
    }
}
