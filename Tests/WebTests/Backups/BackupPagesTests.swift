import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct BackupPagesTests {
    private let now = Cast.morning

    private func withPriya(_ body: (TestDesk, Browser) async throws -> Void) async throws {
        try await withDesk(settings: .init(siteName: "Cedar Hollow", looksAtFiles: true)) { rounds in
            try await body(rounds, try await rounds.browser(as: rounds.cast.priya))
        }
    }

    @discardableResult
    private func add(
        _ name: String, _ rhythm: Rhythm = .every(.days(1)), proof: BackupJob.Proof = .reported, hoursAgo hours: Int64,
        runs: [Int64] = [], _ rounds: TestDesk
    ) async throws -> BackupJob.ID {
        let now = now
        return try await rounds.database.write { tx in
            let fields = BackupJob.Fields(name: name, rhythm: rhythm, proof: proof)
            let job = try tx.addBackupJob(fields, by: .desk, at: now - .hours(hours)).id
            for hours in runs {
                let run = BackupRun(endedAt: now - .hours(hours), result: .success, bytes: 42_000_000_000)
                try tx.recordRun(run, of: job, at: now)
            }
            return job
        }
    }

    @Test func jobsWithoutProofAreCountedApart() async throws {
        try await withPriya { rounds, priya async throws in
            try await add("Lab database", hoursAgo: 3, rounds)
            #expect(try await priya.get("/backups").text.contains("1 backup job, none with proof yet"))
            try await add("Mailboxes", hoursAgo: 3, runs: [1], rounds)
            let page = try await priya.get("/backups").text
            #expect(page.contains("2 backup jobs: 1 with fresh proof, 1 with none yet"))
            #expect(!page.contains("<h2>Exceptions</h2>"))
            let first = try await priya.get("/backups/1").text
            #expect(first.contains("Expected 10:00 to tomorrow 14:00."))
        }
    }

    @Test func whatRanBeforeAFortnightIsFolded() async throws {
        try await withPriya { rounds, priya async throws in
            try await add("Lab database", hoursAgo: 720, runs: (0..<Int64(30)).reversed().map { $0 * 24 + 12 }, rounds)
            let page = try await priya.get("/backups/1")
            #expect(page.fault == nil && page.text.contains("<summary>16 runs before these</summary>"))
            try await add("Mailboxes", hoursAgo: 400, runs: (0..<Int64(16)).reversed().map { $0 * 24 + 12 }, rounds)
            #expect(try await !priya.get("/backups/2").text.contains("runs before these"))
        }
    }

    @Test func aCronLineIsSaidInWordsWhereItIsSimple() async throws {
        try await withPriya { rounds, priya async throws in
            let lines: [(Rhythm, String)] = [
                (.cron("0 1 * * *", zone: "UTC"), "<dd title=\"0 1 * * * (UTC)\">every day at 01:00</dd>"),
                (
                    .cron("0 3 * * 0", zone: "Europe/Berlin"),
                    "<dd title=\"0 3 * * 0 (Europe/Berlin)\">every Sunday at 03:00 (Europe/Berlin)</dd>"
                ),
                (.cron("0 1,13 * * *", zone: "UTC"), "<dd>0 1,13 * * * (UTC)</dd>"),
                (.every(.days(1)), "<dd>every 1 d, counted from the last run</dd>"),
            ]
            for (rhythm, words) in lines {
                let job = try await add("Copy by \(rhythm)", rhythm, hoursAgo: 1, rounds)
                let page = try await priya.get("/backups/\(job)")
                #expect(page.fault == nil && page.text.contains("<dt>Due</dt>\(words)"), "\(rhythm)")
            }
        }
    }

    @Test func theFileThatProvesStandsOnItsJobAndItsLossOnThePageOfAll() async throws {
        try await withPriya { rounds, priya async throws in
            let pattern = try #require(FilePattern("pacs/*.dump"))
            let job = try await add(
                "PACS archive", proof: .file(pattern, leastBytes: 1, mostAge: .hours(26)), hoursAgo: 2, runs: [1],
                rounds)
            let file = FileSighting.File(path: "/mnt/pacs/a.dump", bytes: 42_000_000_000, changedAt: now - .hours(1))
            let (seen, gone) = (FileSighting.seen(file, at: now - .minutes(2)), FileSighting.seen(nil, at: now))
            try await rounds.database.write { try $0.noteLooks([BackupLook(job, pattern: pattern, seen: seen)]) }
            let page = try await priya.get("/backups/1")
            #expect(page.fault == nil && page.text.contains("at most 26 h old"))
            #expect(page.text.contains("/mnt/pacs/a.dump, 42 GB, changed 1 h ago; looked at 2 min ago"))
            #expect(try await priya.get("/backups").text.contains("1 backup job, each with fresh proof"))
            try await rounds.database.write { try $0.noteLooks([BackupLook(job, pattern: pattern, seen: gone)]) }
            let all = try await priya.get("/backups").text
            #expect(all.contains("1 of 1 backup job needs a look") && all.contains("No file fits pacs/*.dump."))
            let lost = try await priya.get("/backups/1").text
            #expect(lost.contains("No file fits pacs/*.dump.") && lost.contains("none fits, looked at just now"))
        }
    }

    @Test func theAgeOfAFileIsChosenOnTheFormAndByPrograms() async throws {
        try await withPriya { rounds, priya async throws in
            var form = [
                ("name", "PACS archive"), ("cron", "0 2 * * *"), ("window", "4 h"), ("proof", "file"),
                ("pattern", "pacs/*.dump"), ("least", "1"), ("most_age", "soon"),
            ]
            let wrong = try await priya.post("/backups/new", form: form)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("Write a length such as"))
            form[6].1 = "26 h"
            #expect(try await priya.post("/backups/new", form: form).location == "/backups/1")
            #expect(try await priya.get("/backups/1/edit").text.contains("value=\"26 h\""))
            let program = try await rounds.program(of: rounds.cast.priya)
            #expect(try await program.api(.get, "backups/1").json["most_age"]?.text == "26 h")
            let body: JSON = [
                "name": "PACS archive", "cron": "0 2 * * *", "proof": "file", "pattern": "pacs/*.dump",
                "most_age": "2 d",
            ]
            let changed = try await program.api(.put, "backups/1", body, headers: [.ifMatch: "*"])
            #expect(changed.json["most_age"]?.text == "2 d" && changed.json["file"] == .null)
            #expect(changed.json["doubt"]?.text == "nobody has looked for its file yet")
            let pattern = try #require(FilePattern("pacs/*.dump"))
            let file = FileSighting.File(path: "/mnt/pacs/a.dump", bytes: 5_000, changedAt: now - .hours(1))
            let look = BackupLook(.init(1), pattern: pattern, seen: .seen(file, at: now))
            try await rounds.database.write { try $0.noteLooks([look]) }
            let seen = try await program.api(.get, "backups/1").json
            #expect(seen["file"]?["path"]?.text == "/mnt/pacs/a.dump" && seen["file"]?["readable"]?.bool == true)
            #expect(seen["doubt"] == .null)
        }
    }
}
