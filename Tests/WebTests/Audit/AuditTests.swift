import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct AuditTests {
    @Test func theAuditorSeesWhoDidWhatAndIsSeenLooking() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let page = try await ruth.get("/audit?kind=ticket.reported")
            #expect(page.text.contains("Maria Lopez") && page.text.contains("href=\"/tickets/\(ticket.id)\""))
            for _ in 1...3 { _ = try await ruth.get("/audit") }
            let looks = try await rounds.database.read { tx in
                try tx.events(EventFilter(kind: Happening.Kind.auditRead.rawValue), before: nil, limit: 10)
            }
            #expect(looks.map(\.by) == [.person(rounds.cast.ruth.id)])
        }
    }

    @Test func thingsAreCalledByTheirNamesWithTheirNumberBesides() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let task = try await rounds.upsTask()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let page = try await ruth.get("/audit")
            #expect(page.text.contains("<a href=\"/tickets/\(ticket.id)\">R-1 Labels fail in ED</a>"))
            #expect(page.text.contains("<a href=\"/planned/\(task.id)\">Swap the UPS battery</a>"))
            #expect(page.text.contains("<span class=\"meta\">task:\(task.id)</span>") && page.fault == nil)
        }
    }

    @Test func whoMayNotReadAThingLearnsItsNumberAlone() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let narrow = rounds.cast.ruth.narrowed(to: [.readAudit])
            let found = try await rounds.database.read { tx in
                try tx.auditPage(EventFilter(), before: nil, limit: 50, for: narrow)
            }
            let about = found.words.about(.ticket(ticket.id))
            #expect(about.name == "R-1" && about.path == nil && about.code == "ticket:1")
        }
    }

    @Test func passagesThatWereFoundAreReadLikeTheTicketItself() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            _ = try await rounds.database.write { tx in
                try tx.note("The spooler hung.", on: ticket.id, by: rounds.cast.priya, at: Cast.morning)
            }
            func reads() async throws -> [Actor] {
                try await rounds.database.read { tx in
                    try tx.events(EventFilter(kind: Happening.Kind.ticketRead.rawValue), before: nil, limit: 10)
                }.map(\.by)
            }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.get("/search?q=spooler").text.contains("hung"))
            #expect(try await reads() == [])
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            #expect(try await ruth.get("/search?q=spooler").text.contains("hung"))
            #expect(try await reads() == [.person(rounds.cast.ruth.id)])
        }
    }

    @Test func filtersComeBackFilledInAndSayWhatTheyDoNotKnow() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let page = try await ruth.get("/audit?who=mallory&about=R-1&from=yesterday")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("Nobody signs in with “mallory”.") && page.text.contains("value=\"R-1\""))
            let maria = try await ruth.get("/audit?who=MARIA&about=R-1&from=2026-11-24&until=2026-11-24")
            #expect(maria.text.contains("reported it in the portal"))
            #expect(try await ruth.get("/audit?until=2026-11-23").text.contains("No record fits"))
        }
    }

    @Test func aVerificationSaysWhatItFoundToEverybodyAfter() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            #expect(try await ruth.get("/audit").text.contains("Never verified so far."))
            #expect(try await ruth.post("/audit/verification").location == "/audit")
            #expect(try await ruth.get("/audit").text.contains("Whole"))
            try await rounds.database.write { tx in
                try tx.run("UPDATE event SET facts = '{\"care\":false}' WHERE kind = 'ticket.reported'")
            }
            let program = try await rounds.program(of: rounds.cast.ruth)
            let verdict = try await program.api(.post, "audit/verification")
            #expect(verdict.json["whole"]?.bool == false)
            #expect(verdict.json["fault"]?.text?.hasSuffix("is not what was written.") == true)
            #expect(try await ruth.get("/audit").text.contains("Broken"))
        }
    }

    @Test func theExportIsATableThatNoSpreadsheetRuns() async throws {
        try await withDesk { rounds in
            let ada = rounds.cast.ada
            let draft = try PersonDraft(name: "=HYPERLINK(1)", signInName: "evil", email: "", role: .specialist)
            try await rounds.database.write { tx in
                let evil = try tx.addPerson(draft, by: .person(ada.id), at: Cast.morning)
                try tx.record(Happening(.signedIn, about: .person(evil.id)), by: .person(evil.id), at: Cast.morning)
            }
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            let file = try await ruth.get("/audit/export")
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            let lines = file.text.split(separator: "\r\n")
            let end = try await rounds.database.read { tx in try tx.endOfLog().number }
            #expect(lines.count == Int(end) + 1 && lines[0].hasPrefix("\u{FEFF}number,at,by"))
            #expect(file.text.contains(",'=HYPERLINK(1),") && lines[1].contains("audit.read"))
        }
    }

    @Test func anEventIsFoundByEveryFilterOfTheAPI() async throws {
        try await withDesk { rounds in
            _ = try await rounds.labels()
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            let maria = "person:\(rounds.cast.maria.id)"
            let query =
                "by=\(maria)&kind=ticket.reported&about=ticket:1&from=2026-11-24T00:00:00Z&until=2026-11-25T00:00:00Z"
            let found = try await ruth.api(.get, "audit/events?\(query)").json["events"]
            #expect(found?.elements?.count == 1 && found?[0]?["by_name"]?.text == "Maria Lopez")
            #expect(try await ruth.api(.get, "audit/events?until=2026-11-01T00:00:00Z").json["events"] == [])
            let priya = try await rounds.program(of: rounds.cast.priya)
            #expect(try await priya.api(.get, "audit/events").status == .forbidden)
        }
    }
}
