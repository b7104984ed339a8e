import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsWeb

@Suite struct WorkManyTests {
    @Test func whatIsDoneForAllIsSaidInOneSentence() async throws {
        try await withDesk { rounds in
            try await rounds.report(3)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let sent = try await priya.post("/tickets/bulk", form: Self.chosen([1, 2, 3], "take"))
            #expect(sent.status == .seeOther && sent.location == "/tickets")
            let owners = try await rounds.tickets().map(\.assigneeID)
            #expect(owners == [rounds.cast.priya.id, rounds.cast.priya.id, rounds.cast.priya.id])
        }
    }

    @Test func whatCannotBeDoneHoldsNothingElseUpAndIsNamed() async throws {
        try await withDesk { rounds in
            try await rounds.report(3)
            let cast = rounds.cast
            _ = try await rounds.database.write { tx in
                try tx.resolveTicket(.init(2), fix: "Done.", cause: "", by: cast.priya, at: Cast.morning)
            }
            let priya = try await rounds.browser(as: cast.priya)
            let page = try await priya.post("/tickets/bulk", form: Self.chosen([1, 2, 3, 77], "take"))
            #expect(page.status == .ok && page.fault == nil && page.text.contains("Done for 2 of 4"))
            #expect(page.text.contains("R-2 is resolved. Reopen it to take it."))
            #expect(page.text.contains("There is no such request."))
            #expect(try await priya.post("/tickets/bulk", form: [("act", "take")]).text.contains("Choose one request"))
        }
    }

    @Test(arguments: [BulkDeed.assign, .team]) func nobodyGetsThemUntilSomebodyIsChosen(_ deed: BulkDeed) async throws {
        try await withDesk { rounds in
            try await rounds.report(1)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            _ = try await priya.post("/tickets/bulk", form: Self.chosen([1], "take"))
            let form = Self.chosen([1], deed.rawValue) + [("assignee", ""), ("team", "")]
            let back = try await priya.post("/tickets/bulk", form: form)
            #expect(back.status == .unprocessableContent && back.text.contains("then send it again"))
            #expect(back.text.contains("name=\"ticket\" value=\"1\""))
            let owner = try await rounds.database.read { try $0.ticket(.init(1))?.fields.assignee }
            #expect(owner == rounds.cast.priya.id)
        }
    }

    @Test(arguments: BulkDeed.allCases) func everyDeedIsAnEventOnEachTicket(_ deed: BulkDeed) async throws {
        try await withDesk { rounds in
            try await rounds.report(2)
            let team = try await rounds.database.write { try $0.addTeam(named: "Network", by: .desk, at: Cast.morning) }
            let form =
                Self.chosen([1, 2], deed.rawValue) + [
                    ("assignee", rounds.cast.lee.id.description), ("team", team.id.description), ("on", "vendor"),
                    ("follow_up", ""), ("fix", "New ribbon."),
                ]
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(try await sam.post("/tickets/bulk", form: form).status == .seeOther)
            for number in [1, 2] {
                let events = try await rounds.database.read {
                    try $0.events(about: .ticket(.init(Int64(number))), limit: 10)
                }
                let byTheLead = events.count { $0.by == .person(rounds.cast.sam.id) }
                // Who ends what nobody has takes it with that.
                #expect(byTheLead == (deed == .resolve ? 2 : 1), "\(deed)")
            }
        }
    }

    @Test func manyWaitForTheirRequestersOnceThoseAreAsked() async throws {
        try await withDesk { rounds in
            try await rounds.report(2)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = Self.chosen([1, 2], "wait") + [("on", "requester"), ("follow_up", "")]
            let back = try await priya.post("/tickets/bulk", form: form + [("question", " ")])
            #expect(back.text.contains("Done for 0 of 2") && back.text.contains("Say what you wait for"))
            let sent = try await priya.post("/tickets/bulk", form: form + [("question", "Is it still so?")])
            #expect(sent.status == .seeOther)
            let asked = try await rounds.database.read { tx in
                try (1...2).map { try tx.messages(on: .init(Int64($0)), notes: false).last?.message.body }
            }
            #expect(asked == ["Is it still so?", "Is it still so?"])
        }
    }

    @Test func wordsForManyComeBackWhenNobodySaidForWhich() async throws {
        try await withDesk { rounds in
            try await rounds.report(2)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [("act", "wait"), ("on", "requester"), ("question", "Is it still so?"), ("fix", "FIXWORDS")]
            let back = try await priya.post("/tickets/bulk", form: form)
            #expect(back.status == .unprocessableContent && back.fault == nil)
            #expect(back.text.contains("Nothing is done yet") && back.text.contains("Is it still so?</textarea>"))
            #expect(back.text.contains("<blockquote class=\"said\">FIXWORDS</blockquote>"))
            let sent = try await priya.post("/tickets/bulk", form: form + [("tickets", "R-1, 2")])
            #expect(sent.status == .seeOther)
            #expect(try await rounds.tickets().map(\.state) == [.waiting, .waiting])
        }
    }

    @Test func whatIsLeftIsSentAgainWithTheSameWords() async throws {
        try await withDesk { rounds in
            try await rounds.report(2)
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = Self.chosen([1, 77], "wait") + [("on", "vendor"), ("question", "MYQUESTION")]
            let page = try await priya.post("/tickets/bulk", form: form).text
            #expect(page.contains("Once more for the one that is not done") && page.contains("MYQUESTION</textarea>"))
            #expect(page.contains("name=\"ticket\" value=\"77\"") && !page.contains("name=\"ticket\" value=\"1\""))
            #expect(page.contains("<option value=\"vendor\" selected>") && page.contains(" data-typed>"))
        }
    }

    @Test func whenTheStorageGivesUpThePersonIsToldWhatWasDone() async throws {
        try await withDesk { rounds in
            try await rounds.report(3)
            let failing = FullAfter(rounds.database, writes: 1)
            let desk = Desk(database: failing, settings: .init(siteName: ""), now: { Cast.morning })
            let priya = Browser(desk)
            priya.setCookie(
                "rounds_session", try await rounds.browser(as: rounds.cast.priya).cookie("rounds_session") ?? "")
            let page = try await priya.post("/tickets/bulk", form: Self.chosen([1, 2, 3], "take"))
            #expect(page.status == .ok && page.text.contains("Done for 1 of 3"))
            #expect(page.text.contains("disk is full") && page.text.contains("Not tried."))
        }
    }

    static func chosen(_ numbers: [Int], _ act: String) -> [(String, String)] {
        numbers.map { ("ticket", String($0)) } + [("act", act)]
    }
}

extension TestDesk {
    fileprivate func report(_ count: Int) async throws {
        let cast = cast
        try await database.write { tx in
            for number in 1...count {
                let draft = try TicketDraft(kind: .incident, channel: .phone, title: "Trouble \(number)")
                _ = try tx.report(draft, for: cast.maria.id, by: cast.priya, at: Cast.morning)
            }
        }
    }

    fileprivate func tickets() async throws -> [TicketLine] {
        try await database.read { try $0.tickets(.open, limit: 10).lines }
    }
}

/// A database whose disk is full after so many writes.
private final class FullAfter: StandInDatabase {
    let base: any Database
    private let left: Mutex<Int>

    init(_ base: any Database, writes: Int) {
        self.base = base
        left = Mutex(writes)
    }

    func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        let isFull = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isFull { throw StorageError.full }
        return try await base.write(body)
    }
}
