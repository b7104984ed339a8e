import RoundsDomain
import RoundsSQL
import RoundsStore

/// At which ports the demo's systems are asked. Each check names its own: when the systems move, their checks move along.
enum DemoPorts {
    /// Lets the checks of all that is played ask from this port on. What people let them ask instead stays theirs.
    /// - Returns: how many were moved.
    static func move(_ tx: any Transaction, to base: Int, at now: Moment) throws -> Int {
        var count = 0
        for watched in try tx.checks(after: nil, limit: 1_000).checks {
            guard case .probe(var asking) = watched.means, let target = try played(watched.check, asking, from: base),
                target != asking.target
            else { continue }
            asking.target = target
            do {
                try move(watched, to: asking, tx, at: now)
                count += 1
            } catch is Complaints {
                // Somebody made of it what cannot be saved any more: it is seen to fail, and they mend it.
                continue
            }
        }
        return count
    }

    private static func move(
        _ watched: WatchedCheck, to asking: CheckSpec.Asking, _ tx: any Transaction, at now: Moment
    ) throws {
        let spec = try CheckSpec(watched.check.fields, .probe(asking))
        let saved = try tx.saveCheck(watched.id, spec, version: watched.check.version, by: .desk, at: now)
        // Asked elsewhere it begins anew, and no longer says that it waits for the simulation, which comes now.
        if saved.isPaused, watched.standing.reason == DemoPause.reason {
            _ = try tx.resumeCheck(saved.id, by: .desk, at: now)
        }
    }

    /// Whom the check asks when the system it is made for answers at its place from this port on; nil for a check that asks
    /// something else, and for what never answers anywhere.
    private static func played(_ check: Check, _ asking: CheckSpec.Asking, from base: Int) throws -> String? {
        guard let place = SimulatedSystem.all.firstIndex(where: { $0.name == check.fields.name }),
            let port = asking.target.localPort
        else { return nil }
        let system = SimulatedSystem.all[place]
        let made = try ProbeTarget(line: system.target(port: port)).line
        guard system.manner != .nothing, asking.target == made else { return nil }
        return try ProbeTarget(line: system.target(port: base + place)).line
    }
}

extension Configuration {
    /// Lets the demo's checks ask from this port on while somebody plays their systems there. However that ends, they are
    /// paused afterwards: nobody plays any more what they ask.
    /// - Throws: ``Ending`` when somebody else has one of the ports; then no check is touched.
    func whilePlayed(at ports: Int, _ play: () async throws -> Void) async throws {
        try await SimulatedHospital.checkFree(ports)
        _ = try await withDatabase { database in
            try await database.write { tx in try DemoPorts.move(tx, to: ports, at: .now()) }
        }
        do {
            try await play()
        } catch {
            await pausePlayed(at: ports)
            throw error
        }
        await pausePlayed(at: ports)
    }

    private func pausePlayed(at ports: Int) async {
        do {
            _ = try await withDatabase { database in
                try await database.write { tx in try DemoPause.begin(tx, ports: ports, at: .now()) }
            }
        } catch {
            let why = Ending(error)?.sentence ?? "\(type(of: error))"
            Terminal.complain("The demo's checks ask what nobody plays now; they could not be paused. \(why)")
        }
    }
}

extension String {
    /// The port of this machine that a target names.
    fileprivate var localPort: Int? {
        guard let host = firstRange(of: "127.0.0.1:") else { return nil }
        return Int(self[host.upperBound...].prefix(while: \.isNumber))
    }
}
