import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct ServiceStateTests {
    let now = Cast.morning

    private func seen(
        _ light: Light, _ severity: Priority = .p3, kind: Check.Kind = .probe, since: Moment = Cast.morning
    ) -> ServiceSigns.Seen {
        ServiceSigns.Seen(kind, light, severity, since: since)
    }

    private func state(_ seen: ServiceSigns.Seen...) -> ServiceState { ServiceSigns(seen: seen).state.state }

    @Test func noEvidenceIsNeverWell() {
        #expect(state() == .unknown)
        #expect(state(seen(.stale)) == .unknown && state(seen(.unknown)) == .unknown)
        #expect(state(seen(.stale), seen(.good)) == .well)
    }

    @Test func itIsDownWhenNothingAnswersOrWhatCareHangsOnFails() {
        #expect(state(seen(.failed), seen(.good)) == .disturbed)
        #expect(state(seen(.failed), seen(.failed)) == .down)
        #expect(state(seen(.failed, .p1), seen(.good)) == .down)
        #expect(state(seen(.warning)) == .well)
    }

    @Test func aMissedNightlyJobDisturbsNobodyUnlessItIsUrgent() {
        #expect(state(seen(.failed, .p3, kind: .heartbeat), seen(.good)) == .well)
        #expect(state(seen(.failed, .p2, kind: .heartbeat), seen(.good)) == .disturbed)
    }

    @Test func whatPeopleReportedCountsAndWhatAChecksTicketSaysTheCheckSays() {
        let good = [seen(.good)]
        func told(_ priority: Priority, isOfCheck: Bool = false) -> ServiceState {
            let incident = ServiceSigns.Incident(priority, since: now, isTaken: true, isOfCheck: isOfCheck)
            return ServiceSigns(seen: good, incidents: [incident]).state.state
        }
        #expect(told(.p1) == .down && told(.p2) == .disturbed && told(.p3) == .well)
        #expect(told(.p1, isOfCheck: true) == .well)
    }

    @Test func onePersonsTroubleIsTheirOwnUntilTheDeskStandsForIt() {
        func told(
            _ priority: Priority, _ affected: CareCircumstances.Affected = .one, isTaken: Bool = false,
            isJudged: Bool = false
        ) -> ServiceState {
            let incident = ServiceSigns.Incident(
                priority, affected: affected, since: now, isTaken: isTaken, isJudged: isJudged, isOfCheck: false)
            return ServiceSigns(seen: [seen(.good)], incidents: [incident]).state.state
        }
        #expect(told(.p1) == .well && told(.p2) == .well)
        #expect(told(.p1, isTaken: true) == .down && told(.p2, isJudged: true) == .disturbed)
        #expect(told(.p1, .several) == .down && told(.p3, .unit) == .disturbed)
        #expect(told(.p4, .unit, isTaken: true) == .well)
    }

    @Test func threeReportsWithinFourHoursAreACommonTrouble() {
        func signs(_ minutes: Int64...) -> ServiceSigns {
            let incidents = minutes.map { minute in
                ServiceSigns.Incident(.p3, since: now + .minutes(minute), isTaken: false, isOfCheck: false)
            }
            return ServiceSigns(seen: [seen(.good)], incidents: incidents)
        }
        #expect(signs(0, 240).state.state == .well && signs(0, 120, 241).state.state == .well)
        #expect(signs(240, 0, 120).state.state == .disturbed)
        // What lay there before is not a part of it.
        #expect(signs(0, 900, 910, 920).state.since == now + .minutes(900))
    }

    @Test func plannedWorkIsSaidAndHidesNoIncident() {
        #expect(state(seen(.planned)) == .planned)
        let open = ServiceSigns(seen: [seen(.planned)], plannedSince: now)
        #expect(open.state.since == now)
        let incident = ServiceSigns.Incident(.p1, since: now, isTaken: true, isOfCheck: false)
        #expect(ServiceSigns(seen: [seen(.planned)], incidents: [incident], plannedSince: now).state.state == .down)
    }

    @Test func whatIsDownDisturbsAllThatStandsOnItAndIsNamedAsTheCause() {
        let (storage, database, chart, mail) = (Service.ID(1), Service.ID(2), Service.ID(3), Service.ID(4))
        let graph = DependencyGraph([database: [storage], chart: [database]])
        let ago = now - .minutes(9)
        let failed = ServiceSigns(seen: [seen(.failed, since: ago)])
        let standings = ServiceStanding.all(
            [
                storage: failed, database: failed, chart: ServiceSigns(seen: [seen(.good)]),
                mail: ServiceSigns(seen: [seen(.good)]),
            ], graph)
        #expect(standings[storage]?.because == nil)
        #expect(standings[database]?.state == .down && standings[database]?.because == storage)
        #expect(standings[chart] == ServiceStanding(state: .disturbed, since: ago, because: storage))
        #expect(standings[mail]?.state == .well)
    }

    @Test func itIsSaidInWordsWhetherSomebodyIsOnIt() {
        let incident = ServiceSigns.Incident(.p2, since: now, isTaken: true, isOfCheck: true)
        let signs = ServiceSigns(seen: [seen(.failed)], incidents: [incident])
        let down = ServiceStanding(state: .down, since: now, because: nil)
        #expect(down.known(signs, cause: nil) == ["It does not answer.", "IT is working on it."])
        let drawn = ServiceStanding(state: .disturbed, since: now, because: .init(1))
        #expect(
            drawn.known(ServiceSigns(), cause: "Storage") == ["It needs Storage, which is down.", "IT knows of it."])
    }
}
