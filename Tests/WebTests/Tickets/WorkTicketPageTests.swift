import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct WorkTicketPageTests {
    @Test func aSpecialistTakesNotesRepliesAndTheConversationShowsIt() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.post("/tickets/\(ticket.id)/take").location == "/tickets/\(ticket.id)")
            _ = try await priya.post("/tickets/\(ticket.id)/note", form: [("body", "Spooler *hung*.")])
            _ = try await priya.post("/tickets/\(ticket.id)/reply", form: [("body", "We are on it.")])
            let page = try await priya.get("/tickets/\(ticket.id)")
            #expect(page.status == .ok)
            #expect(
                page.text.contains("Spooler") && page.text.contains("We are on it.") && page.text.contains("took it"))
        }
    }

    @Test func whatWasDoneIsSaidOnce() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await priya.post("/tickets/\(ticket.id)/take")
            #expect(try await priya.get("/tickets/\(ticket.id)").text.contains("It is yours now."))
            #expect(try await !priya.get("/tickets/\(ticket.id)").text.contains("It is yours now."))
        }
    }

    @Test func aWrongNumberStaysOnThePageOfTheRequest() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for other in ["R-99999", "510 or so"] {
                let form = [("kind", "duplicate"), ("other", other)]
                let back = try await priya.post("/tickets/\(ticket.id)/links", form: form)
                #expect(back.status == .unprocessableContent && back.text.contains("Labels fail in ED"), "\(other)")
            }
        }
    }

    @Test func nobodyWaitsForTheRequesterWithoutAsking() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)/wait"
            let version = ("version", String(ticket.version))
            let back = try await priya.post(path, form: [("on", "requester"), ("question", " "), version])
            #expect(back.status == .unprocessableContent && back.text.contains("Say what you wait for"))
            let asked = [("on", "requester"), ("question", "Which printer is it?"), version]
            #expect(try await priya.post(path, form: asked).status == .seeOther)
            let waits = try #require(try await rounds.database.read { try $0.ticket(ticket.id) })
            #expect(waits.waiting?.on == .requester && waits.fields.assignee == rounds.cast.priya.id)
            let vendor = [("on", "vendor"), ("version", String(waits.version))]
            #expect(try await priya.post(path, form: vendor).status == .seeOther)
        }
    }

    @Test func aDoubleClickSendsOneReply() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for _ in 0..<3 {
                let sent = try await priya.post(
                    "/tickets/\(ticket.id)/reply", form: [("body", "We are on it."), ("once", "abc123")])
                #expect(sent.status == .seeOther)
            }
            let said = try await rounds.database.read { try $0.messages(on: ticket.id, notes: true) }
            #expect(said.filter { $0.message.kind == .reply }.count == 1)
        }
    }

    @Test func anEmptyReplyComesBackWithItsSentence() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let back = try await priya.post("/tickets/\(ticket.id)/reply", form: [("body", "  ")])
            #expect(back.status == .unprocessableContent)
            #expect(back.text.contains("Write something first."))
        }
    }

    @Test func aLateSaveLeavesTheColleaguesChangeAlone() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let path = "/tickets/\(ticket.id)/change"
            _ = try await priya.post(
                path, form: ticket.fields.form(with: ["priority": "1", "priority_reason": "Two wards."]))
            #expect(try await lee.post(path, form: ticket.fields.form(with: ["place": "4 West"])).status == .seeOther)
            let now = try await rounds.database.read { try $0.ticket(ticket.id)?.fields }
            #expect(now?.priority == .p1 && now?.place == "4 West")
        }
    }

    @Test func aPrioritySetByHandWantsAReasonWhichThePageThenTells() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)/change"
            let back = try await priya.post(path, form: ticket.fields.form(with: ["priority": "1"]))
            #expect(back.status == .unprocessableContent && back.text.contains("Say why this is P1."))
            // The address of a form is asked for by nobody: live news come from the ticket's own page.
            #expect(back.text.contains("data-live-src=\"/tickets/\(ticket.id)\""))
            let form = ticket.fields.form(with: ["priority": "1", "priority_reason": "Two units wait."])
            #expect(try await priya.post(path, form: form).status == .seeOther)
            let page = try await priya.get("/tickets/\(ticket.id)").text
            #expect(page.contains("Set by hand: Two units wait. <span"))
        }
    }

    @Test func aLateJudgementNeverUndoesAColleagues() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let stands = ticket.circumstances
            let seen = [
                ("was_care", "yes"), ("was_affected", stands.affected.rawValue),
                ("was_workaround", stands.workaround.rawValue),
            ]
            let path = "/tickets/\(ticket.id)/judge"
            let worse = seen + [("care", "yes"), ("affected", "unit"), ("workaround", "none")]
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.post(path, form: worse).status == .seeOther)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let late = try await lee.post(path, form: seen + [("affected", "one"), ("workaround", "full")])
            #expect(late.status == .conflict && late.text.contains("A colleague judged this meanwhile"))
            let now = try await rounds.database.read { try $0.ticket(ticket.id) }
            #expect(now?.careAffected == true && now?.circumstances.affected == .unit)
        }
    }

    @Test func whoeverHasItStaysChosenAfterTheyLeft() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let (lee, ada) = (rounds.cast.lee, rounds.cast.ada)
            let taken = try await rounds.database.write { tx in
                let taken = try tx.takeTicket(ticket.id, by: lee, at: Cast.morning)
                _ = try tx.deactivatePerson(lee.id, by: .person(ada.id), at: Cast.morning)
                return taken
            }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/tickets/\(ticket.id)").text
            #expect(page.contains("<option value=\"\(lee.id)\" selected>\(lee.name), who left</option>"))
            let form = taken.fields.form(with: ["callback": "4411"])
            #expect(try await priya.post("/tickets/\(ticket.id)/change", form: form).status == .seeOther)
            #expect(try await rounds.database.read { try $0.ticket(ticket.id)?.fields.assignee } == lee.id)
        }
    }

    @Test func whatWasTypedIsKeptWhenAColleagueResolvesFirst() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)/resolve"
            let version = ("version", String(ticket.version))
            let first = [("fix", "New ribbon"), ("cause", "Old ribbon"), version]
            #expect(try await priya.post(path, form: first).status == .seeOther)
            let late = try await priya.post(path, form: [("fix", "Cleaned the sensor"), ("cause", "Dust"), version])
            #expect(late.status == .conflict && late.text.contains("Cleaned the sensor") && late.text.contains("Dust"))
            let waits = [("on", "vendor"), ("question", "Please send a sensor"), version]
            let wait = try await priya.post("/tickets/\(ticket.id)/wait", form: waits)
            #expect(wait.status != .seeOther && wait.text.contains("Please send a sensor"))
        }
    }

    @Test func theSameFieldChangedByTwoIsShownWithBothValues() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let path = "/tickets/\(ticket.id)/change"
            _ = try await priya.post(path, form: ticket.fields.form(with: ["title": "Printer ED-LP-03"]))
            let back = try await lee.post(path, form: ticket.fields.form(with: ["title": "Label printer"]))
            #expect(back.status == .conflict)
            #expect(back.text.contains("Printer ED-LP-03") && back.text.contains("Label printer"))
            #expect(try await rounds.database.read { try $0.ticket(ticket.id)?.fields.title } == "Printer ED-LP-03")
        }
    }

    @Test func theOneWhoChangedTheFieldIsNamedNotWhoeverWasLast() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let cast = rounds.cast
            let path = "/tickets/\(ticket.id)/change"
            let (priya, sam) = (try await rounds.browser(as: cast.priya), try await rounds.browser(as: cast.sam))
            let lee = try await rounds.browser(as: cast.lee)
            _ = try await priya.post(path, form: ticket.fields.form(with: ["title": "Printer ED-LP-03"]))
            let first = try await rounds.database.read { try $0.ticket(ticket.id) }
            let next = try #require(first?.fields.form(with: ["callback": "4411"]))
            _ = try await sam.post(path, form: next)
            let back = try await lee.post(path, form: ticket.fields.form(with: ["title": "Label printer"]))
            #expect(back.text.contains("\(cast.priya.name) saved") && !back.text.contains("\(cast.sam.name) saved"))
        }
    }

    @Test func nobodyTakesAColleaguesWorkFromAPageThatShowedItFree() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let cast = rounds.cast
            let path = "/tickets/\(ticket.id)"
            let (priya, lee) = (try await rounds.browser(as: cast.priya), try await rounds.browser(as: cast.lee))
            #expect(try await lee.get(path).text.contains("name=\"holder\" value=\"\""))
            #expect(try await priya.post(path + "/take", form: [("holder", "")]).status == .seeOther)
            let late = try await lee.post(path + "/take", form: [("holder", "")])
            #expect(late.text.contains("\(cast.priya.name) has taken it meanwhile"))
            #expect(try await rounds.database.read { try $0.ticket(ticket.id)?.fields.assignee } == cast.priya.id)
            let knowing = [("holder", cast.priya.id.description)]
            #expect(try await lee.post(path + "/take", form: knowing).status == .seeOther)
            #expect(try await rounds.database.read { try $0.ticket(ticket.id)?.fields.assignee } == cast.lee.id)
        }
    }

    @Test func theAuditorsLookLeavesOneLineInTenMinutes() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            for _ in 0..<3 { #expect(try await ruth.get("/tickets/\(ticket.id)").status == .ok) }
            let kinds = try await rounds.database.read {
                try $0.events(about: .ticket(ticket.id), limit: 10).map(\.kind)
            }
            #expect(kinds.filter { $0 == "ticket.read" }.count == 1)
        }
    }

    @Test func anotherRequestersTicketIsNotHere() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let omar = try await rounds.browser(as: rounds.cast.omar)
            #expect(try await omar.get("/tickets/\(ticket.id)").status == .notFound)
            #expect(try await omar.get("/tickets/\(ticket.id)/timeline").status == .forbidden)
        }
    }
}
