import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import rounds

/// Of `rounds simulate`; with the other tests of the hospital, because no two at a time may look for free ports.
extension SimulatedHospitalTests {
    @Test func wherePortsAreTakenNoCheckIsMoved() async throws {
        let base = try await SimulatedHospital.freeBase()
        let stranger = SimulatedHospital(base: base + 3)
        try await stranger.open(at: .now())
        try await withUnplayedDesk { configuration, look in
            let ending = await #expect(throws: Ending.self) {
                try await configuration.whilePlayed(at: base) { Issue.record("It was played.") }
            }
            #expect(ending?.reason == .address && ending?.sentence.contains("Port \(base + 3) ") == true)
            let check = try await look()
            #expect(check.isPaused && Self.target(of: check).contains(":16100"))
        }
        await stranger.close()
    }

    @Test func howeverItEndsNobodyIsAskedWhoIsNotPlayed() async throws {
        let base = try await SimulatedHospital.freeBase()
        try await withUnplayedDesk { configuration, look in
            await #expect(throws: Ending(.address, "It is taken.")) {
                try await configuration.whilePlayed(at: base) {
                    let check = try await look()
                    #expect(!check.isPaused && Self.target(of: check).contains(":\(base)"))
                    throw Ending(.address, "It is taken.")
                }
            }
            #expect(try await look().isPaused)
            try await configuration.whilePlayed(at: base) {
                let id = try await look().id
                try await configuration.withDatabase { database in
                    try await database.write { tx in _ = try tx.resumeCheck(id, by: .desk, at: .now()) }
                }
            }
            #expect(try await look().isPaused)
        }
    }

    /// A desk with a check of the first system, which is paused because nobody plays it.
    private func withUnplayedDesk(
        _ body: (Configuration, @escaping @Sendable () async throws -> WatchedCheck) async throws -> Void
    ) async throws {
        try await withDatabaseURL(on: .sqlite) { folder in
            let system = SimulatedSystem.all[0]
            let id = try await withOpened(folder) { database in
                try await database.write { tx in
                    let spec = try CheckSpec(
                        .init(name: system.name), .probe(.init(target: system.target(port: 16_100))))
                    let check = try tx.addCheck(spec, token: nil, by: .desk, at: .now())
                    _ = try DemoPause.begin(tx, ports: 16_100, at: .now())
                    return check.id
                }
            }
            let configuration = try DeskFlags.configuration(file: nil, environment: [:], flags: [.data: folder])
            try await body(configuration) {
                try await configuration.withDatabase { database in
                    try await database.read { tx in try #require(try tx.check(id)) }
                }
            }
        }
    }

    private static func target(of check: WatchedCheck) -> String {
        guard case .probe(let asking) = check.means else { return "" }
        return asking.target
    }
}
