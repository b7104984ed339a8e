import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct GroupCommitTests {
    @Test(arguments: engines) func ofManyWritersEachGetsItsOwnAnswer(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let error = await complaint {
                            try await db.write { tx in
                                try tx.add("person\(number)")
                                // Every seventh is somebody else's address: its write fails, the others stand.
                                if number % 7 == 0 { try tx.add("person\(number)") }
                            }
                        }
                        return (number, error == nil)
                    }
                }
                return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes.allSatisfy { $0.value == ($0.key % 7 != 0) })
            let expected = (0..<300).filter { $0 % 7 != 0 }.map { "person\($0)" }.sorted()
            let kept = try await db.read { try $0.emails() }
            #expect(kept == expected)
        }
    }

    @Test(arguments: engines) func whatWaitsTogetherIsCommittedTogether(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let gate = Gate()
            let (began, hasBegun) = AsyncStream.makeStream(of: Void.self)
            let heard = db.announcements()
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    try? await db.write { tx in
                        try tx.announce(Announcement(topic: "first"))
                        hasBegun.finish()
                        gate.wait()
                    }
                }
                for await _ in began {}
                for number in 0..<20 {
                    group.addTask {
                        try? await db.write { tx in
                            try tx.add("person\(number)")
                            try tx.announce(Announcement(topic: "person", event: try tx.people()))
                        }
                    }
                }
                gate.open()
            }
            var counts: [Int64] = []
            for await announcement in heard where announcement.topic == "person" {
                counts.append(announcement.event)
                if counts.count == 20 { break }
            }
            #expect(counts == Array(1...20))
        }
    }
}
