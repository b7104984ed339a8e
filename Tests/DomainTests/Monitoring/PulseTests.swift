import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct PulseTests {
    let start = Cast.morning
    let hourly = Heartbeat(rhythm: .every(.hours(1)), grace: .minutes(10))

    private func heard(_ signals: [(Int64, Heartbeat.Signal, String?)], of beat: Heartbeat? = nil) -> Pulse {
        signals.reduce(Pulse(madeAt: start)) { pulse, said in
            pulse.after(said.1, run: said.2, isPost: false, of: beat ?? hourly, at: start + .minutes(said.0)).pulse
        }
    }

    private func phase(_ pulse: Pulse, _ minute: Int64, away: [Absence] = []) -> Outlook.Phase {
        pulse.outlook(of: hourly, at: start + .minutes(minute), absences: away) { $0 + .hours(1) }.phase
    }

    @Test func itIsOnTimeThenLateThenMissed() {
        let pulse = heard([(0, .success, nil)])
        #expect(phase(Pulse(madeAt: start), 600) == .unheard)
        #expect([59, 60, 69, 70].map { phase(pulse, $0) } == [.onTime, .late, .late, .missed])
    }

    @Test func aFailureIsAtOnceAndALogLineIsNothing() {
        #expect(phase(heard([(0, .success, nil), (1, .failure, nil)]), 1) == .failed)
        #expect(phase(heard([(0, .success, nil), (1, .exit(3), nil)]), 1) == .failed)
        #expect(heard([(0, .success, nil), (1, .log, nil)]) == heard([(0, .success, nil)]))
        #expect(phase(heard([(0, .failure, nil), (1, .exit(0), nil)]), 1) == .onTime)
    }

    @Test func aRunThatDoesNotEndIsTooLong() {
        let pulse = heard([(0, .success, nil), (30, .start, nil)])
        #expect([39, 40].map { phase(pulse, $0) } == [.onTime, .tooLong])
        #expect(phase(heard([(0, .start, nil)]), 10) == .tooLong)
    }

    @Test func aStartFindsItsOwnEnd() {
        let own = heard([(0, .start, "a"), (4, .success, "a")])
        #expect(own.lastDuration == .minutes(4) && own.lastStart == nil)
        let others = heard([(0, .start, "a"), (4, .success, "b")])
        #expect(others.lastDuration == nil && others.lastStart == start)
        let plain = heard([(0, .start, "a"), (4, .success, nil)])
        #expect(plain.lastDuration == nil && plain.lastStart == nil)
        #expect(heard([(0, .start, "a"), (4, .failure, "b")]).lastStart == nil)
    }

    @Test func aPingEndsAPauseUnlessItIsEndedByHand() {
        let paused = Pulse(madeAt: start, isPaused: true)
        #expect(!paused.after(.success, run: nil, isPost: false, of: hourly, at: start).pulse.isPaused)
        #expect(paused.after(.start, run: nil, isPost: false, of: hourly, at: start).pulse.isPaused)
        var byHand = hourly
        byHand.resumesByHand = true
        #expect(paused.after(.success, run: nil, isPost: false, of: byHand, at: start) == (paused, .ignored))
        var onlyPost = hourly
        onlyPost.takesOnlyPost = true
        #expect(paused.after(.success, run: nil, isPost: false, of: onlyPost, at: start) == (paused, .ignored))
    }

    @Test func whatWasDueWhileTheDeskWasAwayIsUnclearNotMissed() {
        let pulse = heard([(0, .success, nil)])
        let away = [Absence(from: start + .minutes(55), until: start + .minutes(65))]
        #expect([66, 74].map { phase(pulse, $0, away: away) } == [.late, .late])
        #expect([75, 134].map { phase(pulse, $0, away: away) } == [.unclear, .unclear])
        #expect(phase(pulse, 135, away: away) == .missed)
    }

    @Test func whatWasDeadBeforeStaysDead() {
        let pulse = heard([(0, .success, nil)])
        #expect(phase(pulse, 90, away: [Absence(from: start + .minutes(75), until: start + .minutes(85))]) == .missed)
    }

    @Test func anAbsenceFarFromItsTimeIsNoExcuse() {
        let pulse = heard([(0, .success, nil)])
        #expect(phase(pulse, 70, away: [Absence(from: start + .minutes(10), until: start + .minutes(20))]) == .missed)
    }

    @Test func aDeskThatIsAwayAtItsTimeEachTurnExcusesItOnce() {
        let pulse = heard([(0, .success, nil)])
        let away = (1...5).map { Absence(from: start + .minutes($0 * 60 - 1), until: start + .minutes($0 * 60 + 1)) }
        // The turn after the first absence, its grace, and the two minutes of the second.
        #expect([71, 132].map { phase(pulse, $0, away: away) } == [.unclear, .unclear])
        #expect(phase(pulse, 133, away: away) == .missed)
    }

    private func phases(_ away: [(Int64, Int64)], at seconds: [Int64]) -> [Outlook.Phase] {
        let beat = Heartbeat(rhythm: .every(.minutes(1)), grace: .minutes(1))
        let absences = away.map { Absence(from: start + .seconds($0.0), until: start + .seconds($0.1)) }
        return seconds.map { second in
            heard([(0, .success, nil)]).outlook(of: beat, at: start + .seconds(second), absences: absences) {
                $0 + .minutes(1)
            }.phase
        }
    }

    @Test func shortAbsencesEveryMinuteHideNothingForEver() {
        let away = (0..<Int64(30)).map { turn -> (Int64, Int64) in (turn * 60 + 52, turn * 60 + 60) }
        #expect(phases(away, at: [179, 180, 255, 256]) == [.late, .unclear, .unclear, .missed])
    }

    @Test func whileItIsFrozenAgainNothingIsWaitedFor() {
        let twice: [(Int64, Int64)] = [(58, 658), (660, 1_260)]
        #expect(phases(twice, at: [1_261, 1_377, 1_378]) == [.unclear, .unclear, .missed])
    }

    @Test func withoutAbsencesAnythingSilentForAPeriodAndAGraceIsFound() {
        let seed = UInt64.random(in: 0 ... .max)
        print("pulse seed \(seed)")
        var random = SplitMix64(seed: seed)
        for _ in 0..<3_000 {
            let period = Span.minutes(.random(in: 1...2_000, using: &random))
            let grace = Span.minutes(.random(in: 1...2_000, using: &random))
            let beat = Heartbeat(rhythm: .every(period), grace: grace)
            let pulse = heard([(0, .success, nil)], of: beat)
            let from = start + .minutes(.random(in: 0...6_000, using: &random))
            let away = Absence(from: from, until: from + .minutes(.random(in: 0...600, using: &random)))
            let longest = max(start, away.until) + period + grace
            let after = pulse.outlook(of: beat, at: longest, absences: [away]) { $0 + period }
            #expect(after.phase == .missed)
            let due = start + period
            let healthy = pulse.outlook(of: beat, at: due + Span(milliseconds: -1), absences: [away]) { $0 + period }
            #expect(healthy.phase == .onTime)
        }
    }
}
