import RoundsDomain
import RoundsJobs
import RoundsProtocols
import RoundsTestKit
import Testing

@testable import rounds

@Suite(.serialized) struct SimulatedHospitalTests {
    @Test func everySystemIsWellUntilTheScriptSaysOtherwise() async throws {
        try await withHospital { _, look in
            for (place, system) in SimulatedSystem.all.enumerated() {
                let found = try await look(system, place)
                let wanted: Verdict =
                    switch system.manner {
                    case .nothing: .failed
                    case .securePage(_, let days) where days < 21: .warning
                    default: .good
                    }
                #expect(found.verdict == wanted, "\(system.key): \(found.reason)")
            }
        }
    }

    @Test func whatIsDownRefusesAndWhatIsBusySaysSo() async throws {
        try await withHospital { hospital, look in
            for key in ["ehr", "lab-interface", "portal"] {
                guard let place = SimulatedSystem.all.firstIndex(where: { $0.key == key }) else { continue }
                let system = SimulatedSystem.all[place]
                await hospital.down(key)
                #expect(try await look(system, place).verdict == .failed)
                try await hospital.up(key)
                #expect(try await look(system, place).verdict != .failed)
            }
            await hospital.busy("ehr")
            let busy = try await look(SimulatedSystem.all[0], 0)
            #expect(busy.verdict == .failed && busy.reason.contains("503"))
            await hospital.slow("ehr", milliseconds: 300)
            let slow = try await look(SimulatedSystem.all[0], 0)
            #expect(slow.verdict == .good && (slow.phases.whole ?? 0) >= 300_000)
        }
    }

    @Test func aSecondHospitalOnTheSamePortsIsToldWhichOneIsTaken() async throws {
        let base = try await SimulatedHospital.freeBase()
        let (first, second) = (SimulatedHospital(base: base), SimulatedHospital(base: base))
        #expect(await SimulatedHospital.isFree(base))
        try await first.open(at: .now())
        #expect(await !SimulatedHospital.isFree(base))
        await #expect(throws: Ending.self) { try await second.open(at: .now()) }
        await second.close()
        await first.close()
    }

    private func withHospital(
        _ body: (SimulatedHospital, (SimulatedSystem, Int) async throws -> ProbeResult) async throws -> Void
    ) async throws {
        let base = try await SimulatedHospital.freeBase()
        let hospital = SimulatedHospital(base: base)
        let network = try ProbeNetwork()
        try await hospital.open(at: .now())
        do {
            try await body(hospital) { system, place in
                await network.look(
                    at: try ProbeTarget(line: system.target(port: base + place)), patience: .seconds(600),
                    quiet: .seconds(600), now: Moment.now)
            }
        } catch {
            Issue.record(error)
        }
        await network.shutDown()
        await hospital.close()
    }
}
