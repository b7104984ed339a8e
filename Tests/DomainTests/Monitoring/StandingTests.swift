import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct StandingTests {
    let start = Cast.morning

    private func reading(_ verdict: Verdict, _ minute: Int64) -> Check.Reading {
        Check.Reading(at: start + .minutes(minute), verdict: verdict)
    }

    private func standing(after verdicts: [Verdict], attempts: Int = 3) -> Standing {
        var standing = Standing.unseen(since: start)
        for (minute, verdict) in verdicts.enumerated() {
            standing = standing.after(reading(verdict, Int64(minute)), attempts: attempts)
        }
        return standing
    }

    @Test func oneBadReadingIsSoftAndTheThirdIsHard() {
        #expect(standing(after: [.good, .failed, .failed]).verdict == .good)
        let hard = standing(after: [.good, .failed, .failed, .failed])
        #expect(hard.verdict == .failed && hard.since == start + .minutes(3) && hard.badSince == start + .minutes(1))
    }

    @Test func oneGoodReadingEndsAFailure() {
        let back = standing(after: [.failed, .failed, .failed, .good])
        #expect(back.verdict == .good && back.badSince == nil && back.run == 0)
    }

    @Test func aFinalReadingNeedsNoSecond() {
        let said = Check.Reading(at: start, verdict: .failed, isFinal: true)
        #expect(Standing.unseen(since: start).after(said, attempts: 3).verdict == .failed)
    }

    @Test func aReadingFromThePastChangesNothing() {
        let now = standing(after: [.good, .good])
        #expect(now.after(reading(.failed, 0), attempts: 1) == now)
    }

    @Test func whatATargetSentHoldsNoControlCharacters() {
        let sent = "portal is v=spf1\u{0}-all\u{7F}\u{1B}\n"
        #expect(Check.Reading(at: start, verdict: .good, reason: sent).reason == "portal is v=spf1 -all")
    }

    @Test func withoutEvidenceOrWithOldEvidenceNothingIsGood() {
        #expect(Standing.unseen(since: start).light(at: start, maxAge: .days(1)) == .unknown)
        let seen = standing(after: [.good])
        #expect(seen.light(at: start + .minutes(5), maxAge: .minutes(5)) == .good)
        #expect(seen.light(at: start + .minutes(5) + .seconds(1), maxAge: .minutes(5)) == .stale)
    }

    @Test func whatGoesBackAndForthIsFlappingUntilItIsQuiet() {
        let restless = standing(after: (0..<20).map { $0.isMultiple(of: 2) ? .good : .failed })
        #expect(restless.flaps.isFlapping)
        var quiet = restless
        for minute in 20..<45 { quiet = quiet.after(reading(.good, Int64(minute)), attempts: 3) }
        #expect(!quiet.flaps.isFlapping && quiet.flaps.share == 0)
    }

    @Test func overRandomHistoriesHardStatesKeepTheirPromises() {
        let seed = UInt64.random(in: 0 ... .max)
        print("standing seed \(seed)")
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let attempts = Int.random(in: 1...5, using: &random)
            var standing = Standing.unseen(since: start)
            var bad = 0
            for minute in 0..<Int64(40) {
                let verdict = Verdict.allCases.randomElement(using: &random) ?? .good
                let before = standing.verdict
                standing = standing.after(reading(verdict, minute), attempts: attempts)
                bad = verdict == .good ? 0 : bad + 1
                let isRight =
                    bad == 0 ? standing.verdict == .good : standing.verdict == (bad >= attempts ? verdict : before)
                #expect(isRight, "after \(bad) bad of \(attempts): \(before) became \(standing.verdict)")
                #expect((0...1_000).contains(standing.flaps.share))
            }
        }
    }
}
