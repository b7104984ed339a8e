import NIOCore
import NIOPosix
import NIOSSL
import RoundsDomain

/// The hospital's systems, each on a port of 127.0.0.1.
actor SimulatedHospital {
    /// Ports from here on are looked through for a free row of them.
    static let usualBase = 17_100

    private let base: Int
    private let group: MultiThreadedEventLoopGroup
    private var channels: [String: any Channel] = [:]
    private let conditions: [String: Condition]
    private var contexts: [String: NIOSSLContext] = [:]

    init(base: Int) {
        self.base = base
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        conditions = Dictionary(
            SimulatedSystem.all.map { system in
                if case .slowPage(_, let delay) = system.manner { return (system.key, Condition(delay: delay)) }
                return (system.key, Condition(delay: Int64(20 + system.key.utf8.count * 3)))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Opens all of them.
    /// - Throws: ``Ending`` when somebody else has one of the ports.
    func open(at now: Moment) async throws {
        for system in SimulatedSystem.all {
            if case .securePage(_, let days) = system.manner {
                contexts[system.key] = try SelfMadeCertificate(
                    name: "\(system.key).cedarhollow.example", from: now - .days(81), until: now + .days(days)
                ).context()
            }
            try await bind(system)
        }
    }

    func close() async {
        for channel in channels.values { try? await channel.close() }
        channels = [:]
        try? await group.shutdownGracefully()
    }

    func down(_ key: String) async {
        try? await channels.removeValue(forKey: key)?.close()
    }

    /// Opens its port again if it was closed, and answers as usual.
    func up(_ key: String) async throws {
        conditions[key]?.become()
        guard channels[key] == nil, let system = SimulatedSystem.all.first(where: { $0.key == key }) else { return }
        try await bind(system)
    }

    func slow(_ key: String, milliseconds: Int64) {
        conditions[key]?.become(delay: milliseconds)
    }

    func busy(_ key: String) {
        conditions[key]?.become(isBusy: true)
    }

    private func bind(_ system: SimulatedSystem) async throws {
        guard let place = SimulatedSystem.all.firstIndex(where: { $0.key == system.key }),
            let condition = conditions[system.key], system.manner != .nothing
        else { return }
        let (manner, context) = (system.manner, contexts[system.key])
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    let pipeline = child.pipeline.syncOperations
                    if let context { try pipeline.addHandler(NIOSSLServerHandler(context: context)) }
                    switch manner {
                    case .page(let title), .slowPage(let title, _), .securePage(let title, _):
                        try pipeline.addHandler(SimulatedPage(title: title, condition: condition))
                    case .port(let words): try pipeline.addHandler(SimulatedListener(words: words))
                    case .nothing: break
                    }
                }
            }
        do {
            channels[system.key] = try await bootstrap.bind(host: "127.0.0.1", port: base + place).get()
        } catch {
            throw Self.taken(base + place, system)
        }
    }

    /// The first row of ports that nobody has.
    static func freeBase() async throws -> Int {
        for base in stride(from: usualBase, to: 30_000, by: 100) where await isFree(base) { return base }
        throw Ending(.address, "No free ports for the simulated hospital were found between 17100 and 30000.")
    }

    /// Whether nobody has one of the ports from here on.
    static func isFree(_ base: Int) async -> Bool { (try? await checkFree(base)) != nil }

    /// - Throws: ``Ending`` that names the first of the ports from here on that somebody else has.
    static func checkFree(_ base: Int) async throws(Ending) {
        let group = MultiThreadedEventLoopGroup.singleton
        var open: [any Channel] = []
        for place in SimulatedSystem.all.indices {
            // What a desk before this one has just let go counts as free.
            guard
                let channel = try? await ServerBootstrap(group: group)
                    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                    .bind(host: "127.0.0.1", port: base + place).get()
            else { break }
            open.append(channel)
        }
        for channel in open { try? await channel.close() }
        if let system = SimulatedSystem.all.dropFirst(open.count).first { throw taken(base + open.count, system) }
    }

    private static func taken(_ port: Int, _ system: SimulatedSystem) -> Ending {
        Ending(.address, "Port \(port) for “\(system.name)” is taken.")
    }
}
