import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct StatusPageTests {
    /// The network's probe failed unless it is said otherwise, the record's is good; work on the network is planned.
    private func withTrouble(
        network: Verdict = .failed, _ body: (TestDesk, SmallHospital) async throws -> Void
    ) async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            try await rounds.database.write { tx in
                func probe(_ name: String, _ service: Service.ID, _ verdict: Verdict) throws {
                    let spec = try CheckSpec(
                        .init(name: name, service: service, severity: .p2), .probe(.init(target: "tcp://10.0.0.1:1")))
                    let check = try tx.addCheck(spec, token: nil, by: .desk, at: Cast.morning)
                    let reading = Check.Reading(
                        at: Cast.morning, verdict: verdict, reason: "10.0.0.1 refused", isFinal: true)
                    try tx.record([CheckedReading(check.id, reading)], at: Cast.morning)
                }
                try probe("Core switch", small.network.id, network)
                try probe("EHR sign-on", small.chart.id, .good)
                let later = Cast.morning + .days(1)
                _ = try tx.planWindow(
                    .service(small.network.id), from: later, until: later + .hours(1), reason: "New firmware",
                    by: rounds.cast.priya, at: Cast.morning)
            }
            try await body(rounds, small)
        }
    }

    @Test func aNurseReadsWhatIsDownAndWhatToDoMeanwhileWithoutITWords() async throws {
        try await withTrouble { rounds, _ async throws in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let page = try await maria.get("/status")
            #expect(page.status == .ok && page.fault == nil)
            #expect(page.text.contains("1 service is down, 1 disturbed"))
            #expect(page.text.contains("It needs Core network, which is down. IT knows of it."))
            #expect(page.text.contains("Downtime viewer") && page.text.contains("New firmware"))
            for word in ["Core switch", "10.0.0.1", "/checks/", "R-1"] { #expect(!page.text.contains(word), "\(word)") }
        }
    }

    @Test func aNurseFindsWhatIsWellFoldedWithTheFoundationLast() async throws {
        try await withTrouble(network: .good) { rounds, _ async throws in
            let page = try await rounds.browser(as: rounds.cast.maria).get("/status")
            #expect(page.fault == nil && page.text.contains("Everything works"))
            let parts = page.text.split(separator: "<details class=\"fold\"><summary><b>")
            #expect(parts.count == 3)
            #expect(parts[1].hasPrefix("Life-critical") && parts[1].contains("Electronic health record."))
            #expect(parts[2].hasPrefix("Behind the scenes") && parts[2].contains("Core network."))
            #expect(!page.text.contains("<h2>Foundation"))
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.get("/status").text.contains("<h2>Foundation"))
        }
    }

    @Test func aFoundationThatIsDownStandsInFullForEverybody() async throws {
        try await withTrouble { rounds, _ async throws in
            let page = try await rounds.browser(as: rounds.cast.maria).get("/status").text
            #expect(page.contains("<h3>Core network</h3>") && !page.contains("Behind the scenes"))
        }
    }

    @Test func theDeskFindsTheChecksAndTheRequestBehindIt() async throws {
        try await withTrouble { rounds, small async throws in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/status")
            #expect(page.fault == nil && page.text.contains("href=\"/checks/1\">Core switch"))
            #expect(
                page.text.contains("href=\"/tickets/1\"") && page.text.contains("href=\"\(small.network.id.path)\""))
        }
    }

    @Test func anEmptyDeskSaysThatNothingIsNamed() async throws {
        try await withDesk { rounds in
            let maria = try await rounds.browser(as: rounds.cast.maria)
            let page = try await maria.get("/status")
            #expect(page.fault == nil && page.text.contains("No service is named yet"))
        }
    }

    @Test func aCheckSpeaksForAServiceThatIsChosenByName() async throws {
        try await withTrouble { rounds, small async throws in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = try await priya.get("/checks/new").text
            #expect(form.contains("<option value=\"\(small.chart.id)\">Electronic health record</option>"))
            let typed = [
                ("kind", "probe"), ("name", "EHR print"), ("target", "tcp://10.0.0.2:631"), ("interval", "1 min"),
                ("timeout", "10 s"), ("attempts", "3"), ("max_age", "5 min"), ("severity", "3"),
            ]
            let made = try await priya.post("/checks/new", form: typed + [("service", "\(small.chart.id)")])
            #expect(try await priya.get(made.location ?? "").text.contains("Electronic health record"))
            let wrong = try await priya.post("/checks/new", form: typed + [("name", "Other"), ("service", "999")])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("Choose a service from the list."))
        }
    }
}
