import RoundsDomain
import Testing

@Suite struct ShiftTests {
    private let plan = ShiftPlan.standard(in: .utc)

    private func at(_ hour: Int64, _ minute: Int64 = 0) -> Moment {
        plan.zone.moment(on: tuesday, at: hour * 3_600 + minute * 60)
    }

    @Test func everyMomentBelongsToOneShift() {
        #expect(plan.shift(at: at(6, 29)).code == "night 2026-11-23")
        #expect(plan.shift(at: at(6, 30)).code == "day 2026-11-24")
        #expect(plan.shift(at: at(18, 29)).code == "day 2026-11-24")
        #expect(plan.shift(at: at(18, 30)).code == "night 2026-11-24")
        for minute in 0..<2_880 {
            let moment = at(0, Int64(minute))
            #expect(plan.shift(at: moment).contains(moment))
        }
    }

    @Test func shiftsFollowEachOtherWithoutAGap() {
        var shift = plan.shift(at: at(7))
        for _ in 0..<20 {
            let next = plan.next(after: shift)
            #expect(next.start == shift.end && plan.previous(before: next) == shift)
            shift = next
        }
    }

    @Test(arguments: [(0, 3, 2), (6, 9, 8), (2, 23, 8), (18, 6, 20), (-1, 12, 5), (6, 18, 6), (6, 18, 17)])
    func aShiftHasRoomForItsWorkAndTheRoundIsDueInIt(_ day: Int64, _ night: Int64, _ due: Int64) {
        #expect(throws: Refusal.self) {
            try ShiftPlan.Hours(dayBegins: day * 3_600, nightBegins: night * 3_600, roundDue: due * 3_600)
        }
    }

    @Test func theStandardHoursKeepTheRules() throws {
        let hours = try ShiftPlan.Hours(dayBegins: 23_400, nightBegins: 66_600, roundDue: 28_800)
        #expect(hours == .standard)
        let early = try ShiftPlan(.init(dayBegins: 21_600, nightBegins: 64_800, roundDue: 25_200), in: .utc)
        #expect(early.shift(at: at(18)).kind == .night && early.roundDue(on: tuesday) == at(7))
    }

    @Test func aDeskThatBeganAfterTheHourOwesNoRoundThatDay() {
        let (due, monday) = (plan.roundDue(on: tuesday), at(8) - .days(1))
        #expect(plan.isRoundLate(on: tuesday, at: due + .minutes(1), since: monday))
        #expect(!plan.isRoundLate(on: tuesday, at: due, since: monday))
        #expect(!plan.isRoundLate(on: tuesday, at: at(20), since: at(19)))
        #expect(!plan.isRoundLate(on: tuesday, at: at(20), since: nil))
    }

    @Test func aShiftIsHandedOverWhileItRunsAndForFourHoursAfterItsEnd() throws {
        let day = plan.shift(.day, on: tuesday)
        #expect(plan.handedOver(at: at(18, 30)).map(\.code) == ["night 2026-11-24", "day 2026-11-24"])
        #expect(plan.ended(at: at(22, 29)) == day && plan.ended(at: at(22, 30)) == nil)
        #expect(try plan.handedOver(.day, on: nil, at: at(19)) == day)
        #expect(try plan.handedOver(nil, on: tuesday, at: at(10)) == day)
        #expect(throws: ShiftPlan.notHandedOver) { try plan.handedOver(.day, on: tuesday - 1, at: at(19)) }
        #expect(throws: ShiftPlan.notHandedOver) { try plan.handedOver(.day, on: nil, at: at(23)) }
        let brief = try ShiftPlan(.init(dayBegins: 36_000, nightBegins: 50_400, roundDue: 39_600), in: .utc)
        #expect(brief.ended(at: at(12, 30)) == nil, "the next one wraps up")
    }

    @Test func whoTakesOverBeginsTheNextShiftBeforeItsTime() {
        for hour in [10, 18] as [Int64] {
            #expect(plan.duty(nil, at: at(hour)).code == "day 2026-11-24")
            #expect(plan.duty(.night, at: at(hour)).code == "night 2026-11-24")
        }
        #expect(plan.duty(.night, at: at(18, 31)).code == "night 2026-11-24")
    }

    @Test func aShiftIsReadFromItsCode() {
        let night = plan.shift(.night, on: tuesday)
        #expect(plan.shift(code: night.code) == night)
        for wrong in ["", "night", "dusk 2026-11-24", "day 2026-02-30", "day  2026-11-24"] {
            #expect(plan.shift(code: wrong) == nil, "\(wrong)")
        }
    }

    @Test func aDayBeginsWithTheRoundAndEndsWithTheWrapUp() {
        let phases = plan.phases(of: plan.shift(at: at(9)))
        #expect(phases.map(\.purpose) == [.round, .queue, .planned, .wrapUp])
        #expect(phases.first?.end == at(8) && phases.last?.start == at(17))
        for (one, next) in zip(phases, phases.dropFirst()) { #expect(one.end == next.start) }
    }
}
