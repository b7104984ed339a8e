import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct MonitoringPagesTests {
    private func withWatched(_ body: (TestDesk, Browser) async throws -> Void) async throws {
        try await withDesk { rounds in
            try await rounds.database.write { tx in try tx.addWatched(by: rounds.cast.priya) }
            try await body(rounds, try await rounds.browser(as: rounds.cast.priya))
        }
    }

    @Test(arguments: [
        "/checks", "/checks/1", "/checks/2", "/checks/1/edit", "/checks/2/edit", "/checks/new",
        "/checks/new?kind=heartbeat", "/backups", "/backups/1", "/backups/1/edit", "/backups/new",
    ]) func everyPageIsWellFormed(_ path: String) async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get(path)
            #expect(page.status == .ok && page.fault == nil, "\(path): \(page.fault?.description ?? "")")
        }
    }

    @Test func exceptionsStandFirstWithTheirReasonOwnerAndTicket() async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/checks").text
            #expect(page.contains("1 of 2 checks is not well"))
            #expect(page.contains("It refused the connection.") && page.contains("R-1"))
            #expect(try await priya.get("/tickets/1").text.contains("PACS viewer: failed"))
        }
    }

    @Test func aFailureBesidesIsToldWithoutTheDaysOfTheCertificate() async throws {
        try await withDesk { rounds in
            let readings = [
                Check.Reading(
                    at: Cast.morning - .minutes(2), verdict: .warning, reason: "The certificate ends on 3 Dec 2026",
                    isFinal: true, certificateEnds: Cast.morning + .days(9)),
                Check.Reading(at: Cast.morning - .minutes(1), verdict: .failed, reason: "Answered 502 instead of 200"),
            ]
            let id = try await rounds.database.write { tx in
                let spec = try CheckSpec(
                    .init(name: "Portal"), .probe(.init(target: "https://portal.cedarhollow.example/")))
                return try tx.addCheck(spec, token: nil, by: .desk, at: Cast.morning - .hours(1)).id
            }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for reading in readings {
                try await rounds.database.write { tx in
                    try tx.record([CheckedReading(id, reading)], at: reading.at)
                }
                let page = try await priya.get("/checks").text
                #expect(page.contains(reading.reason) && page.contains(", in 9 days") == (reading.verdict == .warning))
            }
        }
    }

    @Test func whatIsPlannedIsNotCountedAsWell() async throws {
        try await withWatched { rounds, priya async throws in
            #expect(try await priya.get("/checks").text.contains("1 well</span> <span class=\"meta\">All 2 by name"))
            _ = try await rounds.database.write { tx in
                try tx.planWindow(
                    .check(.init(2)), from: Cast.morning, until: Cast.morning + .hours(2), reason: "Patch night",
                    by: rounds.cast.priya, at: Cast.morning)
            }
            let page = try await priya.get("/checks").text
            #expect(page.contains("0 well</span>") && page.contains("1 planned</span>"))
        }
    }

    @Test(arguments: [
        ("", "7d", "7 days"), ("?span=24h", "24h", "24 hours"), ("?span=30d", "30d", "30 days"),
        ("?span=8w", "8w", "8 weeks"), ("?span=1y", "7d", "7 days"),
    ]) func chartsLookAsFarBackAsTheReaderChooses(_ query: String, _ span: String, _ words: String) async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/checks/1\(query)")
            #expect(page.fault == nil)
            let chosen = "href=\"/checks/1?span=\(span)#charts\" aria-current=\"page\">\(words)"
            #expect(page.text.contains(chosen))
            for one in LookBack.allCases { #expect(page.text.contains("?span=\(one.rawValue)#charts"), "\(one)") }
        }
    }

    @Test func anHourInWhichTheDeskWasAwayIsAGapInTheChart() throws {
        let now = Cast.morning
        let away = Absence(from: now - .hours(3), until: now - .hours(2))
        let well = WellTimes(
            VerdictHistory(before: .good).unknown(during: [away]), over: .day, zone: .utc, now: now + .minutes(30))
        let bars = try #require(well.chart).bars.suffix(4)
        #expect(bars.map(\.words) == ["not known", "100 %", "100 %", "100 %"])
        #expect(bars.first?.value == nil && well.whole.unknown == .hours(1) && well.whole.millionths == 1_000_000)
    }

    @Test func aTicketThatWasResolvedIsNotShownForWhatFailsNow() async throws {
        try await withWatched { rounds, priya async throws in
            #expect(try await priya.get("/checks").text.contains("href=\"/tickets/1\""))
            _ = try await rounds.database.write { tx in
                try tx.resolveTicket(.init(1), fix: "Restarted.", cause: "", by: rounds.cast.priya, at: Cast.morning)
            }
            for path in ["/checks", "/checks/1"] {
                let page = try await priya.get(path).text
                #expect(!page.contains("href=\"/tickets/1\"") && page.contains("no ticket"), "\(path)")
            }
        }
    }

    @Test func aCheckIsMadeChangedAcknowledgedPausedAndRetired() async throws {
        try await withWatched { rounds, priya async throws in
            let form = [
                ("kind", "heartbeat"), ("name", "Label export"), ("cron", "30 2 * * *"), ("zone", "America/Chicago"),
                ("grace", "1 h"), ("severity", "3"),
            ]
            #expect(try await priya.post("/checks/new", form: form).location == "/checks/3")
            let heard = try await rounds.database.read { try $0.check(.init(3)) }
            #expect(
                heard?.means
                    == .heartbeat(
                        .init(rhythm: .cron("30 2 * * *", zone: "America/Chicago"), grace: .hours(1)),
                        slug: "label-export"))
            let wrong = form.map { $0.0 == "zone" ? ("zone", "Mars/Base") : $0 } + [("version", "1")]
            #expect(try await priya.post("/checks/3/edit", form: wrong).status == .unprocessableContent)
            let known = [("reason", "Vendor is on it"), ("for", "2 h")]
            #expect(try await priya.post("/checks/1/acknowledge", form: known).status == .seeOther)
            #expect(try await priya.get("/checks/1").text.contains("Known to Priya Raman"))
            #expect(try await priya.post("/checks/1/pause").status == .seeOther)
            #expect(try await priya.get("/checks").text.contains("Paused by hand."))
            #expect(try await priya.post("/checks/3/retire").status == .seeOther)
            #expect(try await priya.get("/checks/3").status == .notFound)
        }
    }

    @Test func aCheckSaysWhoKnowsUntilWhenAndWhyAndThatItIsOver() async throws {
        try await withWatched { rounds, priya async throws in
            for (since, words) in [
                (Int64(1), "Known to Priya Raman until"), (9, "acknowledgement of Priya Raman ran out"),
            ] {
                let at = Cast.morning - .hours(since)
                _ = try await rounds.database.write { tx in
                    try tx.acknowledge(
                        .init(1), reason: "Vendor is on it", until: at + .hours(4), by: rounds.cast.priya, at: at)
                }
                let page = try await priya.get("/checks/1")
                #expect(page.fault == nil && page.text.contains(words) && page.text.contains("Vendor is on it"))
                #expect(page.text.contains("Take the acknowledgement back") == (since == 1))
            }
        }
    }

    @Test func whatWasTypedStaysBesideWhatAColleagueSaved() async throws {
        try await withWatched { rounds, priya async throws in
            let check = [
                ("kind", "probe"), ("target", "https://pacs.cedarhollow.example/"), ("interval", "1 min"),
                ("timeout", "10 s"), ("max_age", "5 min"), ("attempts", "3"), ("severity", "2"), ("version", "1"),
            ]
            let lee = try await rounds.browser(as: rounds.cast.lee)
            #expect(
                try await lee.post("/checks/1/edit", form: check + [("name", "PACS viewer 2")]).status == .seeOther)
            let late = try await priya.post(
                "/checks/1/edit", form: check + [("name", "PACS"), ("advice", "Call radiology.")])
            #expect(late.status == .conflict && late.text.contains("Call radiology."))
            #expect(late.text.contains("It is “PACS viewer 2” now.") && late.text.contains("value=\"PACS\""))
            let job = [("cron", "0 2 * * *"), ("window", "4 h"), ("proof", "reported"), ("version", "1")]
            #expect(try await lee.post("/backups/1/edit", form: job + [("name", "Lab base")]).status == .seeOther)
            let second = try await priya.post("/backups/1/edit", form: job + [("name", "Laboratory")])
            #expect(second.status == .conflict && second.text.contains("value=\"Laboratory\""))
        }
    }

    @Test func whatAJobWroteIsShownAsTextOnly() async throws {
        try await withWatched { _, priya async throws in
            let body = try await priya.get("/checks/2/pings/1")
            #expect(body.headers[.contentType] == "text/plain; charset=utf-8" && body.text == "<b>42 GB</b>")
        }
    }

    @Test func backupsShowWhatWasExpectedAndDidNotCome() async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/backups").text
            #expect(page.contains("2 of 2 backup jobs need a look") && page.contains("missed"))
            let form = [
                ("name", "EHR"), ("cron", "0 2 * * *"), ("window", "4 h"), ("proof", "file"), ("pattern", "/etc/*"),
            ]
            let back = try await priya.post("/backups/new", form: form)
            #expect(back.status == .unprocessableContent && back.text.contains("setting backup-files"))
        }
    }

    @Test func anUnusualRunIsSeenOnItsDayBesideTheUsualOnes() async throws {
        try await withWatched { rounds, priya async throws in
            try await rounds.database.write { tx in
                let fields = BackupJob.Fields(
                    name: "Images", rhythm: .every(.hours(4)), window: .hours(4), proof: .reported)
                let begin = Cast.morning - .hours(48)
                let job = try tx.addBackupJob(fields, by: .desk, at: begin)
                for turn in 1...12 {
                    let bytes: Int64 = turn == 11 ? 1_000_000 : 80_000_000_000
                    let end = begin + .hours(Int64(turn) * 4) + .minutes(30)
                    try tx.recordRun(
                        BackupRun(endedAt: end, result: .success, bytes: bytes, took: .minutes(30)), of: job.id, at: end
                    )
                }
            }
            let page = try await priya.get("/backups").text
            let row = try #require(page.split(separator: "<tr>").last { $0.contains(">Images</a>") })
            #expect(row.contains("unusual"))
        }
    }

    @Test func whereTheTimeOfAnAnswerWentIsTold() async throws {
        try await withWatched { rounds, priya async throws in
            let phases = ProbeResult.Phases(
                lookUp: 1_000, connect: 2_400, secure: 11_000, firstByte: 27_000, whole: 42_000)
            try await rounds.database.write { tx in
                let good = Check.Reading(at: Cast.morning, verdict: .good, took: Span(milliseconds: 42), phases: phases)
                try tx.record([CheckedReading(.init(1), good)], at: Cast.morning)
            }
            let words = "42 ms: name 1 ms, connection 2 ms, TLS 11 ms, first byte 27 ms"
            #expect(try await priya.get("/checks/1").text.contains(words))
            let program = try await rounds.program(of: rounds.cast.priya)
            #expect(try await program.api(.get, "checks/1").json["phases_us"]?["first_byte"]?.integer == 27_000)
        }
    }

    @Test func aBackupJobKeepsTheServiceItCopiesWhenItIsChanged() async throws {
        try await withWatched { rounds, priya async throws in
            let service = try await rounds.database.write { try $0.addSmallHospital().chart }
            let form = [
                ("name", "Lab database"), ("cron", "0 2 * * *"), ("window", "4 h"), ("proof", "reported"),
                ("version", "1"), ("service", "\(service.id)"),
            ]
            #expect(try await priya.post("/backups/1/edit", form: form).status == .seeOther)
            #expect(try await priya.get("/backups/1").text.contains("\(service.id.path)\">\(service.name)</a>"))
            #expect(try await priya.get("/backups/1/edit").text.contains("value=\"\(service.id)\" selected"))
            #expect(try await priya.get(service.id.path).text.contains("<a href=\"/backups/1\">Lab database</a>"))
            let none = try await priya.post("/backups/2/edit", form: form.dropLast() + [("service", "999")])
            #expect(none.status == .unprocessableContent)
        }
    }

    @Test func theNewestDayOfTheBackupsStandsFirst() async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/backups")
            let first = "newest day first</th><th scope=\"col\"><span class=\"month\">Nov</span> 24</th>"
            let last = "<th scope=\"col\"><span class=\"month\">Nov</span> 11</th></tr></thead>"
            #expect(page.fault == nil && page.text.contains(first) && page.text.contains(last))
        }
    }

    @Test func theFormOfAProbeTellsWhatMayStandOnItsLine() async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/checks/new").text
            for kind in ProbeTarget.Kind.allCases {
                for word in Set(ProbeTarget.names(of: kind)).subtracting(["url", "host", "port", "name"]) {
                    #expect(page.contains("<code>\(word)") || page.contains(" \(word)="), "\(kind): \(word)")
                }
            }
        }
    }

    @Test func aFileThatProvesLiesBelowTheFolders() throws {
        func proof(_ pattern: String) throws -> BackupJob.Proof {
            let form = [
                "name": "EHR", "cron": "0 2 * * *", "window": "4 h", "proof": "file", "pattern": pattern, "least": "1",
            ]
            let body = FormBody(fields: form.map { .init(name: $0, value: $1) })
            return try BackupJob.Fields(body, zone: "UTC", looksAtFiles: true).proof
        }
        #expect(throws: Complaints.self) { try proof("/etc/*") }
        #expect(try proof("pacs/*.dump").pattern == "pacs/*.dump")
    }

    @Test func anAuditorLooksAndANurseDoesNot() async throws {
        try await withWatched { rounds, _ async throws in
            let ruth = try await rounds.browser(as: rounds.cast.ruth)
            #expect(try await ruth.get("/checks").status == .ok)
            #expect(try await ruth.post("/checks/1/pause").status == .forbidden)
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.get("/checks").status == .forbidden)
        }
    }
}
