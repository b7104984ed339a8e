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
            standing = standing.after(
                reading(verdict, Int64(minute)), attempts: attempts, at: start + .minutes(Int64(minute)))
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
        #expect(back.verdict == .good && back.badSince == nil && back.run == BadRun())
    }

    @Test func aFinalReadingNeedsNoSecond() {
        let said = Check.Reading(at: start, verdict: .failed, isFinal: true)
        #expect(Standing.unseen(since: start).after(said, attempts: 3, at: start).verdict == .failed)
    }

    @Test func aReadingFromThePastChangesNothing() {
        let now = standing(after: [.good, .good])
        #expect(now.after(reading(.failed, 0), attempts: 1, at: start + .minutes(1)) == now)
        // Another node's clock may be a little ahead.
        #expect(now.after(reading(.failed, 0), attempts: 1, at: start) == now)
    }

    @Test func whatAClockThatWasSetBackLeftAheadIsStaleAndHoldsUpNothing() {
        let ahead = Standing.unseen(since: start).after(reading(.good, 60), attempts: 3, at: start + .minutes(60))
        #expect(ahead.light(at: start + .minutes(59), maxAge: .minutes(5)) == .good)
        #expect(ahead.light(at: start, maxAge: .minutes(5)) == .stale)
        let read = ahead.after(reading(.failed, 0), attempts: 3, at: start)
        #expect(read.soft == .failed && read.seenAt == start && read.goodAt == start && read.since == start)
        let said = Check.Reading(at: start, verdict: .failed, isFinal: true)
        #expect(ahead.after(said, attempts: 1, at: start).verdict == .failed)
    }

    @Test func aWarningUsesUpNoAttempt() {
        let warned = Array(repeating: Verdict.warning, count: 15)
        let soft = standing(after: warned + [.failed], attempts: 5)
        #expect(soft.verdict == .warning && soft.run.failed == 1 && soft.badSince == start + .minutes(15))
        let hard = standing(after: warned + Array(repeating: Verdict.failed, count: 5), attempts: 5)
        #expect(hard.verdict == .failed && hard.run.failed == 5 && hard.badSince == start + .minutes(15))
        #expect(standing(after: [.good, .warning, .failed, .warning]).verdict == .warning)
    }

    @Test func whatCouldNotBeFoundOutNeitherCountsNorEndsAFailure() {
        let unsure: [Verdict] = [.good, .failed, .unknown, .failed, .unknown]
        #expect(standing(after: unsure).verdict == .unknown)
        let hard = standing(after: unsure + [.failed])
        #expect(hard.verdict == .failed && hard.badSince == start + .minutes(1))
    }

    @Test func whatTurnedOftenIsRestlessUntilItStandsStill() {
        let turned = Standing(verdict: .failed, since: start)
        #expect(!turned.isRestless(turns: 6, at: start))
        #expect(turned.isRestless(turns: 7, at: start + .minutes(29)))
        #expect(!turned.isRestless(turns: 7, at: start + .minutes(30)))
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
        for minute in Int64(20)..<45 {
            quiet = quiet.after(reading(.good, minute), attempts: 3, at: start + .minutes(minute))
        }
        #expect(!quiet.flaps.isFlapping && quiet.flaps.share == 0)
    }

    @Test func overRandomHistoriesHardStatesKeepTheirPromises() {
        let seed = UInt64.random(in: 0 ... .max)
        print("standing seed \(seed)")
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let attempts = Int.random(in: 1...5, using: &random)
            var standing = Standing.unseen(since: start)
            var (bad, failed) = (0, 0)
            for minute in 0..<Int64(40) {
                let verdict = Verdict.allCases.randomElement(using: &random) ?? .good
                let before = standing.verdict
                standing = standing.after(
                    reading(verdict, minute), attempts: attempts, at: start + .minutes(minute))
                bad = verdict == .good ? 0 : bad + 1
                if verdict == .failed { failed += 1 } else if verdict != .unknown { failed = 0 }
                let isHard = verdict == .good || (verdict == .failed ? failed : bad) >= attempts
                #expect(
                    standing.verdict == (isHard ? verdict : before),
                    "after \(bad) bad of \(attempts): \(before) became \(standing.verdict)")
                #expect((0...1_000).contains(standing.flaps.share))
            }
        }
    }
}
