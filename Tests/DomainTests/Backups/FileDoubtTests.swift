import RoundsDomain
import RoundsTestKit
import Testing

/// What speaks against the file that proves a backup.
@Suite struct FileDoubtTests {
    let now = Cast.morning

    private func file(hours: Int64) -> FileSighting.File {
        .init(path: "/mnt/pacs/monday.dump", bytes: 5_000, changedAt: now - .hours(hours))
    }

    private func doubt(
        _ seen: FileSighting?, mostAge: Span? = nil, hasRun: Bool = true, since start: Span = .days(9),
        after wait: Span = .minutes(0)
    ) throws -> FileDoubt? {
        let pattern = try #require(FilePattern("pacs/*.dump"))
        let fields = BackupJob.Fields(
            name: "PACS archive", rhythm: .every(.days(1)), proof: .file(pattern, leastBytes: 1, mostAge: mostAge))
        return fields.fileDoubt(seen, hasRun: hasRun, since: now - start, at: now + wait)
    }

    @Test func anOldFileIsStaleOnceItIsOlderThanItMayBe() throws {
        let old = try #require(try doubt(.seen(file(hours: 31), at: now), mostAge: .hours(26)))
        #expect(old.verdict == .stale && old.reason == "the newest file is older than 26 h")
        #expect(old.reason(at: now) == "the newest file is older than 26 h, by now 31 h")
        #expect(old.since == now - .hours(5))
        #expect(try doubt(.seen(file(hours: 26), at: now), mostAge: .hours(26)) == nil)
        #expect(try doubt(.seen(file(hours: 900), at: now)) == nil)
        let ahead = try doubt(.seen(file(hours: -1), at: now), mostAge: .hours(26))
        #expect(ahead?.verdict == .stale && ahead?.reason.contains("ahead of the desk's clock") == true)
    }

    @Test func whatProvedTheNewestRunIsMissedWhenItIsGone() throws {
        let seen = FileSighting.seen(file(hours: 1), at: now - .minutes(2))
        let none = seen.after(.seen(nil, at: now))
        #expect(try doubt(none)?.verdict == .missing)
        #expect(try doubt(none, hasRun: false)?.reason == "no file fits pacs/*.dump")
        let older = seen.after(.seen(file(hours: 25), at: now))
        #expect(try doubt(older)?.reason == "the file of its newest run is gone")
        #expect(try doubt(seen.after(.seen(file(hours: 0), at: now))) == nil)
    }

    @Test func beforeTheFirstRunNoFileIsMissedUnlessItsAgeIsOver() throws {
        let none = FileSighting.seen(nil, at: now)
        #expect(try doubt(none, hasRun: false) == nil)
        #expect(try doubt(none, mostAge: .hours(26), hasRun: false, since: .hours(26)) == nil)
        #expect(try doubt(none, mostAge: .hours(26), hasRun: false, since: .hours(27))?.verdict == .missing)
    }

    @Test func whatNobodyLooksAtIsNotGood() throws {
        #expect(try doubt(nil)?.verdict == .unknown)
        let seen = FileSighting.seen(file(hours: 1), at: now)
        #expect(try doubt(seen, after: .minutes(5)) == nil)
        let stale = try doubt(seen, after: .minutes(6))
        #expect(stale?.verdict == .stale && stale?.reason == "nobody has looked for its file for more than 5 min")
        #expect(try doubt(seen, after: .minutes(-2))?.verdict == .stale)
    }

    @Test func aFolderThatCannotBeReadIsUnknownOnceNoNodeReadsIt() throws {
        let seen = FileSighting.seen(file(hours: 1), at: now - .minutes(4))
        let hidden = seen.after(.unreadable(at: now - .minutes(3)))
        #expect(hidden == seen && hidden.isReadable)
        let lost = hidden.after(.unreadable(at: now))
        #expect(!lost.isReadable && lost.file == file(hours: 1) && lost.readAt == now - .minutes(4))
        #expect(try doubt(lost)?.verdict == .unknown)
        #expect(try doubt(lost)?.reason == "the folder of its file cannot be read")
        #expect(try doubt(FileSighting.unreadable(at: now), hasRun: false)?.verdict == .unknown)
        #expect(try doubt(lost.after(.seen(file(hours: 1), at: now + .minutes(1))), after: .minutes(1)) == nil)
    }

    @Test func aLookThatEndedLateTellsNothingNew() {
        let seen = FileSighting.seen(file(hours: 1), at: now)
        #expect(seen.after(.seen(nil, at: now - .minutes(2))) == seen)
        // The clock was set back by an hour.
        #expect(seen.after(.seen(file(hours: 2), at: now - .hours(1))).lookedAt == now - .hours(1))
    }

    @Test func aLookThatWasNotWholeMovesNothingThatIsKnownOfAll() {
        let whole = FileSighting.seen(file(hours: 1), at: now)
        #expect(whole.knownUntil == now - .minutes(1))
        let part = whole.after(.seen(file(hours: 1), at: now + .minutes(1), isWhole: false))
        #expect(part.isReadable && part.lookedAt == now + .minutes(1) && part.wholeAt == now)
        let lost = part.after(.unreadable(at: now + .minutes(9)))
        #expect(!lost.isReadable && lost.wholeAt == now)
        #expect(lost.after(.seen(nil, at: now + .minutes(10))).wholeAt == now + .minutes(10))
        #expect(FileSighting.seen(nil, at: now, isWhole: false).knownUntil == nil)
    }

    @Test func aFileThatIsStillBeingWrittenProvedNothingYet() throws {
        let young = FileSighting.File(path: "/mnt/pacs/new.dump", bytes: 1, changedAt: now - .seconds(10))
        #expect(
            try doubt(FileSighting.seen(young, at: now).after(.seen(nil, at: now + .minutes(1))), hasRun: false) == nil)
    }

    @Test func aJobThatIsProvenAnotherWayHasNoFileToBeDoubted() {
        let fields = BackupJob.Fields(name: "PACS archive", rhythm: .every(.days(1)), proof: .reported)
        #expect(fields.fileDoubt(nil, hasRun: true, since: now, at: now) == nil)
    }
}
