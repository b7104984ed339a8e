import RoundsDomain
import RoundsSQL

/// What loading the starter content added.
public struct SeedLoad: Sendable, Equatable {
    public var locations = 0
    public var services = 0
    /// Work that comes round.
    public var maintenance = 0
    /// What a person looks at in a round.
    public var roundChecks = 0
    /// Runbooks, as articles.
    public var articles = 0
    public var templates = 0
    public var replies = 0

    public init() {}
}

extension Transaction {
    /// Adds what the desk does not have of the starter content, by code or title: places, services, templates and replies,
    /// recurring work, what is looked at by hand, runbooks. What is there already stays as it is, so that loading twice adds
    /// nothing.
    /// - Throws: ``Complaints`` when the content does not hang together.
    public func load(_ seed: HospitalSeed, by actor: Actor, at now: Moment) throws -> SeedLoad {
        let faults = seed.faults
        guard faults.isEmpty else { throw Complaints(faults.map { Complaint("", $0) }) }
        var load = SeedLoad()
        load.locations = try addLocations(of: seed, by: actor, at: now)
        load.services = try addServices(of: seed, by: actor, at: now)
        load.templates = try addTemplates(of: seed, by: actor, at: now)
        load.replies = try addReplies(of: seed, by: actor, at: now)
        let work = seed.maintenance.map {
            StarterMaintenance(task: $0.task, cadence: $0.cadence, evidence: $0.evidence)
        }
        load.maintenance = try addMaintenance(work, by: actor, on: Zone.utc.day(of: now), at: now)
        load.roundChecks = try addRoundChecks(seed.morningChecks.compactMap(\.byHand))
        load.articles = try addRunbooks(seed.runbooks, by: actor, on: Zone.utc.day(of: now), at: now)
        if load != SeedLoad() {
            let facts: [String: Happening.Fact] = [
                "locations": .number(Int64(load.locations)), "services": .number(Int64(load.services)),
                "templates": .number(Int64(load.templates)), "replies": .number(Int64(load.replies)),
                "maintenance": .number(Int64(load.maintenance)), "round_checks": .number(Int64(load.roundChecks)),
                "articles": .number(Int64(load.articles)),
            ]
            try record(Happening(.starterLoaded, about: .desk, facts: facts), by: actor, at: now)
        }
        return load
    }

    private func addLocations(of seed: HospitalSeed, by actor: Actor, at now: Moment) throws -> Int {
        var known = Dictionary(
            try locations().map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        var added = 0
        for place in seed.locations where known[place.code.foldedKey] == nil {
            let fields = Location.Fields(
                code: place.code, name: place.name, kind: place.kind, parent: known[place.parent.foldedKey],
                careSetting: place.careSetting)
            known[place.code.foldedKey] = try addLocation(fields, by: actor, at: now).id
            added += 1
        }
        return added
    }

    /// Each after those it needs, so that none is changed right after it was added.
    private func addServices(of seed: HospitalSeed, by actor: Actor, at now: Moment) throws -> Int {
        var known = Dictionary(
            try services().map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        var waiting = seed.services.filter { known[$0.code.foldedKey] == nil }
        let count = waiting.count
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.dependsOn.allSatisfy { known[$0.foldedKey] != nil } }
            guard !ready.isEmpty else { throw StorageError.shape("services that wait for each other") }
            for service in ready {
                let fields = Service.Fields(
                    code: service.code, name: service.name, tier: service.tier,
                    dependsOn: Set(service.dependsOn.compactMap { known[$0.foldedKey] }), fallback: service.fallback,
                    meaning: service.meaning, rtoMinutes: service.rtoMinutes, rpoMinutes: service.rpoMinutes)
                known[service.code.foldedKey] = try addService(fields, by: actor, at: now).id
            }
            waiting.removeAll { service in known[service.code.foldedKey] != nil }
        }
        return count
    }
}
