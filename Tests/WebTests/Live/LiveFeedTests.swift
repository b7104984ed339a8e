import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite(.timeLimit(.minutes(15))) struct LiveFeedTests {
    private let maria = Person.ID(1)
    private let priya = Person.ID(2)
    private let mine = Announcement(topic: "ticket:7", event: 1)
    private let last = Announcement(topic: "ticket:9999", event: 2)

    @Test(arguments: engines) func whatOthersDoDropsNothingThatAPageWaitsFor(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let feed = LiveFeed(database: database)
            let stream = try #require(feed.stream(of: maria, [.one("ticket", 7), .one("ticket", 9_999)]))
            try await database.write { [mine, last] tx in
                try tx.announce(mine)
                for number in 1...600 { try tx.announce(Announcement(topic: "check:\(number)")) }
                try tx.announce(last)
            }
            let told = await stream.words.upTo(last)
            // Another process is heard of as well.
            #expect(told.filter { $0.topic != "outside" } == [mine, last])
        }
    }

    @Test(arguments: engines) func whoFollowsMoreThanCanWaitIsToldToLookAgain(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let feed = LiveFeed(database: database)
            let slow = try #require(feed.stream(of: maria, [.kind("ticket")]))
            let quick = try #require(feed.stream(of: priya, [.one("ticket", 9_999)]))
            try await database.write { [last] tx in
                for number in 1...600 { try tx.announce(Announcement(topic: "ticket:\(number)")) }
                try tx.announce(last)
            }
            // Who has heard the last knows that all before it was handed out.
            _ = await quick.words.upTo(last)
            let told = await slow.words.upTo(last)
            #expect(told.first?.topic == "outside" && told.count <= 201, "\(told.count)")
        }
    }

    @Test func nobodyTakesTheStreamsOfAll() async throws {
        try await withDatabase(on: .sqlite, migrations: Migrations.all) { database in
            let feed = LiveFeed(database: database)
            let first = try #require(feed.stream(of: maria, [.kind("ticket")]))
            let others = (1..<LiveFeed.mostOfOne).map { _ in feed.stream(of: maria, [.kind("ticket")]) }
            let kept = others + [feed.stream(of: priya, [.kind("ticket")]), feed.stream(of: maria, [.kind("ticket")])]
            // It would go on for ever had it not ended for the newest.
            for await _ in first.words {}
            #expect(feed.count == LiveFeed.mostOfOne + 1)
            #expect(kept.allSatisfy { $0 != nil })
        }
    }

    @Test func whoIsTurnedAwayIsToldWhy() async throws {
        try await withDesk { rounds in
            let feed = rounds.desk.live
            let people = (1...Int64(LiveFeed.mostStreams / LiveFeed.mostOfOne)).map { Person.ID(1_000 + $0) }
            let taken = people.flatMap { person in (0..<LiveFeed.mostOfOne).map { _ in feed.stream(of: person, []) } }
            let answer = try await rounds.browser(as: rounds.cast.priya).get("/live?topic=ticket:1")
            #expect(answer.status == .serviceUnavailable && answer.text.contains("follow the desk live"))
            #expect(!answer.text.contains("cannot reach its data"))
            #expect(taken.allSatisfy { $0 != nil })
        }
    }
}

extension AsyncStream<LiveFeed.Word> {
    /// What is told up to and with the last.
    fileprivate func upTo(_ last: Announcement) async -> [Announcement] {
        var told: [Announcement] = []
        for await case .announcement(let announcement) in self {
            told.append(announcement)
            if announcement == last { break }
        }
        return told
    }
}
