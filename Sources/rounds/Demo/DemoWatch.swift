import RoundsDomain
import RoundsSQL
import RoundsStore

/// What Cedar Hollow's desk watches, and eight weeks of what it saw.
struct DemoWatch {
    let people: DemoPeople
    let hospital: DemoHospital
    let zone: Zone
    let from: Moment
    let until: Moment

    /// - Returns: with what the hospital is played to the desk.
    func fill(_ tx: any Transaction, ports: Int, _ dice: inout SplitMix64) throws -> SimulationKeys {
        var keys = try makeKeys(tx, ports: ports)
        let checks = try addChecks(tx, ports: ports)
        let jobs = try addJobs(tx)
        let copies = try addCopies(tx)
        keys.copies = copies.mapValues(\.number)
        try DemoOutages(watch: self, checks: checks).fill(tx, &dice)
        try DemoNights(watch: self, jobs: jobs, pingKey: keys.pingKey).fill(tx, &dice)
        try DemoCopies(watch: self, jobs: copies).fill(tx, &dice)
        return keys
    }

    func service(_ code: String) -> Service.ID? { hospital.services[code]?.id }

    /// Who answers for the service.
    func owner(of code: String) -> Person {
        let owner = hospital.services[code]?.owner
        return people.specialists.first { $0.id == owner } ?? people.specialists[0]
    }

    /// Makes a ticket somebody's, unless it is theirs or over.
    func take(_ id: Ticket.ID, by person: Person, _ tx: any Transaction, at moment: Moment) throws {
        guard let ticket = try tx.ticket(id), ticket.state.isOpen, ticket.fields.assignee != person.id else { return }
        _ = try tx.takeTicket(id, by: person, at: moment)
    }

    private func makeKeys(_ tx: any Transaction, ports: Int) throws -> SimulationKeys {
        let draft = try PersonDraft(name: "Simulated hospital", signInName: "simulator", email: "", role: .program)
        let program = try tx.addPerson(draft, by: .desk, at: from)
        // Of use outside the demo's own data: these are really random.
        var system = SystemRandomNumberGenerator()
        let (token, key) = (Secret(using: &system), Secret(using: &system).text.lowercased())
        guard let administrator = try tx.person(signInName: "ada") else { throw Denial.notFound }
        let scopes: [Permission] = [.reportTickets, .readTickets, .workTickets, .manageChecks, .readChecks]
        let wanted = try TokenDraft(
            name: "Plays the hospital", scopes: scopes.map(\.rawValue), days: 366, within: program.permissions)
        _ = try tx.makeToken(wanted, with: token, for: program.id, by: administrator, at: until)
        try tx.makePingKey(key, by: .person(administrator.id), at: from)
        var keys = SimulationKeys(portBase: ports, token: token.apiTokenText, pingKey: key, zone: zone.name)
        keys.services = hospital.services.mapValues(\.id.number)
        keys.wards = [:]
        for requester in people.requesters {
            let name = requester.person.signInName
            keys.people[name] = requester.person.id.number
            keys.wards?[name] = .init(location: hospital.places[requester.unit]?.id.number, place: requester.place)
        }
        return keys
    }

    private func addChecks(_ tx: any Transaction, ports: Int) throws -> [String: Check.ID] {
        var checks: [String: Check.ID] = [:]
        for (place, system) in SimulatedSystem.all.enumerated() {
            let fields = Check.Fields(
                name: system.name, service: service(system.service), owner: owner(of: system.service).id,
                severity: system.severity, attempts: 2, maxAge: .minutes(2),
                parent: system.parent.flatMap { checks[$0] },
                advice: system.advice)
            let asking = CheckSpec.Asking(
                target: system.target(port: ports + place), interval: .seconds(15), timeout: .seconds(10))
            checks[system.key] = try tx.addCheck(CheckSpec(fields, .probe(asking)), token: nil, by: .desk, at: from).id
        }
        return checks
    }

    private func addJobs(_ tx: any Transaction) throws -> [String: Check.ID] {
        var jobs: [String: Check.ID] = [:]
        for job in SimulatedJob.all {
            let fields = Check.Fields(
                name: job.name, service: service(job.service), owner: owner(of: job.service).id,
                severity: job.severity)
            let beat = Heartbeat(rhythm: job.rhythm(in: zone), grace: job.grace)
            let added = try tx.addCheck(
                CheckSpec(fields, .heartbeat(beat, slug: job.slug)), token: Token.random(), by: .desk, at: from)
            jobs[job.slug] = added.id
            guard let tool = job.backup else { continue }
            _ = try tx.addBackupJob(
                .init(
                    name: job.name, service: service(job.service), owner: owner(of: job.service).id, tool: tool,
                    rhythm: beat.rhythm, window: job.grace, longest: job.grace, proof: .heartbeat(added.id)),
                by: .desk, at: from)
        }
        return jobs
    }

    private func addCopies(_ tx: any Transaction) throws -> [String: BackupJob.ID] {
        var jobs: [String: BackupJob.ID] = [:]
        for copy in SimulatedCopy.all {
            let fields = BackupJob.Fields(
                name: copy.name, service: service(copy.service), owner: owner(of: copy.service).id,
                tool: copy.tool,
                rhythm: .cron(copy.cron, zone: zone.name), window: copy.window, proof: .reported)
            jobs[copy.key] = try tx.addBackupJob(fields, by: .desk, at: from).id
        }
        return jobs
    }
}
