import RoundsDomain
import Testing

@Suite struct ReplyHoleTests {
    @Test func whatIsKnownIsFilledInAndTheRestStaysOpen() {
        let text = "Dear {name}, {number}: {question} {unknown} { {name"
        let filled = ReplyHole.filled(text, with: [.name: "Maria {number}", .number: "R-7", .question: ""])
        #expect(filled == "Dear Maria {number}, R-7: {question} {unknown} { {name")
        #expect(ReplyHole.open(in: "On {date} by {me}.") == [.me, .date])
        #expect(ReplyHole.open(in: "A plain {brace}.").isEmpty)
    }
}
