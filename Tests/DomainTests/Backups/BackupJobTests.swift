import RoundsDomain
import Testing

@Suite struct BackupJobTests {
    private func complaints(_ fields: BackupJob.Fields) -> [Complaint] {
        do {
            _ = try fields.checked()
            return []
        } catch { return error.list }
    }

    private func fields(_ rhythm: Rhythm, window: Span = .minutes(30), mostAge: Span? = nil) throws -> BackupJob.Fields
    {
        let pattern = try #require(FilePattern("pacs/*.dump"))
        return .init(
            name: "PACS archive", rhythm: rhythm, window: window, proof: .file(pattern, leastBytes: 1, mostAge: mostAge)
        )
    }

    @Test func aWindowIsOverWhenTheNextRunIsDue() throws {
        #expect(complaints(try fields(.every(.hours(1)), window: .hours(1))).isEmpty)
        #expect(
            complaints(try fields(.every(.hours(1)), window: .hours(4)))
                == [Complaint("window", "The next run is due 1 h later: give this one no longer to end.")])
        #expect(complaints(try fields(.cron("0 * * * *", zone: "UTC"), window: .hours(4))).isEmpty)
    }

    @Test func theNewestFileMayBeAsOldAsItsRhythmMakesIt() throws {
        for age in [nil, .days(1), .hours(26), .days(366)] as [Span?] {
            #expect(complaints(try fields(.every(.days(1)), mostAge: age)).isEmpty)
        }
        #expect(
            complaints(try fields(.every(.days(1)), mostAge: .hours(12)))
                == [Complaint("most_age", "The next file is due 1 d later: let this one count at least as long.")])
        for age in [Span.minutes(4), .days(367)] {
            #expect(complaints(try fields(.cron("0 2 * * *", zone: "UTC"), mostAge: age)).map(\.field) == ["most_age"])
        }
    }
}
