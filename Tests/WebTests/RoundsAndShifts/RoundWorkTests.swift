import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// The round beside what is watched: a check that failed, with its request and whoever knows of it.
@Suite struct RoundWorkTests {
    private func withWatched(_ body: (TestDesk, Browser) async throws -> Void) async throws {
        try await withDesk { rounds in
            try await rounds.database.write { tx in try tx.addWatched(by: rounds.cast.priya) }
            try await body(rounds, try await rounds.browser(as: rounds.cast.priya))
        }
    }

    @Test func theRequestOfACheckStandsOnItsLineAndNoSecondOneIsOpened() async throws {
        try await withWatched { _, priya async throws in
            let page = try await priya.get("/round").text
            #expect(page.contains("<a href=\"/tickets/1\" data-row-key=\"t\">R-1</a>"))
            #expect(!page.contains("R-1 PACS viewer: failed"))
            let again = [("kind", "morning"), ("line", "check:1"), ("verdict", "failed"), ("decision", "ticket")]
            let refused = try await priya.post("/round/decide", form: again)
            #expect(refused.status == .conflict && refused.text.contains("R-1 is open for it already."))
            // On the board as it is now, where the round goes on.
            #expect(refused.fault == nil && refused.text.contains("What is undecided, the worst first"))
            let late = [("kind", "morning"), ("seen", "000000000000000000000000"), ("exceptions", "yes")]
            let unsigned = try await priya.post("/round/sign", form: late)
            #expect(unsigned.status == .conflict && unsigned.text.contains("The board changed while you read it."))
            #expect(unsigned.text.contains("Sign the round</button>"))
            #expect(try await priya.get("/today").text.contains("One urgent request is open"))
        }
    }

    @Test func todayAndTheRoundCountAlikeBeforeAndAfterItIsSigned() async throws {
        try await withWatched { rounds, priya async throws in
            let board = try await rounds.database.read { tx in
                try tx.board(EvidenceLook(.morning, plan: rounds.desk.plan, now: rounds.desk.now()))
            }
            let counted = board.tally.sentence
            #expect(try await priya.get("/today").text.contains(counted))
            #expect(try await priya.get("/round").text.contains(counted))
            let form = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "yes")]
            #expect(try await priya.post("/round/sign", form: form).status == .seeOther)
            let signed = try await priya.get("/round").text
            #expect(signed.contains("Signed with exceptions") && signed.contains(counted))
        }
    }

    @Test func whatWasFoundIsShownToWhoWroteItWhileAColleagueSigned() async throws {
        try await withWatched { rounds, priya async throws in
            let look = EvidenceLook(.morning, plan: rounds.desk.plan, now: rounds.desk.now())
            let draft = "round:morning:\(look.day.iso):h01"
            #expect(try await priya.get("/round").text.contains("data-draft=\"\(draft)\""))
            let found = [("kind", "morning"), ("code", "H01"), ("good", "no"), ("draft", draft)]
            // The browser forgets the draft of what was kept.
            #expect(try await priya.post("/round/tick", form: found + [("words", "It hums.")]).status == .seeOther)
            #expect(try await priya.get("/round").text.contains("data-drafts-done=\"\(draft)\""))
            let board = try await rounds.database.read { try $0.board(look) }
            let lee = try await rounds.browser(as: rounds.cast.lee)
            let form = [("kind", "morning"), ("seen", board.fingerprint), ("exceptions", "yes")]
            #expect(try await lee.post("/round/sign", form: form).status == .seeOther)
            let late = try await priya.post("/round/tick", form: found + [("words", "The <amber> light is on.")])
            #expect(late.status == .conflict && late.fault == nil)
            #expect(late.text.contains("<blockquote class=\"said\">The &lt;amber&gt; light is on.</blockquote>"))
        }
    }

    @Test func whatWillBeSignedStandsBesideTheButtonAndNoKeySigns() async throws {
        try await withWatched { rounds, priya async throws in
            let page = try await priya.get("/round")
            let rest = page.text.split(separator: "<section class=\"signing\"").last ?? ""
            let section = rest.split(separator: "</section>").first ?? ""
            #expect(section.contains("lines have fresh, good evidence;") && section.contains(" undecided"))
            #expect(section.contains("This cannot be signed as clear.") && section.contains("Sign the round</button>"))
            #expect(!section.contains("data-key") && page.text.split(separator: "/round/sign").count == 2)
            #expect(page.fault == nil)
            let ruth = try await rounds.browser(as: rounds.cast.ruth).get("/round").text
            #expect(!ruth.contains("/round/sign") && !ruth.contains("#sign"))
        }
    }

    @Test func whatIsKnownOnThePageOfACheckIsKnownInTheRound() async throws {
        try await withWatched { rounds, priya async throws in
            let known = [("reason", "Vendor is on it"), ("for", "2 h")]
            #expect(try await priya.post("/checks/1/acknowledge", form: known).status == .seeOther)
            let page = try await rounds.browser(as: rounds.cast.lee).get("/round")
            #expect(page.text.contains("by Priya Raman</span>") && page.text.contains("Vendor is on it"))
            #expect(page.fault == nil)
        }
    }
}
