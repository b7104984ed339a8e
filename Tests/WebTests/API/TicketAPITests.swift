import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct TicketAPITests {
    @Test func aTicketGoesItsWholeWayThroughTheAPI() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.program(of: rounds.cast.maria)
            let priya = try await rounds.program(of: rounds.cast.priya)
            let reported = try await maria.api(.post, "tickets", ["title": "Labels fail in ED", "care_affected": true])
            #expect(reported.status == .created)
            #expect(reported.location == "/api/v1/tickets/R-1")
            #expect(reported.json["priority"]?.text == "P2")
            #expect(try await priya.api(.post, "tickets/R-1/taking").json["assignee"]?["name"]?.text == "Priya Raman")
            #expect(try await priya.api(.post, "tickets/R-1/notes", ["body": "Ribbon"]).status == .created)
            #expect(try await priya.api(.post, "tickets/R-1/replies", ["body": "On my way"]).status == .created)
            let resolved = try await priya.api(
                .post, "tickets/R-1/resolution", ["fix": "New ribbon", "cause": "Lot 7"])
            #expect(resolved.json["state"]?.text == "resolved")
            #expect(try await maria.api(.post, "tickets/R-1/answers", ["body": "Not quite"]).status == .created)
            #expect(try await maria.api(.get, "tickets/R-1").json["state"]?.text == "in_progress")
        }
    }

    @Test func aRequesterNeverSeesANoteNorTheCause() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let note = try await priya.api(.post, "tickets/\(ticket.id)/notes", ["body": "Secret ribbon"])
            try await priya.api(.post, "tickets/\(ticket.id)/resolution", ["fix": "Done", "cause": "Secret lot"])
            let why: JSON = ["priority": "P1", "priority_reason": "Secret reason"]
            let urgent = try await priya.api(.patch, "tickets/\(ticket.id)", why, headers: [.ifMatch: "*"])
            #expect(urgent.json["priority_reason"]?.text == "Secret reason")
            let maria = try await rounds.program(of: rounds.cast.maria)
            let found = try await maria.api(.get, "tickets/\(ticket.id)/messages")
            #expect(found.json["messages"]?.elements?.map { $0["kind"]?.text } == ["report", "fix"])
            for path in ["", "/messages", "/messages/\(note.json["id"]?.integer ?? 0)", "/events"] {
                #expect(try await !maria.api(.get, "tickets/\(ticket.id)\(path)").text.contains("Secret"))
            }
            #expect(try await maria.api(.get, "tickets/\(ticket.id)/events").status == .forbidden)
            #expect(try await maria.api(.get, "search?q=secret").status == .forbidden)
        }
    }

    @Test func aRequesterDoesNotChooseThePriority() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.program(of: rounds.cast.maria)
            let urgent: JSON = ["title": "My mouse is the wrong colour", "priority": "P1", "priority_reason": "Please"]
            let refused = try await maria.api(.post, "tickets", urgent)
            #expect(refused.status == .unprocessableContent)
            #expect(
                refused.json["errors"]?.elements?.map { $0["pointer"]?.text } == ["/priority", "/priority_reason"])
            let engine = try await rounds.program(of: rounds.cast.engine)
            #expect(try await engine.api(.post, "tickets", urgent).json["priority"]?.text == "P1")
        }
    }

    @Test func aReportSaysWhyItsPriorityIsNotTheRules() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let refused = try await priya.api(.post, "tickets", ["title": "My mouse is slow", "priority": "P1"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.json["errors"]?.elements?.map { $0["pointer"]?.text } == ["/priority_reason"])
            #expect(refused.text.contains("The rules say P3. Say why this is P1."))
            let same = try await priya.api(.post, "tickets", ["title": "My mouse is slow", "priority": "P3"])
            #expect(same.status == .created)
        }
    }

    @Test func aRequesterNamesADeviceByItsStickerAndReadsNothingOfIt() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let maria = try await rounds.program(of: rounds.cast.maria)
            for member in ["device_id", "location_id"] {
                // Whether there is one or not.
                for number: Int64 in [1, 99] {
                    let refused = try await maria.api(.post, "tickets", ["title": "Cart", member: .integer(number)])
                    #expect(refused.json["errors"]?[0]?["pointer"]?.text == "/\(member)", "\(number)")
                }
            }
            let words: JSON = ["title": "Cart is dead", "place": "room 12", "device_tag": "wow-4w-01"]
            #expect(try await maria.api(.post, "tickets", words).json["place"]?.text == "4 West oncology, Room 12")
            let asPlace = try await maria.api(.post, "tickets", ["title": "Cart is dead", "place": "wow-4w-01"])
            #expect(asPlace.json["place"]?.text == "wow-4w-01")
            let priya = try await rounds.program(of: rounds.cast.priya)
            for path in ["tickets/R-1", "tickets/R-2"] {
                let hers = try await maria.api(.get, path)
                #expect(hers.json["device"] == nil && hers.json["location"] == nil && hers.json["service"] == nil)
                #expect(!hers.text.contains("Ergotron") && !hers.text.contains("svc.ehr"))
                #expect(try await priya.api(.get, path).json["device"]?["code"]?.text == "WOW-4W-01")
            }
            let kept = try await rounds.database.read { try $0.ticket(.init(2))?.fields.location }
            #expect(kept == hospital.room.id)
        }
    }

    @Test func aStickerThatNobodyKnowsIsKeptAsItWasRead() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            let reported = try await priya.api(.post, "tickets", ["title": "Cart", "device_tag": "ZZZ-9"])
            #expect(reported.status == .created && reported.json["device"] == .null)
            #expect(try await priya.api(.get, "tickets/R-1/messages").text.contains("ZZZ-9"))
        }
    }

    @Test func whichNumbersArePeopleIsNotToldToARequester() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.program(of: rounds.cast.maria)
            for number in [rounds.cast.omar.id.number, 9_999] {
                let refused = try await maria.api(.post, "tickets", ["title": "X", "requester_id": .integer(number)])
                #expect(refused.status == .forbidden, "\(number)")
            }
            let own: JSON = ["title": "X", "requester_id": .integer(rounds.cast.maria.id.number)]
            #expect(try await maria.api(.post, "tickets", own).status == .created)
        }
    }

    @Test func anothersTicketDoesNotExistForARequester() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let omar = try await rounds.program(of: rounds.cast.omar)
            #expect(try await omar.api(.get, "tickets/\(ticket.id)").status == .notFound)
            #expect(try await omar.api(.post, "tickets/\(ticket.id)/answers", ["body": "Hm"]).status == .notFound)
            #expect(try await omar.api(.get, "tickets").json["tickets"] == [])
            #expect(try await omar.api(.get, "tickets?list=open").status == .forbidden)
        }
    }

    @Test func aListIsReadPageByPageToItsEnd() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.program(of: rounds.cast.priya)
            for number in 1...5 { try await priya.api(.post, "tickets", ["title": .string("Ticket \(number)")]) }
            var seen: [String] = []
            var path: String? = "/api/v1/tickets?list=all&limit=2"
            while let next = path {
                let page = try await priya.get(next)
                seen += page.json["tickets"]?.elements?.compactMap { $0["id"]?.text } ?? []
                path = page.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
                #expect((page.json["next"]?.text == nil) == (path == nil))
            }
            #expect(seen == ["R-5", "R-4", "R-3", "R-2", "R-1"])
        }
    }

    @Test func aChangeNamesTheVersionItSaw() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let path = "tickets/\(ticket.id)"
            #expect(try await priya.api(.patch, path, ["priority": "P1"]).status == .preconditionRequired)
            let changed = try await priya.api(
                .patch, path, ["priority": "P1", "priority_reason": "The ward asked."], headers: [.ifMatch: "\"1\""])
            #expect(changed.json["priority"]?.text == "P1" && changed.headers[.eTag] == "\"2\"")
            let late = try await priya.api(
                .patch, path, ["priority": "P4", "priority_reason": "The ward asked."], headers: [.ifMatch: "\"1\""])
            #expect(late.status == .preconditionFailed && late.headers[.eTag] == "\"2\"")
            #expect(late.problem == "changed-meanwhile")
            let taken = try await priya.api(.post, path + "/taking", headers: [.ifMatch: "\"1\""])
            #expect(taken.status == .preconditionFailed)
            #expect(
                try await priya.api(
                    .patch, path, ["priority": "P4", "priority_reason": "The ward asked."], headers: [.ifMatch: "*"]
                ).status == .ok)
        }
    }

    @Test func whatIsLeftOutStaysAndNullTakesAway() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.program(of: rounds.cast.priya)
            let path = "tickets/\(ticket.id)"
            let any: HTTPFields = [.ifMatch: "*"]
            let given = try await priya.api(
                .patch, path, ["assignee_id": .integer(rounds.cast.lee.id.number)], headers: any)
            #expect(given.json["assignee"]?["name"]?.text == "Lee Chen" && given.json["place"]?.text == "ED, triage")
            let free = try await priya.api(.patch, path, ["assignee_id": nil], headers: any)
            #expect(free.json["assignee"] == .null)
            let wrong = try await priya.api(
                .patch, path, ["assignee_id": .integer(rounds.cast.maria.id.number)], headers: any)
            #expect(wrong.json["errors"]?[0]?["pointer"]?.text == "/assignee_id")
        }
    }

    @Test func anAuditorsLookAtNotesIsOnRecordOnce() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let ruth = try await rounds.program(of: rounds.cast.ruth)
            for _ in 1...3 { try await ruth.api(.get, "tickets/\(ticket.id)/messages") }
            let events = try await rounds.database.read { tx in try tx.events(about: .ticket(ticket.id), limit: 10) }
            #expect(events.map(\.kind) == ["ticket.reported", "ticket.read"])
        }
    }
}
