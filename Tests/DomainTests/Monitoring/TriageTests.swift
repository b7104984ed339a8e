import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct TriageTests {
    let now = Cast.morning
    let failed = Standing(verdict: .failed, since: Cast.morning - .minutes(5))
    let ticket = Ticket.ID(1_042)

    @Test func aHardFailureIsReportedOnce() {
        #expect(Triage().deed(failed, at: now) == .report)
        #expect(Triage(known: .init(ticket, resolvedAt: nil)).deed(failed, at: now) == .leave)
        #expect(Triage().deed(Standing(verdict: .unknown, since: now), at: now) == .leave)
    }

    @Test func whatIsPlannedKnownOrExplainedMakesNoTicket() {
        let known = Acknowledgement(by: .init(3), at: now, until: now + .hours(1), reason: "Vendor is on it")
        #expect(Triage(isPlanned: true).deed(failed, at: now) == .leave)
        #expect(Triage(acknowledgement: known).deed(failed, at: now) == .leave)
        #expect(Triage(acknowledgement: known).deed(failed, at: now + .hours(1)) == .report)
        #expect(Triage(cause: .explained(.init(2))).deed(failed, at: now) == .leave)
        #expect(Triage(cause: .unasked(.init(2))).deed(failed, at: now) == .leave)
    }

    @Test func theSameTroubleWithinADayOpensItsTicketAgain() {
        let today = Triage(known: .init(ticket, resolvedAt: now - .hours(2)))
        #expect(today.deed(failed, at: now) == .reopen(ticket))
        #expect(Triage(known: .init(ticket, resolvedAt: now - .days(2))).deed(failed, at: now) == .report)
    }

    @Test func whatSomebodyResolvedWhileItFailedStaysResolved() {
        #expect(Triage(known: .init(ticket, resolvedAt: now - .minutes(1))).deed(failed, at: now) == .leave)
    }

    @Test func whatWasResolvedBecauseItWasCalledGoodComesBackWhenItFailsAgain() {
        let known = Triage.Known(ticket, resolvedAt: now - .minutes(1), saidGood: true)
        #expect(Triage(known: known).deed(failed, at: now) == .reopen(ticket))
    }

    @Test func anAcknowledgementNeedsAReasonAndAnEnd() {
        #expect(throws: Complaints.self) {
            try Acknowledgement.made(by: .init(3), at: now, until: now + .hours(1), reason: " ")
        }
        #expect(throws: Complaints.self) {
            try Acknowledgement.made(by: .init(3), at: now, until: now + .days(91), reason: "Known")
        }
    }

    @Test func availabilityCountsWhatIsKnown() {
        let changes: [(at: Moment, verdict: Verdict)] = [
            (now + .hours(1), .failed), (now + .hours(2), .unknown), (now + .hours(5), .good),
        ]
        let found = Availability(changes, before: .good, from: now, until: now + .hours(7))
        #expect(found.good == .hours(3) && found.failed == .hours(1) && found.unknown == .hours(3))
        #expect(found.millionths == 750_000)
    }
}
