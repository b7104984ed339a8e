import RoundsDomain
import RoundsEngines
import RoundsSQL
import RoundsStore
import RoundsWeb

/// Measures one generated desk in this process: pages by one client and by many, reports by many, and beside them the
/// engine alone.
struct MeasureDesk {
    static let clients = 64

    let store: BenchStore
    let tickets: Int
    /// Acts of one client for each kind of page.
    let acts: Int
    let passwords: Passwords
    /// What is measured, by name; nil for everything.
    let only: Set<String>?

    /// - Parameter url: of a copy that may be written to.
    func figures(at url: String, tell: (String) -> Void) async throws -> DeskFigures {
        let database = try Engines.open(url: url)
        do {
            _ = try await database.migrate(Migrations.all)
            try await LinesOfTheDay.put(into: database, at: BenchStore.end)
            var figures = DeskFigures(
                engine: store.engine.rawValue, tickets: tickets, bytes: try await store.bytes(of: database, at: url))
            let desk = Desk(
                database: database, settings: .init(rate: Self.anyRate, pingRate: Self.anyRate), passwords: passwords,
                now: Self.now)
            let reader = try await Entrance(desk: desk).signIn("lead.1")
            for errand in Errand.allCases where wants(errand.rawValue) {
                tell("\(errand.title) at \(tickets)")
                figures.cases += try await visits(errand, Visitor(desk, session: reader.secret), url, reader.person)
            }
            if wants("create") {
                tell("create at \(tickets)")
                figures.cases += try await creates(desk, url)
            }
            if wants("ping") {
                tell("\(MeasurePings.name) at \(tickets)")
                let visitor = Visitor(desk, session: reader.secret)
                figures.cases += try await MeasurePings(desk: desk, visitor: visitor).figures(acts: max(acts / 4, 50))
            }
            await database.close()
            return figures
        } catch {
            await database.close()
            throw error
        }
    }

    private static let anyRate = RateLimit.Rule(perSecond: 1_000_000, burst: 1_000_000)

    /// One moment for all, the last of the generated data.
    static let now: @Sendable () -> Moment = { BenchStore.end }

    func wants(_ name: String) -> Bool { only?.contains(name) ?? true }

    private func visits(
        _ errand: Errand, _ visitor: Visitor, _ url: String, _ reader: Person
    ) async throws -> [CaseFigures] {
        var random = SplitMix64(seed: 7)
        let visits = (0..<acts).map { _ in Visit(errand, tickets: tickets, &random) }
        let bareVisits = try BareVisits(url: url, engine: store.engine, reader: reader.id.number)
        for visit in visits.prefix(50) {
            try await visitor.get(visit.path)
            try bareVisits.make(visit)
        }
        var (desk, bare) = (Sample(), Sample())
        // By turns, so that what else the machine does weighs on both alike.
        for start in stride(from: 0, to: acts, by: 50) {
            let part = Array(visits[start..<min(start + 50, acts)])
            desk.add(await measured(clients: 1, acts: part.count) { _, act in try await visitor.get(part[act].path) })
            bare.add(try measured(acts: part.count) { try bareVisits.make(part[$0]) })
        }
        let many = await measured(clients: Self.clients, acts: max(acts / 16, 4)) { client, act in
            try await visitor.get(visits[(client * 31 + act) % visits.count].path)
        }
        return [
            CaseFigures(
                name: errand.title, clients: 1, desk: desk.summary, bare: errand.isBareKnown ? bare.summary : nil),
            CaseFigures(name: errand.title, clients: Self.clients, desk: many.summary, bare: nil),
        ]
    }

    private func creates(_ desk: Desk, _ url: String) async throws -> [CaseFigures] {
        let requester = try await Entrance(desk: desk).signIn("requester.1")
        let visitor = Visitor(desk, session: requester.secret)
        let each = max(acts / 8, 16)
        func form(_ client: Int, _ act: Int) -> String { BenchForm.body(client * 1_000_000 + act) }
        _ = await measured(clients: Self.clients, acts: 2) { client, act in
            try await visitor.post("/portal/report", BenchForm.body(client * 1_000_000 + 900_000 + act))
        }
        let one = await measured(clients: 1, acts: acts) { _, act in
            try await visitor.post("/portal/report", BenchForm.body(99_000_000 + act))
        }
        let many = await measured(clients: Self.clients, acts: each) { client, act in
            try await visitor.post("/portal/report", BenchForm.body(client * 1_000_000 + act))
        }
        let last = try await desk.database.read { try $0.endOfLog().number }
        let bare = try BareCreates(
            url: url, engine: store.engine, requester: requester.person.id.number, after: last)
        let alone = try measured(acts: acts) { _ in try bare.make(1) }
        let batches = try measured(acts: each) { _ in try bare.make(Self.clients) }
        var together = batches.summary
        together.perSecond *= Double(Self.clients)
        return [
            CaseFigures(name: "create", clients: 1, desk: one.summary, bare: alone.summary),
            CaseFigures(name: "create", clients: Self.clients, desk: many.summary, bare: together),
        ]
    }
}

/// Lets somebody of the generated desk in.
struct Entrance {
    let desk: Desk

    func signIn(_ name: String) async throws -> (person: Person, secret: Secret) {
        guard let person = try await desk.database.read({ try $0.person(signInName: name) }) else {
            throw Ending(.refused, "\(name) is not in the generated data.")
        }
        let password = "nine quiet lanterns"
        let hash = try await desk.passwords.hash(try ChosenPassword(password, name: person.name, signInName: name))
        let now = desk.now()
        try await desk.database.write { try $0.setPassword(hash, of: person.id, by: .desk, at: now) }
        let outcome = try await SignIn(database: desk.database, passwords: desk.passwords).enter(
            name: name, password: password, from: SignInOrigin(agent: "bench", address: ""), at: now)
        guard case .entered(let entered) = outcome else { throw Ending(.failed, "\(name) was not let in.") }
        return (person, entered.secret)
    }
}
