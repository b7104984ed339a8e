import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct PassageTests {
    @Test(arguments: engines) func whatMatchedIsMarkedAsItWasWritten(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "PRINTER is dead", "The printer, the Prïnter!")
            let match = try await db.matches("printer").first
            #expect(match?.title.drawn == "[PRINTER] is dead")
            #expect(match?.body.drawn == "The [printer], the [Prïnter]!")
        }
    }

    @Test(arguments: engines) func ofALongTextTheWordsAroundTheMatchAreShown(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            let words = (1...200).map { "word\($0)" }.joined(separator: " ")
            try await db.put(1, "Long", words + " badge " + words)
            let body = try await db.matches("badge").first?.body
            #expect(body?.drawn.hasPrefix("… word195 word196 word197 word198 word199 word200 [badge] word1 ") == true)
            #expect(body?.drawn.hasSuffix("word23 …") == true)
        }
    }

    @Test(arguments: engines) func aMatchInTheTitleAloneShowsTheBeginning(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "Badge", "The door stays shut.")
            #expect(try await db.matches("badge").first?.body.drawn == "The door stays shut.")
        }
    }

    @Test(arguments: engines) func markupInTheTextStaysText(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "<b>badge</b> \u{2}x\u{3}", "")
            let match = try await db.matches("badge").first
            #expect(match?.title.drawn == "<b>[badge]</b> \u{2}x\u{3}")
        }
    }
}

extension [SearchMatch.Passage] {
    /// The passage as one text, with the marked runs in brackets.
    var drawn: String {
        map { $0.marked ? "[\($0.text)]" : $0.text }.joined()
    }
}
