import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct ArticlePagesTests {
    private static let form = [
        ("title", "Label printer prints empty labels"), ("body", "# Turn the ribbon\n\n<b>over</b>"),
        ("audience", "everyone"),
    ]

    @Test func anArticleIsWrittenPublishedAndReadByANurse() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let path = try #require(try await priya.post("/articles/new", form: Self.form).location)
            let page = try await priya.get(path).text
            #expect(page.contains("Draft") && page.contains("&lt;b&gt;over&lt;/b&gt;"))
            let help = "/portal/help/1"
            #expect(try await maria.get(help).status == .notFound)
            #expect(try await maria.get(path).status == .forbidden)
            let turn = [("state", "published"), ("version", "1")]
            #expect(try await priya.post(path + "/turn", form: turn).location == path)
            #expect(try await maria.get("/portal/help").text.contains(help))
            #expect(try await maria.get("/portal/help?q=labels+are+empty").text.contains(help))
            #expect(try await maria.get(help).text.contains("Turn the ribbon"))
            let onward = [("kind", "incident"), ("title", "The printer gives empty labels"), ("to", "place")]
            let next = try #require(try await maria.post("/portal/report", form: onward).location)
            #expect(try await maria.get(next).text.contains(help))
            #expect(try await priya.get("/search?q=ribbon").text.contains(path))
        }
    }

    @Test func aSolvedRequestBecomesADraftInOneStep() async throws {
        try await withDesk { rounds in
            let cast = rounds.cast
            let ticket = try await rounds.labels()
            _ = try await rounds.database.write { tx in
                try tx.note("Patient Jane Roe waited.", on: ticket.id, by: cast.priya, at: Cast.morning)
            }
            let priya = try await rounds.browser(as: cast.priya)
            let open = try await priya.post("\(ticket.id.path)/article", form: [])
            #expect(open.status == .conflict || open.status == .unprocessableContent)
            try await rounds.database.write { tx in
                _ = try tx.resolveTicket(
                    ticket.id, fix: "Paired it again.", cause: "The battery was empty.", version: nil, by: cast.priya,
                    at: Cast.morning)
            }
            #expect(try await priya.get(ticket.id.path).text.contains("Draft an article from it"))
            let path = try #require(try await priya.post("\(ticket.id.path)/article", form: []).location)
            let form = try await priya.get(path).text
            #expect(form.contains("Paired it again.") && form.contains("The battery was empty."))
            #expect(!form.contains("Jane Roe"))
            #expect(try await priya.post("\(ticket.id.path)/article", form: []).location == "/articles/1")
            #expect(try await priya.get(ticket.id.path).text.contains("Written down from it"))
        }
    }

    @Test func aLateSaveAsksBeforeItUndoesWhatAColleagueWrote() async throws {
        try await withDesk { rounds in
            let cast = rounds.cast
            let fields = Article.Fields(title: "Ribbon", body: "One")
            _ = try await rounds.database.write { try $0.addArticle(fields, by: cast.priya, at: Cast.morning) }
            let priya = try await rounds.browser(as: cast.priya)
            let path = "/articles/1/change"
            #expect(try await priya.post(path, form: fields.form(with: ["body": "Two"])).location == "/articles/1")
            let late = try await priya.post(path, form: fields.form(with: ["body": "Three"]))
            #expect(late.status == .conflict && late.text.contains("Three"))
            #expect(try await priya.get("/articles/1?version=1").text.contains("This is what it said"))
            #expect(try await priya.get("/articles/1?version=9").status == .notFound)
        }
    }

    @Test func anEmptyFormSaysWhatIsMissing() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let answer = try await priya.post("/articles/new", form: [("audience", "staff")])
            #expect(answer.status == .unprocessableContent)
            #expect(try await priya.get("/articles").text.contains("Nothing is published yet"))
        }
    }
}
