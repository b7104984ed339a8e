import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct KnownTroubleTests {
    @Test(arguments: engines) func oneReportIsNobodysNewsAndAWholeUnitsIs(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let hospital = try await database.write { try $0.addSmallHospital() }
            let chart = hospital.chart.id
            func report(_ affected: CareCircumstances.Affected, after minutes: Int64) async throws {
                try await database.write { tx in
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "The chart is slow", affected: affected, service: chart
                    )
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning + .minutes(minutes))
                }
            }
            func known() async throws -> KnownTrouble {
                let now = Cast.morning + .hours(1)
                let state = try await database.read { try $0.servicesState(at: now) }
                return try #require(state.knownTrouble(of: chart, at: now))
            }
            try await report(.one, after: 0)
            #expect(try await known().isEmpty)
            try await report(.unit, after: 5)
            var trouble = try await known()
            #expect(trouble.since == Cast.morning + .minutes(5) && trouble.reports == 2 && !trouble.isWorkedOn)
            try await report(.one, after: 9)
            _ = try await database.write { try $0.takeTicket(.init(1), by: cast.priya, at: Cast.morning) }
            trouble = try await known()
            #expect(trouble.since == Cast.morning && trouble.isWorkedOn)
            for number in 1...3 {
                _ = try await database.write { tx in
                    try tx.resolveTicket(
                        .init(Int64(number)), fix: "Done.", cause: "", by: cast.priya, at: Cast.morning)
                }
            }
            #expect(try await known().isEmpty)
        }
    }

    @Test(arguments: engines) func announcedWorkOnWhatItNeedsIsKnownADayAhead(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let hospital = try await database.write { try $0.addSmallHospital() }
            for (hours, service) in [(20, hospital.network), (30, hospital.network)] {
                let from = Cast.morning + .hours(Int64(hours))
                _ = try await database.write { tx in
                    try tx.planWindow(
                        .service(service.id), from: from, until: from + .hours(1), reason: "Switches",
                        by: cast.priya, at: Cast.morning)
                }
            }
            let state = try await database.read { try $0.servicesState(at: Cast.morning) }
            let trouble = try #require(state.knownTrouble(of: hospital.chart.id, at: Cast.morning))
            #expect(trouble.since == nil && trouble.windows.map(\.from) == [Cast.morning + .hours(20)])
            #expect(state.knownTrouble(of: .init(99), at: Cast.morning) == nil)
        }
    }

    @Test(arguments: engines) func theStateSaysWhatThePortalSaysOfOnePersonsTrouble(on engine: TestEngine) async throws
    {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let hospital = try await database.write { try $0.addSmallHospital() }
            let (chart, network) = (hospital.chart.id, hospital.network.id)
            func report(on service: Service.ID) async throws -> Ticket {
                try await database.write { tx in
                    let draft = try TicketDraft(
                        kind: .incident, channel: .portal, title: "It does not work", careAffected: true,
                        affected: .one,
                        workaround: .nothing, service: service)
                    return try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                }
            }
            func isKnown(_ service: Service.ID) async throws -> Bool {
                try await database.read { tx in
                    let state = try tx.servicesState(at: Cast.morning)
                    let isTrouble = state.standings[service]?.state.isTrouble == true
                    #expect(state.knownTrouble(of: service, at: Cast.morning)?.isEmpty == !isTrouble)
                    return isTrouble
                }
            }
            let (taken, judged) = (try await report(on: chart), try await report(on: network))
            #expect(taken.fields.priority == .p2)
            #expect(try await !isKnown(chart))
            #expect(try await !isKnown(network))
            _ = try await database.write { try $0.takeTicket(taken.id, by: cast.priya, at: Cast.morning) }
            #expect(try await isKnown(chart))
            #expect(try await !isKnown(network))
            _ = try await database.write { tx in
                try tx.judgeTicket(
                    judged.id, careAffected: true, affected: .one, workaround: .partial, by: cast.lee, at: Cast.morning)
            }
            #expect(try await isKnown(network))
        }
    }

    @Test(arguments: engines) func whatIsReportedNowCountsHoweverMuchIsOpen(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let chart = try await database.write { try $0.addSmallHospital() }.chart.id
            try await database.write { tx in
                let lab = try tx.addService(
                    .init(code: "svc.lab", name: "Laboratory", tier: .foundation), by: .desk, at: Cast.morning)
                for affected in [CareCircumstances.Affected.one, .several] {
                    for _ in 0..<1_001 { try tx.openIncident(affected, of: lab.id, for: cast.maria.id) }
                }
                for _ in 0..<3 {
                    let draft = try TicketDraft(
                        kind: .incident, channel: .phone, title: "The chart is slow", service: chart)
                    let ticket = try tx.report(draft, for: cast.omar.id, by: cast.priya, at: Cast.morning)
                    #expect(ticket.fields.priority == .p3 && ticket.circumstances.affected == .one)
                }
            }
            let state = try await database.read { try $0.servicesState(at: Cast.morning) }
            let trouble = try #require(state.knownTrouble(of: chart, at: Cast.morning))
            #expect(trouble.reports == 3 && trouble.since == Cast.morning)
            #expect(state.standings[chart]?.state == .disturbed)
        }
    }

    @Test func whatItStandsOnIsNamedAsTheCause() {
        let drawn = ServiceStanding(state: .disturbed, since: Cast.morning, because: .init(1))
        let trouble = KnownTrouble(drawn, ServiceSigns(), [])
        #expect(trouble.causes == [.init(1)] && trouble.since == Cast.morning && !trouble.isEmpty)
        let well = ServiceStanding(state: .well, since: Cast.morning, because: nil)
        #expect(KnownTrouble(well, ServiceSigns(), []).isEmpty)
    }
}

extension Transaction {
    /// A P3 of last week, as it stands in its row.
    fileprivate func openIncident(
        _ affected: CareCircumstances.Affected, of service: Service.ID, for requester: Person.ID
    ) throws {
        let at = Cast.morning - .days(7)
        try run(
            """
            INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, requester_id,
                                reported_at, changed_at, version, affected, service_id)
            VALUES ('incident', 'phone', 'new', 1, 3, 'Results come late', '', '', 0, \(requester), \(at), \(at), 1,
                    \(affected.rawValue), \(service))
            """)
    }
}
