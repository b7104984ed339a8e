import RoundsEngines
import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct AnnouncementTests {
    private let ticket = Announcement(topic: "ticket:1042", event: 7)
    private let last = Announcement(topic: "last")

    @Test(arguments: engines) func onlyWhatWasKeptIsAnnouncedAndOnlyOnce(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let heard = db.announcements()
            await #expect(throws: ChangeOfMind.self) {
                try await db.write { tx in
                    try tx.announce(Announcement(topic: "never"))
                    throw ChangeOfMind()
                }
            }
            try await db.write { [ticket] tx in try tx.announce(ticket) }
            try await db.write { [last] tx in try tx.announce(last) }
            #expect(await heard.upTo(last) == [ticket, last])
        }
    }

    @Test(arguments: engines) func whoHearsOfItCanAlreadyReadIt(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let heard = db.announcements()
            try await db.write { [last] tx in
                try tx.add("maria")
                try tx.announce(last)
            }
            _ = await heard.upTo(last)
            #expect(try await db.read { try $0.emails() } == ["maria"])
        }
    }

    @Test(arguments: engines) func whoIsTooSlowIsToldToLookAgainAtEverything(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let (slow, quick) = (db.announcements(), db.announcements())
            try await db.write { [last] tx in
                for number in 1...1_500 { try tx.announce(Announcement(topic: "check:\(number)")) }
                try tx.announce(last)
            }
            _ = await quick.upTo(last)
            var heard: [String] = []
            for await announcement in slow {
                heard.append(announcement.topic)
                if announcement == last { break }
            }
            #expect(heard.contains("outside") && heard.count <= 1_001, "\(heard.count)")
            #expect(Array(heard.suffix(2)) == ["check:1500", "last"])
        }
    }

    @Test(arguments: engines) func aWordOfNoTransactionWaitsForNobodyWhoWrites(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let gate = Gate()
            let (began, hasBegun) = AsyncStream.makeStream(of: Void.self)
            let heard = db.announcements()
            await withTaskGroup(of: Void.self) { [ticket] group in
                group.addTask {
                    try? await db.write { tx in
                        try tx.announce(ticket)
                        hasBegun.finish()
                        gate.wait()
                    }
                }
                for await _ in began {}
                try? await db.announce(last)
                gate.open()
            }
            #expect(await heard.upTo(ticket) == [last, ticket])
        }
    }

    @Test(arguments: engines) func aReadAnnouncesNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let error = await complaint { try await db.read { [ticket] tx in try tx.announce(ticket) } }
            #expect(error == .shape("an announcement inside a read"))
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: engines) func anotherProcessIsHeard(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: bench) { url in
            try await withOpened(url, migrations: bench) { db in
                let other = try Engines.open(url: url)
                let heard = db.announcements()
                // Until the first look at the file is done nothing tells an old change from a new one.
                let writing = Task {
                    var number = 0
                    while !Task.isCancelled {
                        number += 1
                        // A machine with much to do may refuse one; the next is heard.
                        try? await other.write { [number] tx in
                            try tx.add("person\(number)")
                            try tx.announce(Announcement(topic: "person"))
                        }
                        try await Task.sleep(for: .milliseconds(50))
                    }
                }
                let announcement = await heard.first { _ in true }
                writing.cancel()
                _ = try? await writing.value
                await other.close()
                #expect(announcement?.topic == (engine == .sqlite ? "outside" : "person"))
            }
        }
    }

    @Test(arguments: ["", "two words", "line\nbreak", "ä", String(repeating: "x", count: 201)])
    func aTopicIsAShortPlainWord(topic: String) async throws {
        try await withDatabase(on: .sqlite, migrations: bench) { db in
            let error = await complaint { try await db.write { tx in try tx.announce(Announcement(topic: topic)) } }
            #expect(error != nil)
        }
    }
}

extension AsyncStream<Announcement> {
    /// What was heard up to and with the one named, leaving out what came from elsewhere.
    func upTo(_ last: Announcement) async -> [Announcement] {
        var heard: [Announcement] = []
        for await announcement in self where announcement.topic != "outside" {
            heard.append(announcement)
            if announcement == last { break }
        }
        return heard
    }
}
