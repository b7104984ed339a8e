import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PortalTests {
    let typed = [
        ("title", "Labels do not print"), ("details", "Since 07:10"), ("kind", "incident"), ("place", "ED, triage"),
        ("callback", "4402"), ("care", "yes"),
    ]

    @Test func aNurseReportsInThreeStepsAndReadsWhatHappensNext() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let sent = try await maria.post("/portal/report", form: typed)
            #expect(sent.status == .seeOther)
            let thanks = try await maria.get(try #require(sent.location))
            #expect(thanks.text.contains("R-1") && thanks.text.contains("before everything else"))
            let ticket = try await rounds.database.read { try $0.ticket(.init(1)) }
            #expect(ticket?.fields.priority == .p2 && ticket?.careAffected == true && ticket?.channel == .portal)
        }
    }

    @Test func aReportWithoutItsAnswersComesBackFilledIn() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let back = try await maria.post("/portal/report", form: [("title", ""), ("place", "<ED>")])
            #expect(back.status == .unprocessableContent)
            #expect(back.text.contains("Say in a few words what is the matter."))
            #expect(back.text.contains("&lt;ED&gt;"))
        }
    }

    @Test func pickedPlacesAndReadStickersBecomeThePlaceAndTheDevice() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let maria = try await rounds.browser(as: rounds.cast.maria)
            func report(_ place: String, _ sticker: String) async throws -> Ticket? {
                let form = [
                    ("title", "Cart is dead"), ("kind", "incident"), ("care", "no"), ("place", place),
                    ("device", sticker),
                ]
                let sent = try await maria.post("/portal/report", form: form)
                let number = try #require(sent.location?.split(separator: "/").last.flatMap { Int64($0) })
                return try await rounds.database.read { try $0.ticket(.init(number)) }
            }
            let picked = try await report("Room 12 · 4W-12", "wow-4w-01")
            #expect(picked?.fields.place == "4 West oncology, Room 12")
            #expect(picked?.fields.location == hospital.room.id && picked?.fields.device == hospital.cart.id)
            let free = try await report("beside the lift", "ZZZ-9")
            #expect(free?.fields.place == "beside the lift" && free?.fields.location == nil)
            let said = try await rounds.database.read { try $0.messages(on: .init(2), notes: true) }
            #expect(said.first?.message.body.contains("ZZZ-9") == true)
        }
    }

    @Test func aTypedPlaceIsMatchedAndOneOfSeveralIsAskedFor() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let start = [("title", "Cart is dead"), ("kind", "incident"), ("care", "no")]
            _ = try await maria.post("/portal/report", form: start + [("place", "4 west, ROOM 12")])
            // The sticker, typed where the place is asked.
            _ = try await maria.post("/portal/report", form: start + [("place", "wow-4w-01")])
            let (named, scanned) = try await rounds.database.read { tx in
                (try tx.ticket(.init(1))?.fields, try tx.ticket(.init(2))?.fields)
            }
            #expect(named?.location == hospital.room.id && named?.place == "4 West oncology, Room 12")
            #expect(scanned?.device == hospital.cart.id && scanned?.location == hospital.room.id)
            _ = try await rounds.database.write { tx in
                try tx.addLocation(.init(code: "X-12", name: "Room 12", kind: .room), by: .desk, at: Cast.morning)
            }
            let back = try await maria.post("/portal/report", form: start + [("place", "room 12")])
            #expect(back.status == .unprocessableContent && back.fault == nil)
            #expect(back.text.contains("(4W-12); Room 12 (X-12)") && back.text.contains("value=\"room 12\""))
            // Nobody with a patient waiting is asked which.
            let urgent = [("title", "Cart is dead"), ("kind", "incident"), ("care", "yes"), ("place", "room 12")]
            #expect(try await maria.post("/portal/report", form: urgent).status == .seeOther)
            let kept = try await rounds.database.read { try $0.ticket(.init(3))?.fields }
            #expect(kept?.location == nil && kept?.place == "room 12")
        }
    }

    @Test func theQuickFormAsksWhyAPriorityIsNotTheRules() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("requester", "maria"), ("channel", "phone"), ("kind", "incident"), ("title", "Nobody can chart"),
                ("care", "yes"), ("affected", "unit"), ("workaround", "none"), ("priority", "4"),
            ]
            let back = try await priya.post("/tickets/new", form: form)
            #expect(back.status == .unprocessableContent && back.fault == nil)
            #expect(back.text.contains("The rules say P1. Say why this is P4."))
            #expect(back.text.contains("id=\"priority_reason-complaint\""))
            let sent = try await priya.post("/tickets/new", form: form + [("priority_reason", "It is a drill.")])
            #expect(sent.status == .seeOther)
            let fields = try await rounds.database.read { try $0.ticket(.init(1))?.fields }
            #expect(fields?.priority == .p4 && fields?.priorityReason == "It is a drill.")
        }
    }

    @Test func theQuickFormNamesTheDevicesThatAreCalledAlike() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("requester", "maria"), ("channel", "phone"), ("kind", "incident"), ("title", "Cart"),
                ("device", "cart ergotron"),
            ]
            #expect(try await priya.post("/tickets/new", form: form).status == .seeOther)
            _ = try await rounds.database.write { tx in
                try tx.addDevice(
                    .init(tag: "WOW-5N-01", kind: .cart, name: "Cart Ergotron"), by: .desk, at: Cast.morning)
            }
            let back = try await priya.post("/tickets/new", form: form)
            #expect(back.status == .unprocessableContent && back.text.contains("WOW-4W-01; WOW-5N-01"))
            #expect(back.text.contains("value=\"cart ergotron\""))
        }
    }

    @Test func aReportSentAgainGetsItsFirstAnswerWhateverHasChangedSince() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let own = [
                ("title", "Cart is dead"), ("kind", "incident"), ("care", "no"), ("place", "room 12"), ("once", "8e03"),
            ]
            let called = [
                ("requester", "omar"), ("channel", "phone"), ("kind", "incident"), ("title", "Cart"),
                ("device", "cart ergotron"), ("once", "978e"),
            ]
            let reported = try await maria.post("/portal/report", form: own)
            let noted = try await priya.post("/tickets/new", form: called)
            #expect(reported.status == .seeOther && noted.status == .seeOther)
            // By now the same words fit two places, and two devices.
            _ = try await rounds.database.write { tx in
                _ = try tx.addLocation(.init(code: "X-12", name: "Room 12", kind: .room), by: .desk, at: Cast.morning)
                return try tx.addDevice(
                    .init(tag: "WOW-5N-01", kind: .cart, name: "Cart Ergotron"), by: .desk, at: Cast.morning)
            }
            #expect(try await maria.post("/portal/report", form: own).location == reported.location)
            #expect(try await priya.post("/tickets/new", form: called).location == noted.location)
            #expect(try await rounds.database.read { try $0.ticket(.init(3)) } == nil)
        }
    }

    @Test func aServiceThatIsOutOfUseIsNoLongerReportedOn() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            _ = try await rounds.database.write { tx in
                var fields = hospital.chart.fields
                fields.isActive = false
                return try tx.changeService(hospital.chart.id, to: fields, by: .desk, at: Cast.morning)
            }
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let form = typed + [("service", hospital.chart.id.description)]
            #expect(try await maria.post("/portal/report", form: form).status == .seeOther)
            let kept = try await rounds.database.read { try $0.ticket(.init(1))?.fields }
            #expect(kept?.title == "Labels do not print" && kept?.service == nil)
        }
    }

    @Test func openRequestsStandAboveSolvedOnes() async throws {
        try await withDesk { rounds in
            let cast = rounds.cast
            try await rounds.database.write { tx in
                for title in ["FIRST", "SECOND"] {
                    let draft = try TicketDraft(kind: .incident, channel: .portal, title: title)
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                }
                _ = try tx.resolveTicket(.init(2), fix: "Done.", cause: "", by: cast.priya, at: Cast.morning)
            }
            let page = try await rounds.browser(as: cast.maria).get("/portal").text
            let open = try #require(page.firstRange(of: "FIRST")), solved = try #require(page.firstRange(of: "SECOND"))
            #expect(open.lowerBound < solved.lowerBound && page.contains("One request is open"))
        }
    }

    @Test func theRequesterReadsTheReplyAndNeverTheNote() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let cast = rounds.cast
            try await rounds.database.write { tx in
                _ = try tx.note("SECRETNOTE", on: ticket.id, by: cast.priya, at: Cast.morning)
                _ = try tx.reply("We are on it.", on: ticket.id, by: cast.priya, at: Cast.morning)
            }
            let maria = try await rounds.browser(as: cast.maria)
            for path in ["/tickets/\(ticket.id)", "/tickets/\(ticket.id)/own-timeline", "/portal"] {
                let page = try await maria.get(path)
                #expect(page.status == .ok && !page.text.contains("SECRETNOTE"), "\(path)")
            }
            #expect(try await maria.get("/tickets/\(ticket.id)").text.contains("We are on it."))
        }
    }

    @Test func answeringASolvedRequestOpensItAgain() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = "/tickets/\(ticket.id)"
            _ = try await priya.post(
                path + "/resolve", form: [("fix", "New ribbon."), ("cause", "WORNRIBBON"), ("version", "1")])
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let solved = try await maria.get(path).text
            #expect(solved.contains("New ribbon.") && !solved.contains("WORNRIBBON"))
            _ = try await maria.post(path + "/answer", form: [("body", "Still blinking.")])
            let again = try await rounds.database.read { try $0.ticket(ticket.id) }
            #expect(again?.state == .inProgress && again?.fields.assignee == rounds.cast.priya.id)
            #expect(try await maria.get(path).text.contains("Priya Raman is working on it"))
        }
    }

    @Test func theQuickFormAsksWhoWhenSeveralFit() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("requester", "o"), ("channel", "phone"), ("kind", "incident"), ("title", "Badge"), ("mine", "yes"),
            ]
            #expect(try await priya.post("/tickets/new", form: form).status == .seeOther)
            let namesake = try PersonDraft(name: "Maria Lindqvist", signInName: "marial", email: "", role: .requester)
            _ = try await rounds.database.write { try $0.addPerson(namesake, by: .desk, at: Cast.morning) }
            let several = try await priya.post(
                "/tickets/new", form: [("requester", "maria l"), ("title", "Badge"), ("kind", "incident")])
            #expect(several.status == .unprocessableContent && several.text.contains("Maria Lindqvist"))
            let ticket = try await rounds.database.read { try $0.ticket(.init(1)) }
            #expect(ticket?.requester == rounds.cast.omar.id && ticket?.fields.assignee == rounds.cast.priya.id)
        }
    }

    @Test func everyPageOfTicketsIsWellFormed() async throws {
        try await withDesk { rounds in
            let ticket = try await rounds.labels()
            let path = "/tickets/\(ticket.id)"
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for page in ["/tickets", "/tickets/new", path, path + "/resolve", "/tickets?show=mine", "/nowhere"] {
                #expect((try await priya.get(page)).fault == nil, "\(page)")
            }
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let report = try #require(try await maria.get("/portal/report").location)
            for page in ["/portal", report, path, "/portal/reported/\(ticket.id)"] {
                #expect((try await maria.get(page)).fault == nil, "\(page)")
            }
        }
    }
}
