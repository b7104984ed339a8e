import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct ReportStepsTests {
    let typed = [
        ("title", "Labels do not print"), ("details", "Since 07:10"), ("kind", "incident"), ("place", "ED, triage"),
        ("callback", "4402"), ("care", "yes"),
    ]

    @Test func goingOnAndBackKeepsWhatWasTypedOnEveryStep() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let whole = typed + [("device", "WOW-4W-01"), ("affected", "unit"), ("workaround", "none")]
            for step in ReportStep.allCases {
                let page = try await maria.step(step, whole)
                #expect(page.status == .ok && page.fault == nil, "\(step)")
                for (name, value) in whole {
                    let isThere = page.text.contains("name=\"\(name)\"") && page.text.contains(value)
                    #expect(isThere, "\(name) on \(step)")
                }
            }
            #expect(try await maria.step(.what, [("care", "yes")]).status == .ok)
            let early = try await maria.post("/portal/report", form: [("to", "care"), ("title", "")])
            #expect(early.status == .unprocessableContent)
            #expect(try await rounds.database.read { try $0.ticket(.init(1)) } == nil)
        }
    }

    @Test func everyStepIsAPageThatABrowserGoesBackTo() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let omar = try await rounds.browser(as: rounds.cast.omar)
            let first = try #require(try await maria.get("/portal/report?service=7").location)
            #expect(first.contains("service=7"))
            let asked = try FormBody(query: first.drop { $0 != "?" })
            let key = try #require(asked.text("kept"))
            #expect(try await maria.get(first).text.contains("name=\"kept\" value=\"\(key)\""))
            let sent = try await maria.post("/portal/report", form: typed + [("kept", key), ("to", "place")])
            let second = try #require(sent.location)
            #expect(sent.status == .seeOther && !second.contains("Labels") && second.contains(key))
            // Back to the first, and asked for again: both show what was typed.
            for path in [first, second, second] {
                #expect(try await maria.get(path).text.contains("value=\"Labels do not print\""), "\(path)")
            }
            #expect(try await !omar.get(first).text.contains("value=\"Labels do not print\""))
            #expect(try await omar.get(second).location == "/portal/report")
            let done = try await maria.post("/portal/report", form: typed + [("kept", key), ("to", "send")])
            #expect(done.location == "/portal/reported/1")
            // Behind "IT has it" begins another report.
            #expect(try await maria.get(second).location == "/portal/report")
            #expect(try await !maria.get(first).text.contains("value=\"Labels do not print\""))
        }
    }

    @Test func whatIsInTroubleStandsAboveTheFirstQuestion() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let cast = rounds.cast
            let maria = try await rounds.browser(as: cast.maria)
            func begin() async throws -> String {
                try await maria.get(try #require(try await maria.get("/portal/report").location)).text
            }
            #expect(try await !begin().contains("IT knows of this already"))
            let ticket = try await rounds.database.write { tx in
                let draft = try TicketDraft(
                    kind: .incident, channel: .portal, title: "SECRETTITLE", careAffected: true, workaround: .nothing,
                    service: hospital.chart.id)
                return try tx.report(draft, for: cast.omar.id, by: cast.omar, at: Cast.morning)
            }
            // One person's word, and nobody at the desk has looked.
            #expect(try await !begin().contains("IT knows of this already"))
            _ = try await rounds.database.write { try $0.takeTicket(ticket.id, by: cast.priya, at: Cast.morning) }
            let page = try await begin()
            #expect(page.contains("Electronic health record does not work as it should"))
            #expect(page.contains("<b>Use meanwhile:</b> Downtime viewer") && page.contains("IT is working on it."))
            #expect(page.contains("name=\"stops\" value=\"\(hospital.chart.id)\"") && !page.contains("SECRETTITLE"))
            // Enter in a field presses the first button of the form.
            let onward = try #require(page.firstRange(of: "name=\"to\" value=\"place\""))
            let joining = try #require(page.firstRange(of: "name=\"stops\""))
            #expect(onward.lowerBound < joining.lowerBound)
            #expect(try await maria.get("/status").text.contains("Electronic health record"))
            // The title names it, though nobody chose it.
            let named = [("title", "The health record is slow"), ("kind", "incident")]
            #expect(try await maria.step(.place, named).text.contains("What can help now"))
            let other = [("title", "Badge reader is dead"), ("kind", "incident")]
            #expect(try await !maria.step(.place, other).text.contains("What can help now"))
        }
    }

    @Test func whoSaysThatItStopsThemTooLosesNothingTyped() async throws {
        try await withDesk { rounds in
            let chart = try await rounds.addSmallHospital().chart.id
            let cast = rounds.cast
            try await rounds.database.write { tx in
                let draft = try TicketDraft(
                    kind: .incident, channel: .portal, title: "Chart is slow", careAffected: true, workaround: .nothing,
                    service: chart)
                let ticket = try tx.report(draft, for: cast.omar.id, by: cast.omar, at: Cast.morning)
                _ = try tx.takeTicket(ticket.id, by: cast.priya, at: Cast.morning)
            }
            let maria = try await rounds.browser(as: cast.maria)
            let first = try #require(try await maria.get("/portal/report").location)
            let asked = try FormBody(query: first.drop { $0 != "?" })
            let key = try #require(asked.text("kept"))
            _ = try await maria.post("/portal/report", form: typed + [("kept", key), ("to", "care")])
            // Back on the first step; what is missing there does not matter.
            let anew = typed.filter { $0.0 != "title" } + [("title", ""), ("service", "")]
            let sent = try await maria.post(
                "/portal/report", form: anew + [("kept", key), ("stops", chart.description)])
            #expect(sent.status == .seeOther && sent.location?.contains(key) == true)
            let page = try await maria.get(try #require(sent.location)).text
            #expect(page.contains("You chose it below.") && page.contains("<option value=\"\(chart)\" selected>"))
            #expect(page.contains("Since 07:10"))
            for (name, value) in [("place", "ED, triage"), ("callback", "4402"), ("care", "yes")] {
                #expect(page.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)")
            }
        }
    }

    @Test func whatWasChosenIsOfferedHoweverManyServicesThereAre() async throws {
        try await withDesk { rounds in
            let last = try await rounds.database.write { tx in
                for number in 1...200 {
                    _ = try tx.addService(
                        .init(code: "svc.\(number)", name: "Service \(number)", tier: .lifeCritical), by: .desk,
                        at: Cast.morning)
                }
                return try tx.addService(
                    .init(code: "svc.menu", name: "Canteen menu", tier: .convenience), by: .desk, at: Cast.morning)
            }
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let page = try #require(try await maria.get("/portal/report?service=\(last.id)").location)
            let option = "<option value=\"\(last.id)\" selected>Canteen menu</option>"
            #expect(try await maria.get(page).text.contains(option))
        }
    }

    @Test func aFoundationIsNamedByITAndByOthersOnceItIsInTrouble() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let cast = rounds.cast
            func offered(to person: Person) async throws -> [Bool] {
                let browser = try await rounds.browser(as: person)
                let page = try await browser.get(try #require(try await browser.get("/portal/report").location)).text
                return ["Core network", "Electronic health record"].map { page.contains(">\($0)</option>") }
            }
            #expect(try await offered(to: cast.maria) == [false, true])
            #expect(try await offered(to: cast.priya) == [true, true])
            _ = try await rounds.database.write { tx in
                let draft = try TicketDraft(
                    kind: .incident, channel: .phone, title: "No network", affected: .manyUnits,
                    service: hospital.network.id)
                return try tx.report(draft, for: cast.omar.id, by: cast.priya, at: Cast.morning)
            }
            #expect(try await offered(to: cast.maria) == [true, true])
        }
    }

    @Test func whatIsKnownOfAServiceStandsAboveTheNextQuestion() async throws {
        try await withDesk { rounds in
            let hospital = try await rounds.addSmallHospital()
            let cast = rounds.cast
            let chart = hospital.chart.id
            let maria = try await rounds.browser(as: cast.maria)
            let form = typed + [("service", chart.description)]
            #expect(try await !maria.step(.place, form).text.contains("What can help now"))
            try await rounds.database.write { tx in
                let draft = try TicketDraft(
                    kind: .incident, channel: .phone, title: "SECRETTITLE", affected: .unit, service: chart)
                _ = try tx.report(draft, for: cast.omar.id, by: cast.priya, at: Cast.morning)
            }
            let page = try await maria.step(.place, form)
            #expect(page.text.contains("What can help now") && page.text.contains("Downtime viewer"))
            #expect(!page.text.contains("SECRETTITLE"))
        }
    }
}

extension Browser {
    /// The next step of a report, as a browser comes to it.
    fileprivate func step(_ step: ReportStep, _ typed: [(String, String)]) async throws -> Answer {
        let sent = try await post("/portal/report", form: typed + [("to", step.rawValue)])
        return try await get(try #require(sent.location))
    }
}
