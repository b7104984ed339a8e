import RoundsDomain
import Testing

@Suite struct BoardTests {
    @Test func wellnessIsOneSentence() {
        let board = Board([line("EHR", .good), line("PACS", .failed), line("Labs", .good)], at: morning)
        #expect(board.sentence == "2 of 3 lines have fresh, good evidence; 1 undecided")
        #expect(Board([line("EHR", .good)], at: morning).sentence == "All 1 lines have fresh, good evidence")
    }

    @Test func aRoundIsCountedAlikeBeforeAndAfterItIsSigned() {
        let owned = EvidenceLine.OpenTicket(.init(7), .p2, owner: .init(id: lee.id, name: "Lee Chen"))
        let lonely = EvidenceLine.OpenTicket(.init(8), .p3)
        let board = Board(
            [
                line("EHR", .good), line("PACS", .failed), line("Labs", .warning),
                line("Wi-Fi", .failed, ticket: owned),
                line("VPN", .failed, ticket: lonely), line("R-9", .unowned, source: .ticket),
                line("Walk", .unknown, source: .byHand, age: nil),
            ], decisions: [decision("Labs", .warning)], at: morning)
        #expect(board.tally == Board.Tally(well: 1, inHand: 2, undecided: 3, notLookedAt: 1))
        #expect(Board.Tally(board.lines.map(SignedLine.init)) == board.tally)
        #expect(
            board.sentence
                == "1 of 7 lines has fresh, good evidence; 3 undecided, 1 not looked at, 2 in hand")
    }

    @Test func whileNobodyHasItsRequestALineNamesWhoeverItsSourceBelongsTo() {
        let noor = EvidenceLine.Owner(id: .init(9), name: "Noor Aziz")
        func told(_ ticket: EvidenceLine.OpenTicket) -> Board.Line {
            Board.Line(
                EvidenceLine(
                    .init(.check, "viewer"), "Downtime viewer", .failed, "refused", seenAt: morning,
                    maxAge: .minutes(10), owner: noor, ticket: ticket))
        }
        let lonely = told(.init(.init(8), .p3))
        #expect(lonely.keeper == noor && !lonely.isInHand && SignedLine(lonely).place == .undecided)
        #expect(told(.init(.init(8), .p3, owner: .init(id: lee.id, name: lee.name))).keeper?.name == "Lee Chen")
    }

    @Test func everyLineCountsOnceWhateverItSays() {
        let seed: UInt64 = 5
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let board = Board(random.lines(30), decisions: [decision("L1", .failed)], at: morning)
            #expect(board.tally.all == board.count, "seed \(seed)")
            #expect(Board.Tally(board.lines.map(SignedLine.init)) == board.tally, "seed \(seed)")
        }
    }

    @Test func goodEvidenceThatIsTooOldIsStaleAndSaysWhatItWas() {
        let board = Board([line("EHR", .good, age: 11)], at: morning)
        #expect(board.exceptions.first?.evidence.verdict == .stale)
        #expect(board.exceptions.first?.evidence.reason == "was good when last seen, which is longer ago than 10 min")
        #expect(!board.isClear)
    }

    @Test func whatTheProberNoLongerSeesIsStaleWhateverItWas() {
        let stopped = Board(
            [line("EHR", .good, age: 30), line("PACS", .failed, age: 30), line("Labs", .warning, age: 30)], at: morning)
        #expect(stopped.exceptions.allSatisfy { $0.evidence.verdict == .stale })
        #expect(stopped.obstacles.count == 3)
    }

    @Test func aLineWithoutFreshEvidenceIsNeverCountedWell() {
        let seed: UInt64 = 42
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let lines = random.lines(40)
            let board = Board(lines, at: morning)
            for good in board.well.map(\.evidence) {
                guard let seen = good.seenAt else {
                    Issue.record("seed \(seed): \(good.subject) is good unseen")
                    continue
                }
                #expect(morning - seen <= good.maxAge && seen - morning <= .minutes(5), "seed \(seed)")
            }
            #expect(board.count == lines.count, "seed \(seed)")
        }
    }

    @Test func exceptionsStandWithTheWorstFirstAndThenTheOldest() {
        let board = Board(
            [
                line("warns", .warning), line("new", .failed, firstSeen: morning),
                line("old", .failed, firstSeen: morning - .days(2)), line("missed", .missing, age: nil),
            ], at: morning)
        #expect(board.exceptions.map(\.evidence.subject) == ["old", "new", "missed", "warns"])
    }

    @Test func aDecisionHoldsUntilTheVerdictChangesOrItsTimeIsOver() {
        let failed = line("PACS", .failed)
        #expect(Board([failed], decisions: [decision("PACS", .failed)], at: morning).isClear)
        #expect(!Board([failed], decisions: [decision("PACS", .warning)], at: morning).isClear)
        #expect(!Board([failed], decisions: [decision("PACS", .failed, until: morning)], at: morning).isClear)
    }

    @Test func whatSomebodyAcknowledgedIsDecidedWhateverItSaysUntilTheTimeIsOver() {
        let known = decision("PACS", .failed, words: "The vendor is on it.")
        func board(_ verdict: EvidenceLine.Verdict, at now: Moment = morning) -> Board {
            Board([line("PACS", verdict, maxAge: .days(1), acknowledged: known)], at: now)
        }
        #expect(board(.failed).isClear && board(.warning).isClear)
        #expect(board(.failed).exceptions.first?.reason == "as seen; known: The vendor is on it.")
        #expect(board(.good).well.first?.decision == nil)
        #expect(!board(.failed, at: morning + .hours(4)).isClear)
    }

    @Test func aRequestStandsOnTheLineOfWhatItIsAboutAndIsCountedOnce() {
        let own = line("R-12", .unowned, source: .ticket)
        let open = EvidenceLine.OpenTicket(.init(12), .p2)
        let board = Board([own, line("PACS", .failed, ticket: open)], at: morning)
        #expect(board.exceptions.map(\.evidence.subject) == ["PACS"] && board.urgent == 1)
        #expect(board.exceptions.first?.ticket == open.id && board.obstacles.map(\.obstacle) == [.undecided])
        let owned = EvidenceLine.OpenTicket(.init(12), .p2, owner: .init(id: lee.id, name: "Lee Chen"))
        let taken = Board([own, line("PACS", .failed, ticket: owned)], at: morning)
        #expect(taken.isClear && taken.exceptions.first?.owner?.name == "Lee Chen")
        #expect(taken.fingerprint != board.fingerprint)
        let mended = Board([own, line("PACS", .good, ticket: open)], at: morning)
        #expect(mended.exceptions.map(\.evidence.subject) == ["R-12"] && mended.well.first?.ticket == nil)
    }

    @Test func noDecisionMakesTheUnknownClear() {
        let unknown = line("PACS", .unknown, age: nil)
        let board = Board([unknown], decisions: [decision("PACS", .unknown)], at: morning)
        #expect(board.obstacles.map(\.obstacle) == [.unknown])
        #expect(throws: Refusal.self) {
            try board.signed(
                .morning, day: tuesday, by: priya, seen: board.fingerprint, acceptingExceptions: false)
        }
    }

    @Test func whatIsInTheWayIsNamed() throws {
        let board = Board([line("PACS", .failed), line("EHR", .unknown, age: nil), line("Labs", .good)], at: morning)
        #expect(
            board.unclear
                == "This cannot be signed as clear. Nothing is known of EHR. Nobody decided about PACS. "
                + "It can be signed with exceptions.")
        let signed = try board.signed(
            .morning, day: tuesday, by: priya, seen: board.fingerprint, acceptingExceptions: true)
        #expect(!signed.isClear)
    }

    @Test func aBoardThatChangedWhileItWasReadIsNotSigned() {
        let seen = Board([line("PACS", .good)], at: morning).fingerprint
        let now = Board([line("PACS", .failed)], at: morning)
        #expect(throws: Refusal.self) {
            try now.signed(.morning, day: tuesday, by: priya, seen: seen, acceptingExceptions: true)
        }
        let renewed = Board([line("PACS", .good, age: 3)], at: morning)
        #expect(renewed.fingerprint == seen)
    }

    @Test func whatOnlyAPersonSeesWaitsInItsOwnList() {
        let walk = line("Data centre walk", .unknown, source: .byHand, age: nil)
        let board = Board([walk, line("Red phones", .failed, source: .byHand)], at: morning)
        #expect(board.byHand.map(\.evidence.subject) == ["Data centre walk"])
        #expect(board.exceptions.map(\.evidence.subject) == ["Red phones"])
        #expect(!board.isClear)
    }
}
