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
        let isNew = try await database.read { try $0.endOfLog().number == 0 }
        try await database.write { tx in try tx.plantServiceLevels(in: configuration.zone, at: now) }
        if isNew, wantsDemo { try await fill(at: now) }
        let invitation = try await inviteFirst(at: now)
        _ = try await database.write { tx in
            try tx.record(
                Happening(.deskStarted, about: .desk, facts: ["version": .text(Product.version)]), by: .desk, at: now)
        }
        let isHeld = try await database.read { try $0.isHeld() }
        let isDemo = try await database.read { try $0.setting(DemoSignIn.setting) != nil }
        let keys = isDemo && !isHeld ? SimulationKeys.read(from: configuration.data) : nil
        let unplayed = wantsSimulation ? 0 : try await pauseUnplayed(keys, at: now)
        return State(
            engine: database.engine, isDemo: isDemo, demo: isDemo ? DemoSignIn.read(from: configuration.data) : nil,
            invitation: invitation, isHeld: isHeld, tickets: try await database.read { try $0.ticketTotal() },
            simulation: wantsSimulation ? keys : nil, unplayed: unplayed)
    }

    private func pauseUnplayed(_ keys: SimulationKeys?, at now: Moment) async throws -> Int {
        guard let ports = keys?.portBase else { return 0 }
        return try await database.write { tx in try DemoPause.begin(tx, ports: ports, at: now) }
    }

    private func fill(at now: Moment) async throws {
        let signIn = try DemoSignIn.make(in: configuration.data)
        let zone = configuration.zone
        let hash = try await Passwords().hash(try ChosenPassword(signIn.password, name: "", signInName: ""))
        let base = wantsSimulation ? try await SimulatedHospital.freeBase() : nil
        let keys = try await database.write { tx in try Demo.fill(tx, password: hash, in: zone, ports: base, at: now) }
        try keys?.write(to: configuration.data)
        try await database.write { tx in
            try DemoDay.begin(tx, by: configuration.plan, at: now)
            try DemoLog.putInOrder(tx)
            try tx.set(DemoSignIn.setting, to: "1")
        }
    }

    private func inviteFirst(at now: Moment) async throws -> Secret? {
        guard try await database.read({ try !$0.hasAdministrator() }) else { return nil }
        var generator = SystemRandomNumberGenerator()
        let secret = Secret(using: &generator)
        try await database.write { try $0.inviteFirstAdministrator(secret, at: now) }
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
        let place = engine == .postgres ? configuration.database.maskingPassword : configuration.data
        var lines = [
            "", "Rounds \(Product.version) answers at \(url)", "Its data is in \(place), \(tickets) tickets.",
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
                "Its systems are not played, so \(unplayed) checks are paused. `rounds simulate` plays them, or a start without --no-simulation."
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
