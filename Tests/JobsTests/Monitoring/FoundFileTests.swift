import Foundation
import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsJobs

/// What a look finds where it cannot see everything.
@Suite struct FoundFileTests {
    private func file(hours: Int64) -> FileSighting.File {
        .init(path: "/mnt/pacs/monday.dump", bytes: 5_000, changedAt: Cast.morning - .hours(hours))
    }

    @Test func anOlderFileBesideAFolderThatCannotBeReadIsNoProofThatTheNewestIsGone() {
        let older = FoundFile.newest(file(hours: 25))
        let proven = Cast.morning - .hours(1)
        #expect(FoundFile.together([older, .unreadable], provenAt: proven) == .unreadable)
        #expect(FoundFile.together([.newest(file(hours: 25), isWhole: false)], provenAt: proven) == .unreadable)
        #expect(FoundFile.together([older, .nothing], provenAt: proven) == older)
        #expect(FoundFile.together([.nothing, .unreadable], provenAt: nil) == .unreadable)
        #expect(FoundFile.together([.nothing, .nothing], provenAt: proven) == .nothing)
    }

    @Test func theNextProofIsExpectedWhereTheNewestLies() {
        let newest = FoundFile.newest(file(hours: 1))
        let proven = Cast.morning - .hours(1)
        #expect(FoundFile.together([.unreadable, newest], provenAt: proven) == newest)
        #expect(FoundFile.together([.unreadable, newest], provenAt: nil) == newest)
        #expect(FoundFile.together([.newest(file(hours: 25)), newest], provenAt: nil) == newest)
        let part = FoundFile.newest(file(hours: 1), isWhole: false)
        #expect(FoundFile.together([.nothing, part], provenAt: proven) == part && !part.isWhole)
    }

    private func found(_ pattern: String, in root: String, most: Int = 20_000) throws -> FoundFile {
        let walks = FileFinder(roots: [root], most: most).newest(try #require(FilePattern(pattern)))
        return try #require(walks.first).newest()
    }

    @Test func aFolderWithMoreNamesThanAreLookedAtIsNotSeenWhole() async throws {
        try await withFolder { folder in
            for name in ["a", "b", "c"] { try Data([1]).write(to: URL(filePath: "\(folder)/\(name).dump")) }
            #expect(try found("*.dump", in: folder, most: 3).isWhole)
            guard case .newest(_, let isWhole) = try found("*.dump", in: folder, most: 2) else {
                Issue.record("Two of three were looked at, and none found.")
                return
            }
            #expect(!isWhole)
            #expect(try found("*.tar", in: folder, most: 2) == .unreadable)
        }
    }

    @Test func whatFitsAndCannotBeFollowedMayBeTheNewest() async throws {
        try await withFolder { folder in
            let files = FileManager.default
            try Data([1]).write(to: URL(filePath: folder + "/a.dump"))
            // Neither what leads nowhere nor what leads to itself is a file.
            try files.createSymbolicLink(atPath: folder + "/b.dump", withDestinationPath: folder + "/gone")
            try files.createSymbolicLink(atPath: folder + "/c.dump", withDestinationPath: folder + "/c.dump")
            #expect(try found("*.dump", in: folder).isWhole)
            let tooLong = String(repeating: "x", count: 300)
            try files.createSymbolicLink(atPath: folder + "/d.dump", withDestinationPath: "\(folder)/\(tooLong)")
            #expect(try !found("*.dump", in: folder).isWhole)
            #expect(try found("a.*", in: folder).isWhole)
        }
    }
}
