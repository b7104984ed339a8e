import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct SweepTests {
    let now = Cast.morning

    @Test(arguments: engines) func jobsThatEndedAMonthAgoGoAndTheOthersStay(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for (key, age) in [("old", Span.days(31)), ("new", .days(29))] {
                    let then = now - age
                    try tx.enqueue(Job.Draft(.sweep, key: key, due: then))
                    for job in try tx.leaseJobs(of: [.sweep], by: "a", at: then, limit: 5) {
                        _ = try tx.finish(job, by: "a", at: then)
                    }
                }
                try tx.enqueue(Job.Draft(.sweep, key: "waiting", due: now))
            }
            let swept = try await database.write { tx in
                (try tx.sweep(rule: .standard, at: now), try tx.sweep(rule: .standard, at: now))
            }
            #expect(swept == (1, 0))
            // The key of what was swept is free again; that of what stays is not.
            let free = try await database.write { tx in
                try ["old", "new", "waiting"].map { try tx.enqueue(Job.Draft(.sweep, key: $0, due: now)) }
            }
            #expect(free == [true, false, false])
        }
    }

    @Test(arguments: engines) func aFileThatNobodyConfirmedGoesAfterADay(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let ada = try await database.write { try $0.addCast() }.ada.id
            let (old, new) = try await database.write { tx in
                (
                    try tx.keep("sign_in_name\nmaria\n", .people, of: ada, at: now - .hours(25)),
                    try tx.keep("code\n4W\n", .locations, of: ada, at: now - .hours(23))
                )
            }
            let swept = try await database.write { tx in
                (try tx.sweep(rule: .standard, at: now), try tx.sweep(rule: .standard, at: now))
            }
            #expect(swept == (1, 0))
            let left = try await database.read { tx in
                (try tx.importDraft(old, of: ada), try tx.importDraft(new, of: ada))
            }
            #expect(left.0 == nil && left.1?.content == "code\n4W\n")
        }
    }

    @Test(arguments: engines) func aRestoredCopyIsSilentUntilItIsReleasedOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            #expect(try await database.read { try $0.isHeld() } == false)
            try await database.write { try $0.holdRestored(from: "2026-11-23T02:00:00Z", at: now) }
            #expect(try await database.read { try $0.isHeld() })
            try await database.write { try $0.release(by: .person(cast.ada.id), at: now) }
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.release(by: .person(cast.ada.id), at: now) }
            }
        }
    }
}
