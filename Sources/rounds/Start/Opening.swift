import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsWeb

/// What is done once between opening the database and answering the first request.
struct Opening: Sendable {
    let configuration: Configuration
    let database: any Database
    let wantsDemo: Bool
    /// The demo's hospital is played.
    let wantsSimulation: Bool
    /// Says something at the terminal while the desk is not open yet.
    let say: @Sendable (String) -> Void

    /// How the desk starts, for the words at the terminal.
    struct State: Sendable {
        let engine: Engine
        let isDemo: Bool
        let demo: DemoSignIn?
        /// The link of the first administrator, while there is none.
        let invitation: Secret?
        /// A restored copy that keeps silent outward.
        let isHeld: Bool
        let tickets: Int64
        /// With what the demo's hospital is played; nil when it is not.
        let simulation: SimulationKeys?
        /// How many checks of a demo desk are paused because its hospital is not played.
        let unplayed: Int
    }

    func prepare(at now: Moment) async throws -> State {
        if wantsDemo, try await database.read({ try $0.endOfLog().number == 0 }) { try await fill(at: now) }
        try await database.write { tx in
            try tx.keepSiteZone(configuration.zone)
            try tx.plantServiceLevels(in: configuration.zone, at: now)
        }
        let invitation = try await inviteFirst(at: now)
        _ = try await database.write { tx in
            try tx.record(
                Happening(.deskStarted, about: .desk, facts: ["version": .text(Product.version)]), by: .desk, at: now)
        }
        let isHeld = try await database.read { try $0.isHeld() }
        let isDemo = try await database.read { try $0.setting(DemoSignIn.setting) != nil }
        let keys = isDemo && !isHeld ? SimulationKeys.read(from: configuration.data) : nil
        let played = wantsSimulation ? try await playable(keys, at: now) : nil
        let unplayed = played == nil ? try await pauseUnplayed(keys, at: now) : 0
        return State(
            engine: database.engine, isDemo: isDemo, demo: isDemo ? DemoSignIn.read(from: configuration.data) : nil,
            invitation: invitation, isHeld: isHeld, tickets: try await database.read { try $0.ticketTotal() },
            simulation: played, unplayed: unplayed)
    }

    /// With what the hospital can be played: at ports that nobody else has, which its checks ask.
    private func playable(_ keys: SimulationKeys?, at now: Moment) async throws -> SimulationKeys? {
        guard var keys else { return nil }
        if await !SimulatedHospital.isFree(keys.portBase) {
            guard let base = try? await SimulatedHospital.freeBase() else {
                say("No free ports were found for the demo hospital's systems.")
                return nil
            }
            say("Somebody else has ports \(keys.portBase) and up: the demo hospital's systems answer from \(base) on.")
            keys.portBase = base
            try keys.write(to: configuration.data)
        }
        // A start that was cut short may have kept the ports and not moved the checks.
        let base = keys.portBase
        _ = try await database.write { tx in try DemoPorts.move(tx, to: base, at: now) }
        return keys
    }

    private func pauseUnplayed(_ keys: SimulationKeys?, at now: Moment) async throws -> Int {
        guard let ports = keys?.portBase else { return 0 }
        return try await database.write { tx in try DemoPause.begin(tx, ports: ports, at: now) }
    }

    /// All of it or nothing: whoever cuts it short begins anew with the next start.
    private func fill(at now: Moment) async throws {
        say(
            "Filling in the demo hospital: eight weeks of requests, rounds, checks and backups, in up to half a minute, once."
        )
        let signIn = try DemoSignIn.make(in: configuration.data)
        let zone = configuration.zone
        let hash = try await Passwords().hash(try ChosenPassword(signIn.password, name: "", signInName: ""))
        let base = wantsSimulation ? try await SimulatedHospital.freeBase() : nil
        try await database.write { tx in
            guard try tx.endOfLog().number == 0 else { return }
            try tx.keepSiteZone(zone)
            try tx.plantServiceLevels(in: zone, at: now)
            let keys = try Demo.fill(tx, password: hash, in: zone, ports: base, at: now)
            try DemoRounds.fill(tx, by: configuration.plan, at: now)
            try DemoDay.begin(tx, by: configuration.plan, at: now)
            try DemoLog.putInOrder(tx)
            try tx.set(DemoSignIn.setting, to: "1")
            // Before the commit: a file whose desk is not there is written anew, a desk without its file would never be played.
            try SimulationKeys.keep(keys, in: configuration.data)
        }
    }

    private func inviteFirst(at now: Moment) async throws -> Secret? {
        guard try await database.read({ try !$0.hasAdministrator() }) else { return nil }
        var generator = SystemRandomNumberGenerator()
        let secret = Secret(using: &generator)
        try await database.write { try $0.inviteFirstAdministrator(secret, keepsEarlier: true, at: now) }
        return secret
    }
}

extension Opening.State {
    /// A demo desk is called after its hospital unless somebody named it.
    func siteName(_ configuration: Configuration) -> String {
        let named = configuration.layers[.siteName].source != .standard
        return isDemo && !named ? Demo.siteName : configuration.siteName
    }

    func welcome(at url: String, _ configuration: Configuration) -> String {
        var lines = [
            "", "Rounds \(Product.version) answers at \(url)",
            "Its data is in \(configuration.place), \(tickets) tickets.",
        ]
        if isHeld {
            lines += ["", "This is a restored copy: nothing goes outward until you say `rounds restore --release`."]
        }
        if let demo { lines += demo.words }
        if simulation != nil {
            lines += [
                "Its systems are played to it on this machine: see Checks and the morning round while a day's trouble goes by."
            ]
        }
        if unplayed > 0 {
            lines += [
                "Its systems are not played, so \(unplayed) checks are paused. A start without --no-simulation plays them, or `rounds simulate`."
            ]
        }
        if let invitation {
            lines += [
                "", "Nobody can sign in yet. To become the first administrator, open this once within three days:",
                "    \(url)/welcome/\(invitation.text)",
            ]
        }
        return (lines + [""]).joined(separator: "\n")
    }
}
