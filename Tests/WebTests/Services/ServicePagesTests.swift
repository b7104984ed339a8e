import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

extension FormFields {
    /// The form as the browser sends it: what stood there, and what was typed over it.
    func form(with typed: [String: String]) -> [(String, String)] {
        entries.map { ("was_" + $0.key, $0.value) } + entries.map { ($0.key, typed[$0.key] ?? $0.value) }
    }
}

@Suite struct ServicePagesTests {
    @Test func anEmptyDeskOffersTheStarterContentAndLoadsIt() async throws {
        try await withDesk { rounds in
            let ada = try await rounds.browser(as: rounds.cast.ada)
            #expect(try await ada.get("/services").text.contains("Load the starter content: 47 services, 52 places"))
            #expect(try await ada.post("/services/starter", form: []).location == "/services")
            let list = try await ada.get("/services").text
            #expect(
                list.contains("47 of 47 services have no owner") && list.contains("Nothing clinical works without it"))
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            #expect(try await ruth.get("/services").status == .ok)
            #expect(try await ruth.post("/services/starter", form: []).status == .forbidden)
        }
    }

    @Test func aServiceShowsWhatItStandsOnAndWhatFallsWithIt() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let network = try await priya.get(small.network.id.path).text
            #expect(network.contains("It needs no other service.") && network.contains("Electronic health record"))
            let chart = try await priya.get(small.chart.id.path).text
            #expect(chart.contains("Core network") && chart.contains("WOW-4W-01") && chart.contains("Downtime viewer"))
        }
    }

    @Test func whatAServiceStandsOnIsMarkedWhereLessHangsOnThatThanOnIt() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let path = try await rounds.database.write { tx in
                let mail = try tx.addService(
                    .init(code: "MAIL", name: "Mail", tier: .business), by: .desk, at: Cast.morning)
                let paging = Service.Fields(
                    code: "PAGE", name: "Paging", tier: .lifeCritical, dependsOn: [mail.id, small.network.id])
                return try tx.addService(paging, by: .desk, at: Cast.morning).id.path
            }
            let page = try await rounds.browser(as: rounds.cast.priya).get(path).text
            #expect(page.matches(of: /weaker than what needs it/).count == 1)
        }
    }

    @Test func aServiceShowsHowItStandsAndHowItWas() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            try await rounds.database.write { tx in
                let spec = try CheckSpec(
                    .init(name: "EHR sign-on", service: small.chart.id, severity: .p1, attempts: 1),
                    .probe(.init(target: "tcp://127.0.0.1:1")))
                let check = try tx.addCheck(spec, token: nil, by: .desk, at: Cast.morning - .days(2)).id
                for (hours, verdict) in [(30, Verdict.good), (1, .failed)] as [(Int64, Verdict)] {
                    let at = Cast.morning - .hours(hours)
                    try tx.record([CheckedReading(check, .init(at: at, verdict: verdict, reason: "refused"))], at: at)
                }
            }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get(small.chart.id.path).text
            #expect(page.contains("How it stands") && page.contains("Down") && page.contains("EHR sign-on"))
            #expect(page.contains("Well, share of each day") && page.contains("Well in 30 days: 96."))
            let weeks = try await priya.get(small.chart.id.path + "?span=8w").text
            #expect(weeks.contains("Well in 8 weeks: 96.") && weeks.contains("?span=8w#charts\" aria-current=\"page\""))
            let day = try await priya.get(small.chart.id.path + "?span=24h").text
            #expect(day.contains("Well, share of each hour") && day.contains("Well in 24 hours: 9"))
            let network = try await priya.get(small.network.id.path).text
            #expect(network.contains("How it stands") && !network.contains("Well, share of each day"))
        }
    }

    @Test func workOnAServiceIsPlannedReadByEverybodyAndTakenBack() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = small.chart.id.path
            let wrong = try await priya.post(path + "/window", form: [("reason", "Upgrade"), ("for", "long")])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("Write a length such as"))
            #expect(wrong.text.contains("value=\"Upgrade\""))
            let form = [("reason", "Upgrade of the record"), ("in", ""), ("for", "2 h")]
            #expect(try await priya.post(path + "/window", form: form).location == path)
            #expect(try await priya.get(path).text.contains("Upgrade of the record"))
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let status = try await maria.get("/status").text
            #expect(status.contains("Planned work") && status.contains("Upgrade of the record"))
            #expect(try await maria.post(path + "/window", form: form).status == .forbidden)
            let ended = try await priya.post("/windows/1/end", form: [("service", small.chart.id.description)])
            #expect(ended.location == path)
            #expect(try await !maria.get("/status").text.contains("Upgrade of the record"))
            let program = try await rounds.program(of: rounds.cast.priya)
            let made = try await program.api(
                .post, "services/\(small.chart.id)/windows", ["reason": "Patch", "for": "1 h"])
            #expect(made.status == .created && made.json["service_id"]?.integer == small.chart.id.number)
            #expect(try await program.api(.post, "services/99/windows", ["reason": "Patch"]).status == .notFound)
        }
    }

    @Test func aRingComesBackBesideItsField() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = small.network.fields.form(with: ["depends_on": small.chart.id.description])
            let answer = try await priya.post(small.network.id.path + "/change", form: form)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("svc.net → svc.ehr → svc.net"))
        }
    }

    @Test func aLateSaveNeverUndoesAColleaguesChange() async throws {
        try await withDesk { rounds in
            let chart = try await rounds.addSmallHospital().chart
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = chart.id.path + "/change"
            let first = try await priya.post(path, form: chart.fields.form(with: ["name": "Chart", "tier": "0"]))
            #expect(first.location == chart.id.path)
            // Another field, from the page as it was before.
            let second = try await priya.post(path, form: chart.fields.form(with: ["fallback": "Paper"]))
            #expect(second.location == chart.id.path)
            let late = try await priya.post(path, form: chart.fields.form(with: ["name": "EHR"]))
            #expect(late.status == .conflict && late.text.contains("A colleague made this “Chart” meanwhile."))
            #expect(late.text.contains("value=\"EHR\"") && late.text.contains("name=\"was_name\" value=\"Chart\""))
            let stands = try await rounds.database.read { try $0.service(chart.id) }
            #expect(stands?.name == "Chart" && stands?.tier == .foundation && stands?.fallback == "Paper")
        }
    }

    @Test func aNewServiceIsAddedOnceHoweverOftenTheFormComes() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("code", "svc.new"), ("name", "New"), ("tier", "2"), ("rto", "2 h"), ("active", "yes"), ("once", "k1"),
            ]
            let path = try #require(try await priya.post("/services/new", form: form).location)
            #expect(try await priya.post("/services/new", form: form).location == path)
            let taken = try await priya.post("/services/new", form: form.dropLast() + [("once", "k2")])
            #expect(
                taken.status == .unprocessableContent && taken.text.contains("Another service has the code svc.new."))
            let bad = try await priya.post(
                "/services/new", form: [("code", "x y"), ("name", ""), ("tier", "2"), ("rto", "soon")])
            #expect(bad.status == .unprocessableContent && bad.text.contains("Write it as 15 min"))
        }
    }
}
