import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct TemplateTests {
    @Test func theLeadWritesATemplateAndTheQuickFormFillsItselfIn() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let sam = try await rounds.browser(as: rounds.cast.sam)
            let form = [
                ("code", "T1"), ("title", "Chart is slow"), ("kind", "incident"), ("ask", "One unit or all?"),
                ("service", hospital.chart.id.description), ("affected", "unit"), ("workaround", "none"),
                ("active", "yes"), ("reply", "We look, {name}."),
            ]
            #expect(try await sam.post("/templates/new", form: form).location == "/templates")
            #expect(try await sam.post("/templates/new", form: form).text.contains("is there already"))
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.post("/templates/new", form: form).status == .forbidden)
            let filled = try await priya.post(
                "/tickets/new", form: [("use", "template"), ("template", "1"), ("requester", "maria"), ("title", "")])
            #expect(filled.status == .ok && filled.fault == nil)
            for there in ["value=\"Chart is slow\"", "One unit or all?", "value=\"maria\""] {
                #expect(filled.text.contains(there), "\(there)")
            }
            let typed = try await priya.post(
                "/tickets/new", form: [("use", "template"), ("template", "1"), ("title", "Typed before")])
            #expect(typed.text.contains("Typed before") && !typed.text.contains("value=\"Chart is slow\""))
        }
    }

    @Test func aSavedReplyIsPutBelowWhatWasTypedAndNothingIsSent() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let cast = rounds.cast
            _ = try await rounds.database.write { tx in
                let reply = SavedReply(
                    id: .init(0), code: "C1", title: "Fixed", body: "Dear {name}, {number} is mended; ask {question}.")
                return try tx.addSavedReply(reply, by: cast.sam, at: Cast.morning)
            }
            let priya = try await rounds.browser(as: cast.priya)
            let path = "/tickets/\(ticket.id)"
            #expect(try await priya.get(path).text.contains("Say what is said often"))
            let page = try await priya.post(
                path + "/reply", form: [("insert", "yes"), ("saved", "reply:1"), ("body", "Half a thought")])
            #expect(page.status == .ok && page.fault == nil && page.text.contains("Half a thought"))
            #expect(page.text.contains("Dear Maria Lopez, R-\(ticket.id) is mended; ask {question}."))
            // No script leaves the page over words that are kept nowhere else.
            #expect(page.text.contains("action=\"\(path)/reply\" class=\"\" data-typed>"))
            let said = try await rounds.database.read { try $0.messages(on: ticket.id, notes: true).count }
            #expect(said == 1)
            let early = try await priya.post(path + "/reply", form: [("body", "Tell us {question}.")])
            #expect(early.status == .unprocessableContent && early.text.contains("Fill in {question} before"))
        }
    }

    @Test func lookingACallerUpShowsWhereTheyAreAndWhatIsOpen() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let cast = rounds.cast
            try await rounds.database.write { tx in
                let draft = try TicketDraft(
                    kind: .incident, channel: .phone, title: "Cart is dead", place: "Room 12", callback: "4417",
                    location: hospital.room.id)
                _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
            }
            let priya = try await rounds.browser(as: cast.priya)
            let page = try await priya.post(
                "/tickets/new", form: [("use", "caller"), ("requester", "maria"), ("title", "Typed before")])
            #expect(page.status == .ok && page.fault == nil)
            for there in ["Maria Lopez", "Cart is dead", "WOW-4W-01", "value=\"4417\"", "value=\"Typed before\""] {
                #expect(page.text.contains(there), "\(there)")
            }
            let called = try await priya.post("/tickets/new", form: [("use", "caller"), ("requester", "4417")])
            #expect(called.text.contains("value=\"Maria Lopez\"") && called.text.contains("Cart is dead"))
            let saved = try await priya.post(
                "/tickets/new",
                form: [
                    ("requester", "Maria Lopez"), ("requester_id", cast.maria.id.description), ("title", "Cart again"),
                    ("kind", "incident"), ("place", "Room 12 · 4W-12"), ("device", "wow-4w-01"), ("workaround", ""),
                ])
            #expect(saved.status == .seeOther)
            let ticket = try await rounds.database.read { try $0.ticket(.init(2)) }
            #expect(ticket?.fields.device == hospital.cart.id && ticket?.fields.location == hospital.room.id)
            #expect(ticket?.requester == cast.maria.id && ticket?.fields.service == hospital.chart.id)
        }
    }

    @Test func theStarterContentBringsTemplatesAndReplies() async throws {
        try await withDesk { rounds in
            let seed = try HospitalSeed.packaged()
            let load = try await rounds.database.write { try $0.load(seed, by: .desk, at: Cast.morning) }
            #expect(load.templates == seed.ticketTemplates.count && load.replies == seed.replies.count)
            let again = try await rounds.database.write { try $0.load(seed, by: .desk, at: Cast.morning) }
            #expect(again == SeedLoad())
            let page = try await rounds.browser(as: rounds.cast.sam).get("/templates")
            #expect(page.fault == nil && page.text.contains("Fixed, please confirm"))
            for path in ["/templates/1", "/templates/new", "/saved-replies/1", "/saved-replies/new"] {
                let form = try await rounds.browser(as: rounds.cast.sam).get(path)
                #expect(form.status == .ok && form.fault == nil, "\(path)")
            }
        }
    }
}
