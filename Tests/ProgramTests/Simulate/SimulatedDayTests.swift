import RoundsAssets
import RoundsDomain
import RoundsProtocols
import Testing

@testable import rounds

@Suite struct SimulatedDayTests {
    @Test func aLineSaysWhenAndWhat() throws {
        let day = try SimulatedDay(
            script: """
                # A short morning.

                07:12 down lab-interface
                07:20 report maria about svc.label "Label printer prints empty labels" "Two patients wait." care
                07:25 report linh "Monitor clock is six minutes off" "NICU cot 5."
                07:30 slow pacs 4
                07:31 copies pacs 38
                07:40 up lab-interface
                """)
        let report = SimulatedDay.Report(
            who: "maria", service: "svc.label", title: "Label printer prints empty labels",
            details: "Two patients wait.", careAffected: true)
        let clock = SimulatedDay.Report(
            who: "linh", service: "", title: "Monitor clock is six minutes off", details: "NICU cot 5.",
            careAffected: false)
        let deeds: [SimulatedDay.Deed] = [
            .down("lab-interface"), .reports(report), .reports(clock), .slow("pacs", seconds: 4),
            .copies("pacs", percent: 38), .up("lab-interface"),
        ]
        #expect(day.entries.map(\.deed) == deeds)
        #expect(day.entries.map(\.time) == ["07:12", "07:20", "07:25", "07:30", "07:31", "07:40"])
    }

    @Test(arguments: [
        "7:12 down ehr", "24:00 down ehr", "07:60 down ehr", "07:12 down", "07:12 down nothing-like-it",
        "07:12 slow pacs", "07:12 slow pacs 0", "07:12 copies mail -1", "07:12 report maria title", "07:12 silent pacs",
        "07:12 report maria a b urgent", "07:12 report maria about svc.label title", "down ehr",
    ])
    func whatCannotBePlayedIsNamedByItsLine(line: String) {
        let refusal = Refusal("Line 2 of the script cannot be read: \(line)")
        #expect(throws: refusal) { try SimulatedDay(script: "07:00 up ehr\n\(line)\n") }
    }

    @Test func timeDoesNotGoBack() {
        #expect(throws: Refusal("Line 2 of the script goes back in time.")) {
            try SimulatedDay(script: "07:00 up ehr\n06:59 down ehr")
        }
        #expect(throws: Refusal.self) { try SimulatedDay(script: "# nothing\n") }
    }

    @Test func thePackagedDaysLeaveTheHospitalWell() throws {
        for script in SimulationScripts.all {
            let day = try SimulatedDay(script: String(decoding: script.text, as: UTF8.self))
            var ill: Set<String> = []
            for entry in day.entries {
                switch entry.deed {
                case .down(let name), .slow(let name, _), .busy(let name), .silent(let name), .fails(let name):
                    ill.insert(name)
                case .up(let name), .heard(let name): #expect(ill.remove(name) != nil, "\(script.name) \(entry.time)")
                case .copies, .reports: break
                }
            }
            #expect(ill.isEmpty, "\(script.name)")
        }
    }

    @Test func whoReportsInAScriptWorksAtCedarHollowAndKnowsItsServices() throws {
        let known = Set(DemoPeople.wards.map { $0.1 })
        let content = try JSON(StarterContent.hospital)["services"]?.elements ?? []
        let services = Set(content.compactMap { $0["id"]?.text } + [""])
        for script in SimulationScripts.all {
            for entry in try SimulatedDay(script: String(decoding: script.text, as: UTF8.self)).entries {
                guard case .reports(let report) = entry.deed else { continue }
                #expect(known.contains(report.who) && services.contains(report.service))
            }
        }
    }
}
